"""The independent check of the register: versions, events and leaves must say the same, by none of the code that wrote.

What a leaf should say is put together anew from the rows; the log itself is checked by `transparency.audit`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import islice

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from absch.formats.catalogue import RECORD_TYPES
from absch.records.models import Event, Record, Version
from absch.transparency.models import Leaf

BATCH = 256
PLACING = ("publish", "amend", "revoke")  # the kinds of event that bring a version


class Flaw(StrEnum):
    """The ways in which the register can be wrong."""

    COUNT = "event: its owner's count does not follow the one before"
    OWNER = "event: another owner than the record's"
    UNLOGGED = "event: no leaf"
    LEAF = "event: says something else than its leaf"
    LEAF_HASH = "event: another hash than its leaf's"
    PREVIOUS = "event: does not follow the record's event before"
    MOMENT = "event: another moment than its version's"
    CONTENT = "version: content differs from its hash"
    NOT_EMPTIED = "version: redacted, but not empty"
    EVENTS = "version: has not exactly one event of its kind"
    REDACTION = "version: redaction and event do not agree"
    REVISIONS = "record: revisions are not counted from 1 without gaps"
    END = "record: its end and its events do not agree"
    FOREIGN_LEAF = "leaf of no event"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where: `ABSCH-IRCC-KE-100002-1`, `event 7`, `leaf 3`, `events of KE`."""

    what: Flaw
    where: str


def findings() -> Iterator[Finding]:
    """Yield all that is wrong with the register, nothing when all is right.

    Takes time in proportion to the versions and holds a few hundred rows at once. Acts may go on meanwhile: each
    comparison is made within one statement, or of what never changes.
    """
    yield from _check_counts()
    yield from _check_events()
    yield from _check_versions()
    yield from _check_records()
    yield from _check_leaves()


def _check_counts() -> Iterator[Finding]:
    owner, expected = "", 1
    rows = Event.objects.order_by("owner", "count").values_list("owner", "count", "id")
    for each, count, key in rows.iterator(chunk_size=BATCH):
        expected = expected + 1 if each == owner else 1
        if count != expected:
            yield Finding(Flaw.COUNT, f"event {key} of {each}: {count} instead of {expected}")
        owner, expected = each, count


def _check_events() -> Iterator[Finding]:
    """Go through the events record by record, in the order in which they happened."""
    record, before = 0, ""
    events = Event.objects.select_related("version__record").defer("version__public", "version__salt")
    ordered = events.order_by("version__record_id", "id").iterator(chunk_size=BATCH)
    while batch := list(islice(ordered, BATCH)):
        indexes = [each.leaf for each in batch if each.leaf is not None]
        leaves = dict(Leaf.objects.filter(index__in=indexes).values_list("index", "data"))
        for event in batch:
            if event.version.record_id != record:
                record, before = event.version.record_id, ""
            leaf = leaves.get(-1 if event.leaf is None else event.leaf)
            for flaw in _flaws_of(event, None if leaf is None else _bytes(leaf), before):
                yield Finding(flaw, f"event {event.pk}, {_number(event.version)}")
            before = event.leaf_hash


def _flaws_of(event: Event, leaf: bytes | None, before: str) -> Iterator[Flaw]:
    if event.owner != _owner(event.version.record):
        yield Flaw.OWNER
    if event.previous != before:
        yield Flaw.PREVIOUS
    if event.kind in PLACING and event.at != event.version.published_at:
        yield Flaw.MOMENT
    if leaf is None:
        yield Flaw.UNLOGGED
        return
    if leaf != _leaf_of(event):
        yield Flaw.LEAF
    # RFC 6962, section 2.1
    if event.leaf_hash != sha256(b"\x00" + leaf).hexdigest():
        yield Flaw.LEAF_HASH


def _leaf_of(event: Event) -> bytes:
    """Return what the log should hold of the event. All keys and values are such that sorted JSON is canonical."""
    said = {
        "kind": event.kind,
        "number": _number(event.version),
        "revision": event.version.revision,
        "government": event.owner,
        "count": event.count,
        "public": event.version.public_hash,
        "previous": event.previous,
        "at": event.at.isoformat(),
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _owner(record: Record) -> str:
    return record.owner


def _number(version: Version) -> str:
    record = version.record
    prefix = "CHM" if record.home == "CHM" else settings.ABSCH_NUMBER_PREFIX
    code = RECORD_TYPES[record.schema].code if record.schema in RECORD_TYPES else record.schema
    return f"{prefix}-{code}-{_owner(record)}-{record.document_id}-{version.revision}"


def _check_versions() -> Iterator[Finding]:
    versions = Version.objects.select_related("record").annotate(
        of_its_kind=_how_many(Event.objects.filter(version=OuterRef("pk"), kind=OuterRef("kind"))),
        placing=_how_many(Event.objects.filter(version=OuterRef("pk"), kind__in=PLACING)),
        redactions=_how_many(Event.objects.filter(version=OuterRef("pk"), kind="redact")),
    )
    for version in versions.order_by("pk").iterator(chunk_size=BATCH):
        is_redacted = version.redacted_at is not None
        if is_redacted and (version.public is not None or version.salt):
            yield Finding(Flaw.NOT_EMPTIED, _number(version))
        if not is_redacted and _hash_of(version) != version.public_hash:
            yield Finding(Flaw.CONTENT, _number(version))
        if (version.of_its_kind, version.placing) != (1, 1):
            yield Finding(Flaw.EVENTS, _number(version))
        if version.redactions != int(is_redacted):
            yield Finding(Flaw.REDACTION, _number(version))


def _how_many(events: QuerySet[Event]) -> Coalesce:
    # A subquery for each: grouping would sort the contents of all versions.
    return Coalesce(Subquery(events.order_by().values("version").annotate(many=Count("pk")).values("many")), 0)


def _hash_of(version: Version) -> str:
    try:
        return sha256(bytes.fromhex(version.salt) + _bytes(version.public or b"")).hexdigest()
    except ValueError:
        return "the salt is no hexadecimal number"


def _bytes(stored: bytes | memoryview | str) -> bytes:
    # SQLite keeps text in a column of bytes if somebody puts it there: that is to be found, not to be stumbled over.
    return stored.encode() if isinstance(stored, str) else bytes(stored)


def _check_records() -> Iterator[Finding]:
    records = Record.objects.annotate(
        newest=Max("versions__revision"),
        kept=Count("versions", distinct=True),
        withdrawals=Count("versions__events", filter=Q(versions__events__kind="withdraw"), distinct=True),
        revocations=Count("versions__events", filter=Q(versions__events__kind="revoke"), distinct=True),
    )
    for record in records.order_by("pk").iterator(chunk_size=BATCH):
        # Revisions of one record are unique: as many as the newest says means that none is missing.
        if record.kept != record.latest_revision or (record.newest or 0) != record.latest_revision:
            yield Finding(Flaw.REVISIONS, record.identifier)
        if (record.withdrawals, record.revocations) != (record.ended_as == "withdrawn", record.ended_as == "revoked"):
            yield Finding(Flaw.END, record.identifier)


def _check_leaves() -> Iterator[Finding]:
    foreign = Leaf.objects.filter(~Exists(Event.objects.filter(leaf=OuterRef("index")))).order_by("index")
    for index in foreign.values_list("index", flat=True).iterator(chunk_size=BATCH):
        yield Finding(Flaw.FOREIGN_LEAF, f"leaf {index}")
