"""What a measure settles, element by element: the rows from which a country's matrix is made.

Source: Nagoya Protocol, Article 14.2(a).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from absch.formats.asking import identifier_in
from absch.formats.fields.elements import is_in_own_words, key_of, rows_in
from absch.formats.shapes import elements, texts_in
from absch.formats.types.measure import GENETIC_RESOURCES


@dataclass(frozen=True)
class Covered:
    """An element that a measure answers: `term` of the elements' vocabulary, `section` and `own_words` {"en": …}."""

    term: str
    answer: bool
    section: Mapping[str, str] = field(default_factory=dict)
    own_words: Mapping[str, str] = field(default_factory=dict)


def covered_by(content: dict[str, Any]) -> list[Covered]:
    """Return every element that the measure answers, yes or no, as it answers them; none when they do not apply."""
    answers = content.get("absMeasures")
    if content.get("absMesasureNotApplicable") is True or not isinstance(answers, dict):
        return []
    rows = (
        Covered(
            term=key_of(row),
            # A row that says neither stands for what was ticked.
            answer=row.get("answer") is not False,
            section=texts_in(row.get("section")),
            own_words=texts_in(row.get("customValue")) if is_in_own_words(row) else {},
        )
        for row in rows_in(answers.get("relevantElements"))
    )
    return [*_genetic_resources(answers), *rows]


def _genetic_resources(answers: dict[str, Any]) -> Iterator[Covered]:
    resources = answers.get("geneticResources")
    before = elements(answers.get("geneticResource"))
    said = resources.get("answer") if isinstance(resources, dict) else None
    if isinstance(said, bool) or before:
        yield Covered(GENETIC_RESOURCES, said if isinstance(said, bool) else True)
    rows = elements(resources.get("elements")) if isinstance(resources, dict) and said is True else before
    for row in rows:
        for part in ("types", "areas"):
            for term in elements(row.get(part)) if isinstance(row, dict) else ():
                if identifier_in(term):
                    yield Covered(identifier_in(term), True, texts_in(row.get("section")))
