"""Keep what each person has been told at the desk.

While the old release runs: there is none.
Rows touched: none.
Going back: drops the tables.
"""

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
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request.submitted", "Request to decide on"),
                            ("request.reminder", "Reminder of a request"),
                            ("request.approved", "Request approved"),
                            ("request.returned", "Request returned"),
                            ("request.recalled", "Request recalled"),
                            ("request.expired", "Request expired"),
                            ("record.publish", "New record published"),
                            ("record.amend", "Record amended"),
                            ("record.revoke", "Permit or certificate revoked"),
                            ("record.withdraw", "Record withdrawn"),
                            ("record.redact", "Record redacted"),
                            ("certificate.expiring", "Permit or certificate about to expire"),
                            ("designation.designate", "Designation"),
                            ("designation.hand-over", "Office handed over to you"),
                            ("designation.passed-on", "Office passed on"),
                            ("designation.name-deputy", "Named as deputy"),
                            ("designation.end-designation", "Designation ended"),
                        ],
                        max_length=40,
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("about", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "-at", "-id"], name="notifications_of_a_person"),
                    models.Index(condition=models.Q(("read_at", None)), fields=["person"], name="notifications_unread"),
                ],
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="told_once")],
            },
        ),
    ]
