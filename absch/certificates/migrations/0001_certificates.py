"""Keep which versions are certificates, and what became of them.

While the old release runs: there is none.
Rows touched: none.
Going back: drops the tables.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0001_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_identifier", models.CharField(db_index=True, max_length=128)),
                ("number", models.CharField(max_length=60, unique=True)),
                ("government", models.CharField(max_length=4)),
                ("constituted_at", models.DateTimeField()),
                ("expires_on", models.DateField(null=True)),
                ("superseded_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificate", to="records.version"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["government", "-constituted_at"], name="certificates_of_a_government")
                ],
            },
        ),
    ]
