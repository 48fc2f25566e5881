"""Keep the governments, what each has done under five treaties, and the groups they form.

While the old release runs: there is none.
Rows touched: none. The rows are loaded from their files afterwards.
Going back: drops the tables; loading the files fills them again.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Government",
            fields=[
                ("identifier", models.CharField(max_length=3, primary_key=True, serialize=False)),
                ("iso3", models.CharField(blank=True, default="", max_length=3)),
                ("names", models.JSONField()),
                ("sort_keys", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("identifier", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("titles", models.JSONField()),
                ("members", models.JSONField()),
                ("as_of", models.DateField()),
                ("position", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="TreatyStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("treaty", models.CharField(max_length=12)),
                ("signature", models.DateField(blank=True, null=True)),
                ("deposit", models.DateField(blank=True, null=True)),
                ("instrument", models.CharField(blank=True, default="", max_length=12)),
                ("party", models.DateField(blank=True, null=True)),
                ("status", models.CharField(max_length=12)),
                ("as_of", models.DateField()),
                ("certainty", models.CharField(max_length=12)),
                (
                    "government",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="treaties", to="countries.government"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("government", "treaty"), name="one_status_per_government_and_treaty"
                    )
                ],
            },
        ),
    ]
