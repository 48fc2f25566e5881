"""Terms, countries and references."""

from typing import Any

from absch.formats.asking import identifier_in
from absch.formats.fields import Countries, Country, Government, Reference, References, Term, Terms
from absch.formats.pages.reader import Reader
from absch.formats.pages.readings import Reading
from absch.formats.pages.show.base import show
from absch.formats.pages.shown import Citation, Shown, TermShown
from absch.formats.shapes import elements, texts_in


@show.register
def _term(field: Term, answer: Any, reader: Reader) -> Shown:
    return _all_terms([answer], reader)


@show.register
def _terms(field: Terms, answer: Any, reader: Reader) -> Shown:
    return _all_terms(elements(answer), reader)


def _all_terms(answers: list[Any], reader: Reader) -> Shown:
    terms = tuple(_one_term(each, reader) for each in answers if identifier_in(each))
    return Shown("terms", terms, "\n".join(_term_in_words(each) for each in terms))


def _one_term(answer: dict[str, Any], reader: Reader) -> TermShown:
    identifier = identifier_in(answer)
    title = reader.reading(reader.titles.get(identifier))
    own_words = reader.reading(answer.get("customValue")) if texts_in(answer.get("customValue")) else None
    return TermShown(title if title.text else Reading(identifier, direction="ltr"), own_words)


def _term_in_words(term: TermShown) -> str:
    return f"{term.title.labelled} – {term.own_words.labelled}" if term.own_words else term.title.labelled


@show.register(Country)
@show.register(Government)
def _country(field: Country, answer: Any, reader: Reader) -> Shown:
    name = _country_name(identifier_in(answer), reader)
    return Shown("words", name, name)


@show.register
def _countries(field: Countries, answer: Any, reader: Reader) -> Shown:
    names = [_country_name(identifier_in(each), reader) for each in elements(answer) if identifier_in(each)]
    return Shown("terms", tuple(TermShown(Reading(each)) for each in names), "\n".join(names))


def _country_name(code: str, reader: Reader) -> str:
    return reader.reading(reader.countries.get(code)).text or code.upper()


@show.register
def _reference(field: Reference, answer: Any, reader: Reader) -> Shown:
    return _all_cited([answer], reader)


@show.register
def _references(field: References, answer: Any, reader: Reader) -> Shown:
    return _all_cited(elements(answer), reader)


def _all_cited(answers: list[Any], reader: Reader) -> Shown:
    citations = tuple(_citation(identifier_in(each), reader) for each in answers if identifier_in(each))
    return Shown("references", citations, "\n".join(_in_words(each) for each in citations))


def _citation(reference: str, reader: Reader) -> Citation:
    cited = reader.cited.get(reference)
    if cited is None:
        return Citation(reference, Reading(""))
    return Citation(reference, reader.reading(cited.title), cited.number, cited.code, cited.href)


def _in_words(citation: Citation) -> str:
    named = citation.number or citation.reference
    return f"{citation.title.labelled} ({named})" if citation.title.text else named
