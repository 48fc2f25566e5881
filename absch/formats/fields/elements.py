"""The elements of a measure: what a law settles, and in which of its articles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Fault, identifier_in
from absch.formats.fields.base import given, mistyped, unknown_keys
from absch.formats.fields.choices import CUSTOM, NOT_TERM, OTHER, Terms
from absch.formats.fields.texts import NOT_LIST, Text, YesNo
from absch.vocabularies import queries as vocabularies

ANSWER = YesNo(_("Does the measure deal with it?"), wire="answer")
SECTION = Text(_("Articles or sections"), wire="section")


@dataclass
class Elements(Terms):
    """Which elements a measure has, [{"identifier": …, "answer"?: true, "section"?: {"en": …}}, …].

    What the vocabulary does not name stands in rows of their own under its term "<other>#<branch>":
    {"identifier": <other>, "parent": "<other>#<branch>", "customValue": {"en": …}, "section"?: …}.
    Of the branches asked `elsewhere` the form asks nothing; the terms that are `headings` alone have no answer.
    """

    elsewhere: tuple[str, ...] = field(default=(), kw_only=True)
    headings: tuple[str, ...] = field(default=(), kw_only=True)

    KEYS = frozenset({"identifier", "answer", "section", "parent", "customValue"})

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in given(answer):
            if isinstance(each, dict):
                yield from self.faults_in_row(each, f"{at}.{place}", asked)
            else:
                yield mistyped(f"{at}.{place}", NOT_TERM)

    def faults_in_row(self, row: dict[str, Any], at: str, asked: Asked) -> Iterator[Fault]:
        yield from unknown_keys(row, set(self.KEYS), at)
        if not self.is_answered_by(row.get("identifier")):
            yield Fault(Code.MANDATORY, f"{at}.identifier", NOT_TERM)
        for key in ("identifier", "parent"):
            name = row.get(key)
            if name and not isinstance(name, str):
                yield mistyped(f"{at}.{key}", NOT_TERM)
            elif name and not (key == "identifier" and name == OTHER) and not vocabularies.is_term(self.of, name):
                yield Fault(Code.UNEXPECTED_TERM, f"{at}.{key}", _("This term is not in the list. Choose one that is."))
        for part in (ANSWER, SECTION, CUSTOM):
            yield from part.faults(row.get(part.wire), f"{at}.{part.wire}", asked)

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        for each in rows_in(answer):
            yield self.of, key_of(each)


def rows_in(answer: Any) -> list[dict[str, Any]]:
    """Return the rows that name an element, in their order."""
    return [each for each in answer if identifier_in(each)] if isinstance(answer, list) else []


def key_of(row: dict[str, Any]) -> str:
    """Return the term under which the row stands: its own, or for one in own words the term it belongs to."""
    parent = row.get("parent")
    return parent if is_in_own_words(row) and isinstance(parent, str) and parent else identifier_in(row)


def is_in_own_words(row: dict[str, Any]) -> bool:
    return identifier_in(row) == OTHER
