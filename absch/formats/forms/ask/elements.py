"""The elements of a measure, branch by branch."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from absch.formats.fields import OTHER, Elements
from absch.formats.fields.choices import CUSTOM
from absch.formats.fields.elements import ANSWER, SECTION, is_in_own_words, key_of, rows_in
from absch.formats.forms.ask.base import ask, how_many, question
from absch.formats.forms.ask.texts import boxes_of, one_of
from absch.formats.forms.author import Author
from absch.formats.forms.questions import Question, Row
from absch.formats.shapes import elements, written
from absch.kernel.languages import reading
from absch.vocabularies.models import Term


@ask.register
def _elements(field: Elements, name: str, answer: Any, author: Author) -> Question:
    terms = author.terms.get(field.of, [])
    below: dict[str, list[Term]] = {}
    for term in terms:
        below.setdefault(term.broader, []).append(term)

    def beneath(broader: str) -> Iterator[Question]:
        for term in below.get(broader, []):
            if term.identifier not in field.elsewhere:
                asked = _element(field, name, term.identifier, term.titles, answer, author)
                yield replace(asked, questions=tuple(beneath(term.identifier)))

    offered = tuple(beneath(""))
    known = {each.name for each in _flat(offered)}
    stands = dict.fromkeys(key_of(each) for each in rows_in(answer) if f"{name}.{key_of(each)}" not in known)
    others = (_element(field, name, each, author.titles.get(each, {}), answer, author) for each in stands)
    asked = question(field, name, author, "elements", questions=(*offered, *others))
    # What is wrong with a row stands at its element, if it names one.
    nameless = [place for place, each in enumerate(elements(answer)) if not key_of_any(each)]
    return replace(asked, faults=(*author.faults_at(name), *_faults(name, nameless, author)))


def _element(field: Elements, name: str, key: str, titles: Mapping[str, str], answer: Any, author: Author) -> Question:
    control = f"{name}.{key}"
    rows = [(place, each) for place, each in enumerate(elements(answer)) if key_of_any(each) == key]
    own = [each for _place, each in rows if is_in_own_words(each)]
    row: dict[str, Any] = next((each for _place, each in rows if not is_in_own_words(each)), {})
    asked = question(ANSWER, control, author, "element", label=reading(titles, author.language)[1] or key)
    faults = _faults(name, [place for place, _row in rows], author)
    is_for_own_words = key.startswith(f"{OTHER}#")
    if row or not (key in field.headings or is_for_own_words):
        ticks = one_of(f"{control}.answer", written(row.get("answer")), {"true": _("Yes"), "false": _("No")})
        asked = replace(asked, ticks=ticks, boxes=boxes_of(SECTION, f"{control}.section", row.get("section"), author))
    own_rows = tuple(_in_own_words(control, own, author)) if own or is_for_own_words else ()
    return replace(asked, faults=faults, rows=own_rows)


def _faults(name: str, places: list[int], author: Author) -> tuple[str, ...]:
    found = (author.faults_under(f"{name}.{place}", shown=set()) for place in places)
    return tuple(sentence for faults in found for _path, sentence in faults)


def key_of_any(row: Any) -> str:
    """Return the term of a row, "" of what is none."""
    return key_of(row) if isinstance(row, dict) else ""


def _in_own_words(control: str, own: list[dict[str, Any]], author: Author) -> Iterator[Row]:
    for number in range(how_many(control, len(own), author)):
        row = own[number] if number < len(own) else {}
        parts = (CUSTOM, SECTION)
        boxes = (
            replace(box, label=str(part.label))
            for part in parts
            for box in boxes_of(part, f"{control}.{number}.{part.wire}", row.get(part.wire), author)
        )
        yield Row(number + 1, f"{control}.{number}", boxes=tuple(boxes), is_blank=not row)


def _flat(questions: tuple[Question, ...]) -> Iterator[Question]:
    for each in questions:
        yield each
        yield from _flat(each.questions)
