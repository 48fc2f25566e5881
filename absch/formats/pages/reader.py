"""For whom a page is made, and every name it needs, looked up at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from absch.countries import queries as countries
from absch.formats.fields import Country, Regions
from absch.formats.pages.readings import Reading, read_in
from absch.formats.pages.shown import Cited
from absch.formats.record_type import RecordType
from absch.vocabularies import queries as vocabularies

Titles = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Reader:
    """Who reads, in which language; `written_in` are the record's languages, `titles` and `countries` by identifier."""

    language: str
    written_in: tuple[str, ...]
    titles: Titles
    countries: Titles
    cited: Mapping[str, Cited]

    def reading(self, texts: object) -> Reading:
        return read_in(self.language, texts, written_in=self.written_in)


def reader_of(record: RecordType, *, language: str, cited: Mapping[str, Cited]) -> Reader:
    """Return the reader with the names of all terms and countries of the record, in one query each."""
    terms = [term for field in record.fields for term in field.terms_in(record.content.get(field.wire))]
    codes = {identifier for domain, identifier in terms if domain in _COUNTRIES}
    identifiers = {identifier for domain, identifier in terms if domain not in _COUNTRIES}
    has_groups = any(domain == _REGIONS for domain, _identifier in terms)
    groups = {**vocabularies.titles_of(codes), **countries.region_titles()} if has_groups else {}
    return Reader(
        language=language,
        written_in=tuple(record.languages),
        titles=vocabularies.titles_of(identifiers) if identifiers else {},
        countries={**groups, **countries.names_of(codes)} if codes else {},
        cited=cited,
    )


_REGIONS = Regions("", wire="regions").of
_COUNTRIES = {_REGIONS, Country("", wire="country").of}
