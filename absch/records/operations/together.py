"""Publish many first versions in a few statements, with the rows that `begin`, `freeze` and `enter` would write."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.kernel.canonical import canonical_bytes, salted_hash
from absch.kernel.numbers import FIRST_DOCUMENT_ID
from absch.records.models import Counter, Event, Record, Version
from absch.records.operations.entering import cite, hold_counts, next_of
from absch.transparency.together import append_together
from absch.transparency.tree import leaf_hash

AT_ONCE = 500


@dataclass(frozen=True)
class Checked:
    """A new record, not saved yet, and its draft; both may be published as they are, in that office."""

    record: Record
    content: dict[str, Any]
    office: Role
    of_party: bool
    at: datetime


def freeze_together(drafts: Sequence[Checked], *, by: Person) -> list[Version]:
    """Give each record its number and its first version, in this order."""
    numbers = numbers_of("document", first=FIRST_DOCUMENT_ID, count=len(drafts))
    for draft, number in zip(drafts, numbers, strict=True):
        record = draft.record
        record.document_id, record.latest_revision = number, 1
        record.private = record.record_type.private_part(draft.content)
    Record.objects.bulk_create([each.record for each in drafts], batch_size=AT_ONCE)

    versions = [first_version(each, by=by) for each in drafts]
    Version.objects.bulk_create(versions, batch_size=AT_ONCE)
    for version in versions:
        cite(version, version.read())
    return versions


def first_version(draft: Checked, *, by: Person) -> Version:
    record_type = draft.record.record_type
    version = Version(record=draft.record, revision=1, kind=Version.Kind.PUBLISH, edition=record_type.edition)
    version.published_at, version.published_by, version.office = draft.at, by, draft.office
    version.of_party = draft.of_party
    version.public = canonical_bytes(record_type.for_publication(draft.content))
    version.public_hash = salted_hash(bytes(version.public), salt=version.salt)
    return version


def enter_together(versions: Sequence[Version]) -> None:
    """Enter the publication of each in the register, and let the log commit to it."""
    kind = Event.Kind.PUBLISH
    events = [Event(kind=kind, version=each, owner=each.record.owner, at=each.published_at) for each in versions]
    hold_counts(each.owner for each in events)
    counted = {
        owner: iter(numbers_of(f"events:{owner}", first=1, count=count))
        for owner, count in Tally(each.owner for each in events).items()
    }
    for event in events:
        event.count = next(counted[event.owner])
    leaves = [each.as_bytes() for each in events]
    first = append_together(leaves)
    for place, (event, leaf) in enumerate(zip(events, leaves, strict=True)):
        event.leaf, event.leaf_hash = first + place, leaf_hash(leaf).hex()
    Event.objects.bulk_create(events, batch_size=AT_ONCE)


def numbers_of(name: str, *, first: int, count: int) -> range:
    """Return the counter's next numbers, as many as asked; its row stays locked until the transaction ends."""
    start = next_of(name, first=first)
    Counter.objects.filter(name=name).update(value=F("value") + count - 1)
    return range(start, start + count)
