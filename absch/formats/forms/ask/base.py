"""How every kind of question is asked."""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from django.utils.translation import gettext as _

from absch.formats.fields import Field
from absch.formats.forms.author import Author
from absch.formats.forms.questions import Box, Question, Row

BLANK_ROWS, MOST_ROWS = 2, 200


@singledispatch
def ask(field: Field, name: str, answer: Any, author: Author) -> Question:
    """Return the question whose controls have that name, with the answer that stands in them."""
    raise NotImplementedError(type(field))


def question(
    field: Field,
    name: str,
    author: Author,
    template: str,
    *,
    boxes: Iterable[Box] = (),
    rows: Iterable[Row] = (),
    questions: Iterable[Question] = (),
    label: str = "",
    hint: str = "",
    **more: Any,
) -> Question:
    """Return the question with what all kinds have in common; faults go to its boxes and rows where one fits."""
    boxes, rows, questions = tuple(boxes), tuple(rows), tuple(questions)
    shown = {box.name for box in boxes if box.name != name} | {box.name for row in rows for box in row.boxes}
    parts = {each.name for each in (*questions, *(each for row in rows for each in row.questions))}
    faults = [
        (path, sentence)
        for path, sentence in author.faults_under(name, shown=shown)
        if not any(path == part or path.startswith(f"{part}.") for part in parts)
    ]
    return Question(
        field=field,
        name=name,
        label=label or str(field.label),
        hint=hint or str(field.help),
        source=field.source,
        template=f"parts/ask/{template}.html",
        # A part is needed only within an answer that is given.
        required="." not in name and field.is_required_in(author.asked),
        note=_note(field, author),
        faults=tuple(_placed(path, name, sentence) for path, sentence in faults),
        boxes=boxes,
        rows=rows,
        questions=questions,
        **more,
    )


def how_many(name: str, stand: int, author: Author) -> int:
    """Return how many rows to show: those that stand, two blank ones, and two more each time they are asked for."""
    shown = author.posted.get(f"{name}.rows", "")
    before = int(shown) if shown.isdecimal() and len(shown) < 4 else 0
    more = BLANK_ROWS if author.wish == f"more:{name}" else 0
    return max(stand + BLANK_ROWS, min(before + more, MOST_ROWS))


def _note(field: Field, author: Author) -> str:
    """Say on which other answer it depends whether the question is asked, until that answer is given."""
    if field.when is None or field.is_asked_in(author.record.content):
        return ""
    about = author.record.field_of(field.when.about)
    return _("Depends on your answer to “%(question)s”.") % {"question": about.label} if about else ""


def _placed(path: str, name: str, sentence: str) -> str:
    """Say which line or which choice is meant, where the control holds several."""
    place = path.removeprefix(f"{name}.").split(".")[0]
    if not place.isdecimal():
        return str(sentence)
    return _("Number %(number)s: %(sentence)s") % {"number": int(place) + 1, "sentence": sentence}
