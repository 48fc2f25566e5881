"""Whom a form asks, and everything it looks up for him, in one query a vocabulary and one for all countries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from absch.countries import queries as countries
from absch.countries.models import Government as CountryRow
from absch.formats.asking import Asked
from absch.formats.fields import Countries, Country, Field, Links, Regions, Term
from absch.formats.forms.questions import Choices, Option
from absch.formats.record_type import NOBODY, RecordType
from absch.kernel.languages import SIX
from absch.vocabularies import queries as vocabularies
from absch.vocabularies.languages import LANGUAGES
from absch.vocabularies.models import Term as TermRow


@dataclass(frozen=True)
class Author:
    """The author of a record: the language the form speaks, the record's own, and what there is to choose from.

    `posted` is what stood on the page before, as a search he asked for; `faults` are sentences by wire path.
    """

    record: RecordType
    language: str
    languages: tuple[str, ...]
    faults: Mapping[str, Sequence[str]]
    posted: QueryDict
    choices: Choices
    chosen: Mapping[str, Option]
    terms: Mapping[str, list[TermRow]]
    titles: Mapping[str, Mapping[str, str]]
    countries: Sequence[CountryRow]
    regions: Mapping[str, Mapping[str, str]]

    @property
    def asked(self) -> Asked:
        return Asked(self.record.content, NOBODY, date.min)

    @property
    def wish(self) -> str:
        """Return what the pressed button asks of the page, as "find:absCNA" or "more:picDocuments"."""
        return self.posted.get("do", "")

    def faults_at(self, name: str) -> tuple[str, ...]:
        return tuple(self.faults.get(name, ()))

    def faults_under(self, name: str, *, shown: set[str]) -> Iterator[tuple[str, str]]:
        """Yield (path, sentence) of each fault of the answer but those at the controls `shown`."""
        for path, sentences in self.faults.items():
            if (path == name or path.startswith(f"{name}.")) and path not in shown:
                yield from ((path, sentence) for sentence in sentences)


def author_of(
    record: RecordType,
    *,
    language: str,
    faults: Mapping[str, Sequence[str]],
    choices: Choices,
    posted: QueryDict | None = None,
) -> Author:
    """Return the author, with all the form needs looked up; of what is withheld, nothing."""
    record = type(record)(record.without_withheld(record.content))
    terms = [term for field in record.fields for term in field.terms_in(record.content.get(field.wire))]
    references = {reference for _wire, reference in record.references()}
    asked = [part for field in record.fields if field.asked for part in _with_parts(field)]
    domains = {domain for part in asked for domain in _domains(part)}
    has_countries = any(isinstance(part, Country | Countries) for part in asked)
    has_regions = any(isinstance(part, Regions) for part in asked)
    return Author(
        record=record,
        language=language,
        languages=tuple(each for each in record.languages if each in SIX) or (language,),
        faults=faults,
        posted=posted if posted is not None else QueryDict(),
        choices=choices,
        chosen=choices.chosen(references) if references else {},
        terms={domain: vocabularies.terms_of(domain) for domain in sorted(domains)},
        titles=vocabularies.titles_of({identifier for domain, identifier in terms if domain in domains}),
        countries=countries.sorted_by_name(language) if has_countries else (),
        regions=countries.region_titles() if has_regions else {},
    )


def _domains(part: Field) -> set[str]:
    """Return the vocabularies that the question offers."""
    if isinstance(part, Links):
        return {part.languages, part.translations} - {"", LANGUAGES}
    is_of_countries = isinstance(part, Country | Countries) and not isinstance(part, Regions)
    return {part.of} if isinstance(part, Term) and not is_of_countries else set()


def _with_parts(field: Field) -> Iterator[Field]:
    yield field
    for part in field.parts():
        yield from _with_parts(part)
