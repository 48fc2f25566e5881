"""Keep what has happened until it is told, and every letter on its way.

While the old release runs: there is none.
Rows touched: none.
Going back: drops the tables.
"""

import absch.outbox.models
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("count", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=60)),
                ("about", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("told_at", models.DateTimeField(null=True)),
                ("dead_at", models.DateTimeField(null=True)),
                ("problem", models.CharField(default="", max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("dead_at", None), ("told_at", None)),
                        fields=["due_at"],
                        name="announcements_waiting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("addressee", models.CharField(max_length=254)),
                ("letter", models.CharField(max_length=60)),
                ("language", models.CharField(default="en", max_length=2)),
                ("about", models.JSONField(default=dict)),
                ("words", models.JSONField(null=True)),
                ("government", models.CharField(default="", max_length=4)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("handed over", "Handed Over"),
                            ("refused", "Refused"),
                            ("bounced", "Bounced"),
                            ("given up", "Dead"),
                            ("dropped", "Dropped"),
                        ],
                        default="queued",
                        max_length=12,
                    ),
                ),
                ("token", models.CharField(default=absch.outbox.models.new_token, max_length=24, unique=True)),
                ("at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("problem", models.CharField(default="", max_length=300)),
                (
                    "announcement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="outbox.announcement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "queued")), fields=["due_at"], name="deliveries_waiting"),
                    models.Index(fields=["government", "state"], name="deliveries_of_a_government"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("announcement", "addressee", "letter"), name="one_letter_per_announcement_and_addressee"
                    )
                ],
            },
        ),
    ]
