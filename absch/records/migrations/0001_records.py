"""Keep records, drafts, versions, what they cite, and the events the log commits to.

While the old release runs: there is none.
Rows touched: none.
Going back: drops the tables.
"""

import absch.records.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(max_length=128, unique=True)),
                ("document_id", models.PositiveIntegerField(null=True, unique=True)),
                ("schema", models.CharField(max_length=60)),
                ("government", models.CharField(default="", max_length=4)),
                ("home", models.CharField(default="ABS", max_length=3)),
                ("shared_with", models.JSONField(default=list)),
                ("created_at", models.DateTimeField()),
                ("latest_revision", models.PositiveIntegerField(default=0)),
                ("private", models.JSONField(default=dict)),
                (
                    "ended_as",
                    models.CharField(
                        choices=[("", "Not"), ("revoked", "Revoked"), ("withdrawn", "Withdrawn")],
                        default="",
                        max_length=9,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_office", models.CharField(default="", max_length=24)),
                ("end_reason", models.JSONField(null=True)),
                ("lock", models.CharField(default="", max_length=40)),
                ("locked_at", models.DateTimeField(null=True)),
                (
                    "locked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_office", models.CharField(default="", max_length=24)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "inside",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inner",
                        to="records.record",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField(default=dict)),
                ("token", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("lock", models.CharField(default="", max_length=40)),
                ("locked_at", models.DateTimeField(null=True)),
                (
                    "locked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="draft", to="records.record"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("publish", "Publish"), ("amend", "Amend"), ("revoke", "Revoke")], max_length=8
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField()),
                ("public", models.BinaryField(null=True)),
                ("salt", models.CharField(default=absch.records.models.new_salt, max_length=32)),
                ("public_hash", models.CharField(max_length=64, unique=True)),
                ("reason", models.JSONField(null=True)),
                ("published_at", models.DateTimeField()),
                ("office", models.CharField(max_length=24)),
                ("redacted_at", models.DateTimeField(null=True)),
                ("redaction_office", models.CharField(default="", max_length=24)),
                ("redaction_reason", models.JSONField(null=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="records.record"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publish", "Publish"),
                            ("amend", "Amend"),
                            ("revoke", "Revoke"),
                            ("withdraw", "Withdraw"),
                            ("redact", "Redact"),
                        ],
                        max_length=8,
                    ),
                ),
                ("owner", models.CharField(max_length=4)),
                ("count", models.PositiveIntegerField()),
                ("previous", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("leaf", models.PositiveBigIntegerField(null=True, unique=True)),
                ("leaf_hash", models.CharField(default="", max_length=64)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="records.version"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wire", models.CharField(max_length=60)),
                ("identifier", models.CharField(max_length=128)),
                ("revision", models.PositiveIntegerField(null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="records.version"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["schema", "government", "document_id"], name="records_of_a_government"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["-published_at", "-id"], name="versions_latest_first"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("record", "revision"), name="one_version_per_revision"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("owner", "count"), name="an_owners_count_without_gaps"),
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(fields=["identifier", "wire"], name="citations_of_a_record"),
        ),
    ]
