"""Take out of the registry, for good, what should never have been published: also out of what was begun from it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.outbox import operations as outbox
from absch.publishing.models import Request
from absch.publishing.operations.publication import enter
from absch.publishing.refusals import AlreadyRedacted, DraftRequested
from absch.publishing.rules import Texts, ensure_reason
from absch.records import operations as records
from absch.records.models import Draft, Event, Record, Version
from absch.records.refusals import DraftExists
from absch.records.rules import Act, require


@accountable
def redact(version: Version, *, by: Person, at: datetime, reason: Texts | None) -> Version:
    """Take a version's content out, and throw away the drafts that took it over: the next version's, duplicates.

    Source: Nagoya Protocol, Article 14.2 (without prejudice to the protection of confidential information).
    The bytes go; number, salted hash, leaf and a notice with the reason stay. Followers hear of it and remove
    what they made. Raises NotDesignated, ReasonRequired, AlreadyRedacted, DraftRequested while somebody awaits a
    decision on such a draft, and DraftExists or Overtaken if one is begun or saved at the same moment.
    """
    office = require(by, Act.REDACT, on=version.record, at=at)
    reason = ensure_reason(reason, version.record)

    with transaction.atomic():
        for draft in begun_from(version).order_by("record__identifier"):
            throw_away(draft, by=by, at=at)
        record = Record.objects.select_for_update().get(pk=version.record_id)
        facts = {"subject": record.number(version.revision), "government": record.government}
        version = record.versions.select_related("record").get(pk=version.pk)
        if version.redacted_at:
            raise AlreadyRedacted(**facts)
        if begun_from(version).exists():
            raise DraftExists(**facts)
        forget_reasons(version)
        records.empty(version, office=office, at=at, reason=reason)
        enter(Event.Kind.REDACT, version, by=by, at=at)
        outbox.announce("draft.wiped", at=at, everywhere=True)
    return version


def begun_from(version: Version) -> QuerySet[Draft]:
    """Return the drafts that took over what the version says; of an older draft it is not known whether it did."""
    taken_over = Q(begun_from=version) | Q(begun_from=None, record=version.record_id)
    return Draft.objects.filter(taken_over).select_related("record")


def throw_away(draft: Draft, *, by: Person, at: datetime) -> None:
    if draft.lock:
        raise DraftRequested(
            draft=draft.record.identifier, subject=draft.record.identifier, government=draft.record.government
        )
    records.discard(draft, by=by, at=at)


def forget_reasons(version: Version) -> None:
    """Empty the requests that led to the version, granted or not: each said why in the words of its draft."""
    led_to = Q(revision=version.revision) | Q(revision=None, requested_at__lte=version.published_at)
    closed = Request.objects.filter(led_to, record=version.record).exclude(state=Request.State.PENDING)
    closed.update(reason_for=None)
