"""Let people be reminded of a draft that nobody goes on with.

While the old release runs: safe; only the list of kinds grows.
Rows touched: none.
Going back: reversible; reminders told meanwhile stay, of a kind the old release does not know.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_notifications")]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
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
                    ("draft.stale", "Reminder of a draft"),
                ],
                max_length=40,
            ),
        ),
    ]
