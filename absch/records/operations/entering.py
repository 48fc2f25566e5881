"""Versions and events: what is published, and what happens to it afterwards."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.countries.queries import is_party
from absch.formats.record_type import RecordType
from absch.kernel.canonical import canonical_bytes, salted_hash
from absch.kernel.numbers import FIRST_DOCUMENT_ID
from absch.outbox import operations as outbox
from absch.records.models import Citation, Counter, Draft, Ended, Event, Record, Version
from absch.records.operations.belonging import ensure_open
from absch.records.refusals import NotYetPublished
from absch.records.rules import Act, require
from absch.transparency import operations as transparency
from absch.transparency.tree import leaf_hash

Texts = Mapping[str, str]


def freeze(
    draft: Draft, kind: Version.Kind, *, by: Person, office: Role, at: datetime, reason: Texts | None = None
) -> Version:
    """Turn the draft into the next version of its record, and remove the draft.

    The document's number is given the first time; private notes stay beside the record.
    """
    record, record_type = draft.record, draft.record.record_type
    if record.document_id is None:
        record.document_id = next_of("document", first=FIRST_DOCUMENT_ID)
    record.latest_revision += 1
    record.inside = None
    record.private = record_type.private_part(draft.content)
    record.confirmed_at, record.confirmed_office = None, ""
    record.save()

    version = Version(record=record, revision=record.latest_revision, kind=kind, edition=record_type.edition)
    version.published_at, version.published_by, version.office = at, by, office
    version.of_party = is_party(record.government, on=at.date())
    version.reason = dict(reason) if reason else None
    content = record_type.for_publication(draft.content)
    version.public = canonical_bytes(content)
    version.public_hash = salted_hash(bytes(version.public), salt=version.salt)
    version.save(force_insert=True)
    cite(version, record_type(content))
    draft.delete()
    return version


def cite(version: Version, reading: RecordType) -> None:
    citations = []
    for wire, reference in dict.fromkeys(reading.references()):
        identifier, _at, revision = reference.partition("@")
        number = int(revision) if revision.isdecimal() else None
        citations.append(Citation(version=version, wire=wire, identifier=identifier[:128], revision=number))
    Citation.objects.bulk_create(citations)


def enter(kind: Event.Kind, version: Version, *, at: datetime) -> Event:
    """Enter an act in the register: the record's next event, and its owner's."""
    owner = version.record.owner
    before = Event.objects.filter(version__record=version.record).order_by("-id").first()
    return Event.objects.create(
        kind=kind,
        version=version,
        owner=owner,
        count=next_of(f"events:{owner}", first=1),
        previous=before.leaf_hash if before else "",
        at=at,
    )


def append_to_log(event: Event) -> None:
    """Let the log commit to the event, and remember where."""
    leaf = event.as_bytes()
    event.leaf, event.leaf_hash = transparency.append(leaf), leaf_hash(leaf).hex()
    event.save(update_fields=["leaf", "leaf_hash"])


def end(record: Record, how: Ended, *, office: Role, at: datetime, reason: Texts) -> None:
    """Let nothing more be published under the record's number; what was published stays readable."""
    record.ended_as, record.ended_at, record.ended_office, record.end_reason = how, at, office, dict(reason)
    record.save(update_fields=["ended_as", "ended_at", "ended_office", "end_reason"])


def empty(version: Version, *, office: Role, at: datetime, reason: Texts) -> None:
    """Take content, salt and reason out of a version for good; the notice says that, and why."""
    version.public, version.salt, version.reason = None, "", None
    version.redacted_at, version.redaction_office, version.redaction_reason = at, office, dict(reason)
    version.save()
    version.citations.all().delete()
    if version.kind == Version.Kind.REVOKE:
        # The record's end says why in the words of that version.
        Record.objects.filter(pk=version.record_id).update(end_reason=None)


@accountable
def confirm(record: Record, *, by: Person, at: datetime) -> Record:
    """Confirm that the published record is still correct. Raises NotYetPublished, and as `ensure_open` does."""
    office = require(by, Act.CONFIRM, on=record, at=at)
    with transaction.atomic():
        record = Record.objects.select_for_update().get(pk=record.pk)
        ensure_open(record)
        if not record.latest_revision:
            raise NotYetPublished(subject=record.identifier, government=record.government)
        record.confirmed_at, record.confirmed_office = at, office
        record.save(update_fields=["confirmed_at", "confirmed_office"])
        code = record.record_type.code
        audit.enter("confirm", by=by, at=at, government=record.government, subject=record.identifier, code=code)
        outbox.announce("record.confirmed", at=at, identifier=record.identifier)
    return record


def hold_counts(owners: Iterable[str]) -> None:
    """Keep the counts of these owners from others until the transaction ends.

    Whoever enters events of several owners in one transaction holds them first, always in the order of their names,
    and only then the log: otherwise two publications could each wait for what the other holds.
    """
    names = sorted({f"events:{owner}" for owner in owners})
    if len(names) > 1:
        Counter.objects.bulk_create([Counter(name=name, value=0) for name in names], ignore_conflicts=True)
        list(Counter.objects.select_for_update().filter(name__in=names).order_by("name"))


def next_of(name: str, *, first: int) -> int:
    """Return the counter's next number; its row stays locked until the transaction ends."""
    if not Counter.objects.filter(name=name).update(value=F("value") + 1):
        Counter.objects.bulk_create([Counter(name=name, value=first - 1)], ignore_conflicts=True)
        Counter.objects.filter(name=name).update(value=F("value") + 1)
    return Counter.objects.get(name=name).value
