"""What a person is told inside the registry."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from absch.accounts.models import Person


class Notification(models.Model):
    """Something one person is told, once for each `key`.

    `about` holds the facts, never a draft's content: `government`, and according to kind `code` (of the type),
    `number`, `identifier`, `act`, `reason`, … What it says is put together when it is read, in the reader's language.
    """

    class Kind(models.TextChoices):
        REQUEST_SUBMITTED = "request.submitted", _("Request to decide on")
        REQUEST_REMINDER = "request.reminder", _("Reminder of a request")
        REQUEST_APPROVED = "request.approved", _("Request approved")
        REQUEST_RETURNED = "request.returned", _("Request returned")
        REQUEST_RECALLED = "request.recalled", _("Request recalled")
        REQUEST_EXPIRED = "request.expired", _("Request expired")
        RECORD_PUBLISHED = "record.publish", _("New record published")
        RECORD_AMENDED = "record.amend", _("Record amended")
        RECORD_REVOKED = "record.revoke", _("Permit or certificate revoked")
        RECORD_WITHDRAWN = "record.withdraw", _("Record withdrawn")
        RECORD_REDACTED = "record.redact", _("Record redacted")
        CERTIFICATE_EXPIRING = "certificate.expiring", _("Permit or certificate about to expire")
        DESIGNATED = "designation.designate", _("Designation")
        OFFICE_TAKEN_OVER = "designation.hand-over", _("Office handed over to you")
        OFFICE_PASSED_ON = "designation.passed-on", _("Office passed on")
        DEPUTY_NAMED = "designation.name-deputy", _("Named as deputy")
        DESIGNATION_ENDED = "designation.end-designation", _("Designation ended")
        DRAFT_STALE = "draft.stale", _("Reminder of a draft")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=40, choices=Kind)
    key = models.CharField(max_length=80)
    about = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notifications_of_a_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notifications_unread"),
        ]
