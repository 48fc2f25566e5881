"""The elements of a measure, branch by branch."""

from collections.abc import Iterable, Iterator
from typing import Any

from absch.formats.fields import Elements
from absch.formats.fields.elements import ANSWER, is_in_own_words, key_of, rows_in
from absch.formats.pages.reader import Reader
from absch.formats.pages.readings import Reading
from absch.formats.pages.show.base import show
from absch.formats.pages.shown import ElementShown, Shown
from absch.formats.shapes import texts_in
from absch.vocabularies import queries as vocabularies


@show.register
def _elements(field: Elements, answer: Any, reader: Reader) -> Shown:
    rows, terms = rows_in(answer), vocabularies.terms_of(field.of)

    def beneath(broader: str) -> Iterator[ElementShown]:
        for term in terms:
            if term.broader == broader:
                title = reader.reading(term.titles)
                yield from _of_term(term.identifier, title, rows, reader, tuple(beneath(term.identifier)))

    known = {term.identifier for term in terms}
    unknown = dict.fromkeys(key_of(each) for each in rows if key_of(each) not in known)
    strange = (
        each for key in unknown for each in _of_term(key, Reading(key, direction="ltr"), rows, reader, narrower=())
    )
    shown = (*beneath(""), *strange)
    return Shown("elements", shown, "\n".join(_in_words(shown)))


def _of_term(
    key: str, title: Reading, rows: list[dict[str, Any]], reader: Reader, narrower: tuple[ElementShown, ...]
) -> Iterator[ElementShown]:
    """Yield the element, when the measure answers it or one beneath it."""
    mine = [each for each in rows if key_of(each) == key]
    own = tuple(_row(_own_title(each, key, reader), each, reader) for each in mine if is_in_own_words(each))
    row = next((each for each in mine if not is_in_own_words(each)), None)
    if row is not None or own or narrower:
        stated = _row(title, row or {}, reader)
        yield ElementShown(stated.title, stated.answer, stated.section, (*narrower, *own))


def _row(title: Reading, row: dict[str, Any], reader: Reader) -> ElementShown:
    section = reader.reading(row.get("section")) if texts_in(row.get("section")) else None
    return ElementShown(title, show(ANSWER, row.get("answer"), reader).text, section)


def _own_title(row: dict[str, Any], key: str, reader: Reader) -> Reading:
    own_words = reader.reading(row.get("customValue"))
    return own_words if own_words.text else Reading(key, direction="ltr")


def _in_words(elements: Iterable[ElementShown]) -> Iterator[str]:
    for each in elements:
        said = (each.title.labelled, each.answer, each.section.labelled if each.section else "")
        yield " – ".join(part for part in said if part)
        yield from _in_words(each.narrower)
