"""Requests: what somebody who may not decide asks of who does."""

from django.db import models
from django.db.models import Q

from absch.accounts.models import Person
from absch.records.models import Record


class Request(models.Model):
    """A request to publish, amend, revoke or withdraw. It awaits whoever holds the office, not a person.

    `token` is the draft's as it was submitted; `reason` and `remark` are what was said, `decided_office` a role.
    """

    class State(models.TextChoices):
        PENDING = "pending"
        APPROVED = "approved"
        RETURNED = "returned"
        RECALLED = "recalled"
        EXPIRED = "expired"

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="requests")
    act = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    token = models.PositiveIntegerField(null=True)
    remark = models.CharField(max_length=1000, default="")
    reason_for = models.JSONField(null=True)
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    decided_office = models.CharField(max_length=24, default="")
    decided_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=4000, default="")
    revision = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record"], condition=Q(state="pending"), name="one_pending_request")
        ]
        indexes = [models.Index(fields=["state", "expires_at"], name="requests_by_expiry")]

    @property
    def lock(self) -> str:
        """The name by which the draft is locked."""
        return f"request-{self.pk}"
