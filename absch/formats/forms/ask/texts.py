"""Texts, days and numbers."""

from typing import Any

from django.utils.translation import gettext as _

from absch.formats.fields import (
    Choice,
    Confirmation,
    Date,
    Field,
    Month,
    Notes,
    Number,
    PlainText,
    PlainTexts,
    RichText,
    Text,
    Texts,
    YesNo,
)
from absch.formats.fields.texts import is_day
from absch.formats.forms.ask.base import ask, how_many, question
from absch.formats.forms.author import Author
from absch.formats.forms.controls import Controls, controls
from absch.formats.forms.questions import Box, Question, Row, Tick
from absch.formats.pages.readings import has_right_to_left
from absch.formats.shapes import elements, written
from absch.kernel.languages import direction


@ask.register
def _text(field: Text, name: str, answer: Any, author: Author) -> Question:
    return question(field, name, author, "text", boxes=boxes_of(field, name, answer, author))


@ask.register
def _rich_text(field: RichText, name: str, answer: Any, author: Author) -> Question:
    return question(field, name, author, "rich_text", boxes=boxes_of(field, name, answer, author))


def boxes_of(field: Text, name: str, answer: Any, author: Author) -> tuple[Box, ...]:
    """Return a box for each language of the record, and for any other that has a text already."""
    shown = controls(field, answer, name)
    further = [each.removeprefix(f"{name}.") for each in shown]
    return tuple(
        Box(
            name=f"{name}.{language}",
            value=(value := _shown(shown, f"{name}.{language}")),
            language=language,
            direction=direction(language),
            lines=max(field.lines, 3) if "\n" in value or "\r" in value else field.lines,
            faults=author.faults_at(f"{name}.{language}"),
        )
        for language in dict.fromkeys([*author.languages, *further])
    )


@ask.register
def _texts(field: Texts, name: str, answer: Any, author: Author) -> Question:
    texts = elements(answer)
    one_text = Text(field.label, wire=field.wire)
    rows = [
        Row(
            number=number + 1,
            name=f"{name}.{number}",
            questions=(ask(one_text, f"{name}.{number}", texts[number] if number < len(texts) else {}, author),),
            is_blank=number >= len(texts),
        )
        for number in range(how_many(name, len(texts), author))
    ]
    return question(field, name, author, "groups", rows=rows)


@ask.register
def _plain_text(field: PlainText, name: str, answer: Any, author: Author) -> Question:
    value = written(answer)
    return question(
        field, name, author, "line", boxes=[Box(name, value, direction="auto", lines=3 if "\n" in value else 1)]
    )


@ask.register
def _notes(field: Notes, name: str, answer: Any, author: Author) -> Question:
    return question(field, name, author, "line", boxes=[Box(name, written(answer), direction="auto", lines=5)])


@ask.register
def _plain_texts(field: PlainTexts, name: str, answer: Any, author: Author) -> Question:
    value = _shown(controls(field, answer, name), name)
    # Numbers and addresses run from left to right on every page.
    way = "auto" if has_right_to_left(value) else "ltr"
    box = Box(name, value, direction=way, lines=max(2, value.count("\n") + 2))
    return question(field, name, author, "line", boxes=[box])


@ask.register
def _date(field: Date, name: str, answer: Any, author: Author) -> Question:
    # A calendar shows the day in the browser's own way; only a plain line must be told how a day is spelt.
    fits = is_day(written(answer)) or not written(answer)
    hint = str(field.help) or ("" if fits else _("Year-month-day, as 2026-03-01."))
    return _calendar(field, name, answer, author, kind="date", fits=fits, hint=hint)


@ask.register
def _month(field: Month, name: str, answer: Any, author: Author) -> Question:
    # Not every browser has a calendar of months.
    hint = str(field.help) or _("Year-month, as 2026-03.")
    fits = is_day(f"{written(answer)}-01") or not written(answer)
    return _calendar(field, name, answer, author, kind="month", fits=fits, hint=hint)


def _calendar(field: Field, name: str, answer: Any, author: Author, *, kind: str, fits: bool, hint: str) -> Question:
    # A browser empties its calendar of what is no day; such an answer stands in a plain line, to be put right.
    box = Box(name, written(answer), kind=kind if fits else "text", short=True, direction="ltr")
    return question(field, name, author, "line", boxes=[box], hint=hint)


@ask.register
def _number(field: Number, name: str, answer: Any, author: Author) -> Question:
    # Not `type=number`: browsers drop what they cannot read, and the author would not see what he typed.
    mode = "decimal" if field.fractions or (field.least or 0) < 0 else "numeric"
    return question(
        field,
        name,
        author,
        "line",
        boxes=[Box(name, written(answer), mode=mode, short=True, direction="ltr")],
    )


@ask.register
def _confirmation(field: Confirmation, name: str, answer: Any, author: Author) -> Question:
    tick = Tick(name, "true", str(field.label), chosen=answer is True)
    return question(field, name, author, "confirmation", ticks=(tick,))


@ask.register
def _choice(field: Choice, name: str, answer: Any, author: Author) -> Question:
    offered = {written(value): str(label) for value, label in field.values.items()}
    return question(field, name, author, "choice", ticks=one_of(name, written(answer), offered))


@ask.register
def _yes_no(field: YesNo, name: str, answer: Any, author: Author) -> Question:
    offered = {"true": _("Yes"), "false": _("No")}
    return question(field, name, author, "choice", ticks=one_of(name, written(answer), offered))


def one_of(name: str, stands: str, offered: dict[str, str]) -> tuple[Tick, ...]:
    """Return what is offered, an answer that is not, and no answer."""
    if stands.strip() and stands not in offered:
        offered = offered | {stands: stands}
    ticks = [Tick(name, value, label, chosen=value == stands) for value, label in offered.items()]
    return (*ticks, Tick(name, "", _("Not answered"), chosen=not stands.strip()))


def _shown(shown: Controls, name: str) -> str:
    return shown.get(name, [""])[0]
