"""Keep people, their designations, and what each did or tried.

While the old release runs: there is none.
Rows touched: none.
Going back: drops the tables.
"""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(default="", max_length=150)),
                ("language", models.CharField(default="en", max_length=2)),
                ("government", models.CharField(default="", max_length=4)),
                ("is_active", models.BooleanField(default=True)),
                ("is_console", models.BooleanField(default=False)),
                ("joined_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="one_person_per_mailbox"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_console", True)), fields=("is_console",), name="one_console"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("office", models.CharField(default="", max_length=24)),
                ("act", models.CharField(max_length=40)),
                ("government", models.CharField(default="", max_length=4)),
                ("subject", models.CharField(default="", max_length=160)),
                ("outcome", models.CharField(choices=[("done", "Done"), ("refused", "Refused")], max_length=8)),
                ("code", models.CharField(default="", max_length=40)),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["government", "-at"], name="audit_of_a_government"),
                    models.Index(fields=["subject", "-at"], name="audit_of_a_subject"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Designation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("focal-point", "FOCAL_POINT"),
                            ("publishing-authority", "PUBLISHING_AUTHORITY"),
                            ("authorized-user", "AUTHORIZED_USER"),
                            ("administrator", "ADMINISTRATOR"),
                            ("validation-team", "VALIDATION_TEAM"),
                            ("user-support", "USER_SUPPORT"),
                            ("advisory-committee", "ADVISORY_COMMITTEE"),
                            ("translator", "TRANSLATOR"),
                        ],
                        max_length=24,
                    ),
                ),
                ("government", models.CharField(default="", max_length=4)),
                ("limited_to", models.JSONField(default=list)),
                ("as_deputy", models.BooleanField(default=False)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("granted_as", models.CharField(default="", max_length=24)),
                ("granted_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_reason", models.CharField(default="", max_length=1000)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="designations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("as_deputy", False), ("ended_at", None), ("role", "publishing-authority")),
                        fields=("government",),
                        name="one_publishing_authority",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("as_deputy", False), ("ended_at", None)),
                        fields=("person", "role", "government"),
                        name="designated_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="designated_forward",
                    ),
                ],
            },
        ),
    ]
