"""Keep which PDF was made of which version, in which language and state, and by which digest it is known.

While the old release runs: safe; it does not know the table.
Rows touched: none.
Going back: drops the table; the files stay in the data folder and are no longer known by their digest.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0001_certificates"),
        ("records", "0001_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=2)),
                ("template", models.PositiveSmallIntegerField()),
                ("state", models.CharField(max_length=24)),
                ("made_on", models.DateField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveIntegerField()),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="renditions", to="records.version"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("version", "language", "template", "state"),
                        name="one_rendition_of_a_state",
                    )
                ],
            },
        ),
    ]
