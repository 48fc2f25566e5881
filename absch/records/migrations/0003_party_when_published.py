"""Note with each version whether its government was a Party, as far as was known when it was published.

While the old release runs: safe; the column is nullable and the old release leaves it empty.
Rows touched: none. Published versions are never migrated: those from before are judged by the treaty dates known today.
Going back: reversible; what was noted is lost.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0002_what_a_draft_began_from")]

    operations = [
        migrations.AddField(model_name="version", name="of_party", field=models.BooleanField(null=True)),
    ]
