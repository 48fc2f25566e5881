"""Terms, countries and references."""

from typing import Any

from django.http import QueryDict

from absch.formats.asking import identifier_in
from absch.formats.fields import OTHER, Government, Kept, Reference, References, Term, Terms
from absch.formats.fields.choices import CUSTOM
from absch.formats.forms.controls import own_words_at
from absch.formats.forms.read.base import MISSING, answer_to, one, place, read
from absch.formats.shapes import elements


@read.register
def _term(field: Term, posted: QueryDict, name: str, before: Any) -> Any:
    identifier = one(posted, name).strip()
    return _named(field, identifier, [before], posted, name) if identifier else MISSING


@read.register
def _terms(field: Terms, posted: QueryDict, name: str, before: Any) -> Any:
    chosen = _in_order(posted.getlist(name), elements(before))
    return [_named(field, each, elements(before), posted, name) for each in chosen] or MISSING


def _named(field: Term, identifier: str, before: list[Any], posted: QueryDict, name: str) -> dict[str, Any]:
    term = next((dict(each) for each in before if identifier_in(each) == identifier), {"identifier": identifier})
    if identifier in (OTHER, *field.in_own_words):
        own_words = own_words_at(field, name, identifier)
        place(term, "customValue", answer_to(CUSTOM, posted, own_words, term.get("customValue", MISSING)))
    return term


@read.register
def _kept(field: Kept, posted: QueryDict, name: str, before: Any) -> Any:
    return before


@read.register
def _government(field: Government, posted: QueryDict, name: str, before: Any) -> Any:
    # Whose record it is was settled when it was begun; a form never moves it to another government.
    return before


@read.register
def _reference(field: Reference, posted: QueryDict, name: str, before: Any) -> Any:
    identifier = one(posted, f"{name}.add").strip() or one(posted, name)
    return _cited(identifier, [before]) if identifier else MISSING


@read.register
def _references(field: References, posted: QueryDict, name: str, before: Any) -> Any:
    chosen = [*posted.getlist(name), *one(posted, f"{name}.add").split()]
    return [_cited(each, elements(before)) for each in _in_order(chosen, elements(before))] or MISSING


def _cited(identifier: str, before: list[Any]) -> dict[str, Any]:
    return next((each for each in before if identifier_in(each) == identifier), {"identifier": identifier})


def _in_order(chosen: list[str], before: list[Any]) -> list[str]:
    """Return what was chosen, once each: first in the order of before, then what is new."""
    chosen = [each.strip() for each in chosen if each.strip()]
    return list(dict.fromkeys([*(identifier_in(each) for each in before if identifier_in(each) in chosen), *chosen]))
