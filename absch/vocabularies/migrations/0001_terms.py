"""Keep the terms of the vocabularies, and the other identifiers under which they are accepted.

While the old release runs: there is none.
Rows touched: none. The terms are loaded from their files afterwards.
Going back: drops the tables; loading the files fills them again.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("domain", models.CharField(max_length=64)),
                ("identifier", models.CharField(max_length=128)),
                ("titles", models.JSONField()),
                ("broader", models.CharField(blank=True, default="", max_length=128)),
                ("position", models.PositiveIntegerField()),
                ("no_longer_used_since", models.DateField(blank=True, null=True)),
                ("replaced_by", models.CharField(blank=True, default="", max_length=128)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("domain", "identifier"), name="one_term_per_identifier")
                ],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("domain", models.CharField(max_length=64)),
                ("identifier", models.CharField(max_length=128)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="vocabularies.term"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("domain", "identifier"), name="one_alias_per_identifier")
                ],
            },
        ),
    ]
