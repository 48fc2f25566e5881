"""Note which version a draft took its answers over from, so that a redaction finds the draft too.

While the old release runs: safe; the column is nullable and the old release leaves it empty.
Rows touched: none. A draft begun before is treated as begun from whichever version of its record is redacted.
Going back: reversible; what was noted is lost.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0001_records")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="begun_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.version",
            ),
        ),
    ]
