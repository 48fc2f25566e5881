"""Let a person be deputy for the same days once only.

While the old release runs: safe; it answers a second naming with an error instead of a second row.
Rows touched: none.
Going back: reversible; the constraint goes.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_end_twin_deputies")]

    operations = [
        migrations.AddConstraint(
            model_name="designation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("as_deputy", True), ("ended_at", None)),
                fields=("person", "government", "since", "until"),
                name="deputy_once",
            ),
        ),
    ]
