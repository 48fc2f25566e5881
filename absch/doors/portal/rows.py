"""Records as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.utils.text import Truncator

from absch.certificates.queries import State
from absch.countries import queries as countries
from absch.doors.portal.public import absolute, record_address
from absch.doors.portal.standing import states
from absch.formats.pages.readings import Reading, read_in
from absch.formats.record_type import RecordType
from absch.formats.richtext import plain
from absch.records.models import Version

ABOUT = 90  # characters


@dataclass(frozen=True)
class TypeName:
    """What a record type is called. Its class would not do: a template takes classes for functions, and calls them."""

    code: str
    title: str
    plural: str
    purpose: str

    @classmethod
    def of(cls, record_type: type[RecordType]) -> Self:
        return cls(record_type.code, str(record_type.title), str(record_type.plural), str(record_type.purpose))


@dataclass(frozen=True)
class Row:
    """One version in a list; `government` is a code in capitals, or SCBD, and `country` its name for the reader."""

    number: str
    revision: int
    kind: TypeName
    schema: str
    titles: dict[str, str]
    title: Reading
    about: Reading
    government: str
    country: str
    published_at: datetime
    state: State
    is_redacted: bool

    @property
    def href(self) -> str:
        return record_address(self.kind.code, self.number)

    @property
    def shown(self) -> State:
        return State.REDACTED if self.is_redacted else self.state

    def as_json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "revision": self.revision,
            "code": self.kind.code,
            "schema": self.schema,
            "title": self.titles,
            "government": self.government,
            "published_on": self.published_at.date().isoformat(),
            "state": self.state,
            "is_redacted": self.is_redacted,
            "url": absolute(self.href),
        }


def rows_of(versions: Sequence[Version], *, on: date, language: str) -> list[Row]:
    """Return the versions as rows; two more queries, however many there are."""
    standing = states(versions, on=on)
    countries_named = country_names([each.record.government for each in versions], language=language)
    return [
        _row(each, standing[each.pk], countries_named.get(each.record.government, ""), language) for each in versions
    ]


def country_names(governments: Sequence[str], *, language: str) -> dict[str, str]:
    """Return what these governments are called, by code; "" has no name."""
    known = countries.names_of({each for each in governments if each})
    return {code: names.get(language) or names["en"] for code, names in known.items()}


def _about(reading: RecordType, language: str) -> Reading:
    """Return the first words of what the record is about; of a withheld answer nothing is kept here."""
    told = reading.content.get(reading.summed_up_by) if reading.summed_up_by else None
    return read_in(language, told, written_in=reading.languages, shown=lambda text: Truncator(plain(text)).chars(ABOUT))


def _row(version: Version, state: State, country: str, language: str) -> Row:
    record, reading = version.record, version.read()
    titles = reading.titles()
    return Row(
        number=version.number,
        revision=version.revision,
        kind=TypeName.of(record.record_type),
        schema=record.schema,
        titles=titles,
        title=read_in(language, titles, written_in=reading.languages),
        about=_about(reading, language),
        government=record.owner,
        country=country,
        published_at=version.published_at,
        state=state,
        is_redacted=version.redacted_at is not None,
    )
