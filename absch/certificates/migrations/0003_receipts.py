"""Keep receipts of verification: what was answered to a list of numbers, and when.

While the old release runs: safe; it does not know the table.
Rows touched: none.
Going back: drops the table; codes that were printed are then answered as unknown.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0002_renditions")]

    operations = [
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=16, unique=True)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
                ("rows", models.PositiveIntegerField()),
                ("answers", models.BinaryField()),
            ],
        ),
    ]
