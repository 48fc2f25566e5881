"""Whether something may still be written under a record, and whether a document belongs there."""

from typing import Any

from absch.formats.asking import Asked, Code, identifier_in
from absch.formats.record_type import NOBODY
from absch.kernel.wire import ensure_safe
from absch.records.models import Ended, Record
from absch.records.refusals import Locked, Mismatched, RevokedIsFinal, UnknownField, WithdrawnIsFinal


def ensure_open(record: Record) -> None:
    """Raise RevokedIsFinal or WithdrawnIsFinal once the record has come to its end."""
    if record.ended_as:
        refusal = RevokedIsFinal if record.ended_as == Ended.REVOKED else WithdrawnIsFinal
        raise refusal(subject=record.identifier, government=record.government)


def ensure_unlocked(record: Record, lock: str = "") -> None:
    """Raise Locked while the record's withdrawal is requested; `lock` is the lock its holder may pass."""
    if record.lock not in ("", lock):
        facts = {"subject": record.identifier, "government": record.government}
        raise Locked(person=str(record.locked_by), since=record.locked_at, **facts)


def ensure_belongs(content: dict[str, Any], record: Record) -> None:
    """Raise Mismatched, UnknownField or Unreadable if the content cannot be kept under that record."""
    ensure_safe(content)
    facts = {"government": record.government, "subject": record.identifier}
    header = content.get("header")
    also = {"header.schema": record.record_type.also_sent_as}
    for path, said, meant in (
        ("header.identifier", header.get("identifier") if isinstance(header, dict) else None, record.identifier),
        ("header.schema", header.get("schema") if isinstance(header, dict) else None, record.schema),
        ("government", identifier_in(content.get("government")) or None, record.government),
    ):
        if said is not None and said != meant and said not in also.get(path, ()):
            raise Mismatched(field=path, **facts)
    reading = record.record_type(content)
    asked = Asked(content, NOBODY, record.created_at.date())
    for field in reading.fields:
        for fault in field.faults(content.get(field.wire), field.wire, asked):
            if fault.code is Code.INVALID_PROPERTY:
                raise UnknownField(field=fault.path[:200], **facts)
    for fault in reading.unknown_fields():
        raise UnknownField(field=fault.path[:200], **facts)
