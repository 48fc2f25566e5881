"""Read certificates, and say what a number stands for on a day."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from absch.certificates.models import Certificate
from absch.formats.types.permit import Permit
from absch.kernel.numbers import ENVIRONMENT_PREFIXES, Number
from absch.records.models import Ended, Version

if TYPE_CHECKING:
    from absch.certificates.verification.verdicts import Verdict


class State(StrEnum):
    """What may be relied on; the first four are states of a certificate on a day."""

    IN_FORCE = "in force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    NO_CERTIFICATE = "permit, not certificate"
    REDACTED = "redacted"
    CURRENT = "current"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    TRAINING = "training"


STATE_WORDS = {
    State.IN_FORCE: _("In force"),
    State.EXPIRED: _("Expired"),
    State.SUPERSEDED: _("Superseded"),
    State.REVOKED: _("Revoked"),
    State.NO_CERTIFICATE: _("A permit, not a certificate"),
    State.REDACTED: _("Redacted"),
    State.CURRENT: _("Current"),
    State.WITHDRAWN: _("Withdrawn"),
    State.UNKNOWN: _("Unknown"),
    State.TRAINING: _("Training or test"),
}


def certificates_in_force(*, of: str = "", on: date) -> QuerySet[Certificate]:
    """Return the certificates in force on that day, of one government or of all, newest first.

    A certificate is in force from the day it was constituted, through its last day, until superseded or revoked.
    """
    issued = Certificate.objects.filter(government=of) if of else Certificate.objects.all()
    return (
        issued.filter(constituted_at__date__lte=on)
        .exclude(expires_on__lt=on)
        .exclude(superseded_at__date__lte=on)
        .exclude(revoked_at__date__lte=on)
        .order_by("-constituted_at", "number")
    )


def state_of(certificate: Certificate, *, on: date) -> State | None:
    """Return the certificate's state on that day, revoked before superseded before expired; None before it was made."""
    if certificate.constituted_at.date() > on:
        return None
    if certificate.revoked_at and certificate.revoked_at.date() <= on:
        return State.REVOKED
    if certificate.superseded_at and certificate.superseded_at.date() <= on:
        return State.SUPERSEDED
    if certificate.expires_on and certificate.expires_on < on:
        return State.EXPIRED
    return State.IN_FORCE


def standing_of(version: Version, *, on: date) -> State:
    """Return what the version stands for on that day; for a permit that is the state of its certificate."""
    is_permit = version.record.record_type is Permit
    certificate = Certificate.objects.filter(version=version).first() if is_permit else None
    return standing_with(version, certificate, on=on)


def standing_with(version: Version, certificate: Certificate | None, *, on: date) -> State:
    """Return what `standing_of` would, with the version's certificate at hand."""
    record = version.record
    if record.record_type is Permit:
        if record.ended_as == Ended.REVOKED and record.ended_at and record.ended_at.date() <= on:
            return State.REVOKED
        if certificate and (state := state_of(certificate, on=on)):
            return state
        return State.SUPERSEDED if version.revision < record.latest_revision else State.NO_CERTIFICATE
    if record.ended_as == Ended.WITHDRAWN:
        return State.WITHDRAWN
    return State.CURRENT if version.revision == record.latest_revision else State.SUPERSEDED


def verify(text: str, *, on: date) -> "Verdict":
    """Say what stands behind a number as somebody typed it; without a revision, the latest version is meant."""
    from absch.certificates.verification.verdicts import verify_many  # it asks this module for states

    return verify_many([text], on=on)[0]


def is_of_another_environment(number: Number) -> bool:
    return number.prefix in ENVIRONMENT_PREFIXES and number.prefix != settings.ABSCH_NUMBER_PREFIX
