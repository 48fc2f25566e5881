"""People, what they are designated as, and what each did or tried."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from absch.accounts.roles import Role

ROLE_CHOICES = [(role.value, role.name) for role in Role if role is not Role.REGISTERED_USER]


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account: of one government at most. `is_console` marks the one the command line acts as."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=150, default="")
    language = models.CharField(max_length=2, default="en")
    government = models.CharField(max_length=4, default="")
    is_active = models.BooleanField(default=True)
    is_console = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_mailbox"),
            models.UniqueConstraint(fields=["is_console"], condition=Q(is_console=True), name="one_console"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permissions are not used: `records.rules` decides."""
        return False


class Designation(models.Model):
    """A role, of one government or of the Secretariat (""), limited to some type codes or to none ([]).

    `until` is the last day. A deputy is the publishing authority for a period.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="designations")
    role = models.CharField(max_length=24, choices=ROLE_CHOICES)
    government = models.CharField(max_length=4, default="")
    limited_to = models.JSONField(default=list)
    as_deputy = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    granted_as = models.CharField(max_length=24, default="")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    end_reason = models.CharField(max_length=1000, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government"],
                condition=Q(role="publishing-authority", as_deputy=False, ended_at=None),
                name="one_publishing_authority",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "government"],
                condition=Q(as_deputy=False, ended_at=None),
                name="designated_once",
            ),
            models.UniqueConstraint(
                fields=["person", "government", "since", "until"],
                condition=Q(as_deputy=True, ended_at=None),
                name="deputy_once",
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="designated_forward"),
        ]


class AuditEntry(models.Model):
    """An act or an attempt: who, in which office, granted by whom, on what, with what outcome.

    Never shown to the public: the history names offices, this table names people.
    """

    class Outcome(models.TextChoices):
        DONE = "done"
        REFUSED = "refused"

    at = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    office = models.CharField(max_length=24, default="")
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=40)
    government = models.CharField(max_length=4, default="")
    subject = models.CharField(max_length=160, default="")
    outcome = models.CharField(max_length=8, choices=Outcome)
    code = models.CharField(max_length=40, default="")

    class Meta:
        indexes = [
            models.Index(fields=["government", "-at"], name="audit_of_a_government"),
            models.Index(fields=["subject", "-at"], name="audit_of_a_subject"),
        ]
