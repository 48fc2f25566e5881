"""Whom to ask about a record or a country: its focal points and competent national authorities."""

from collections.abc import Sequence
from dataclasses import dataclass

from absch.doors.portal.public import record_address
from absch.doors.portal.rows import TypeName
from absch.formats.pages.readings import Reading, read_in
from absch.formats.types.authority import Authority
from absch.formats.types.focal_point import FocalPoint
from absch.kernel.joined import Joined
from absch.records.models import Ended, Record, Version

_STANDING = Joined(
    "FROM records_version v JOIN records_record r ON r.id = v.record_id"
    f" WHERE r.government = %s AND r.schema IN ('{FocalPoint.schema}', '{Authority.schema}')"
    f" AND r.ended_as <> '{Ended.WITHDRAWN}' AND v.revision = r.latest_revision AND v.redacted_at IS NULL"
    " ORDER BY r.id",
    v=Version,
    r=Record,
)
_LINES = ("organization", "department", "address", "addressLine1", "addressLine2", "postalCode", "city", "state")


@dataclass(frozen=True)
class Contact:
    """Who answers questions, with the record that says so; `mailbox` is "" where none was given."""

    kind: TypeName
    number: str
    href: str
    identifier: str
    name: Reading
    lines: Sequence[Reading]
    mailbox: str
    phone: str
    confirmed_on: str


def contacts_of(government: str, *, language: str) -> list[Contact]:
    """Return a government's focal points, then its authorities, each as it stands today; one query."""
    ordered = sorted(_STANDING(government), key=lambda row: row[1].record_type is not FocalPoint)
    return [_contact(version, record, language) for version, record in ordered]


def _contact(version: Version, record: Record, language: str) -> Contact:
    version.record = record
    record_type, reading = record.record_type, version.read()
    content, written_in = reading.content, reading.languages
    lines = [read_in(language, content.get(each), written_in=written_in) for each in _LINES]
    titles = reading.titles()
    return Contact(
        kind=TypeName.of(record_type),
        number=version.number,
        href=record_address(record_type.code, version.number),
        identifier=record.identifier,
        name=read_in(language, titles, written_in=written_in),
        lines=[each for each in lines if each.text and each.text not in titles.values()],
        mailbox=_first(content.get("emails")),
        phone=_first(content.get("phones")),
        confirmed_on=(record.confirmed_at or version.published_at).date().isoformat(),
    )


def _first(answers: object) -> str:
    return next((each for each in answers if isinstance(each, str)), "") if isinstance(answers, list) else ""
