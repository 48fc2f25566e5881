"""Texts, days and numbers."""

from datetime import date
from typing import Any

from babel.numbers import format_decimal
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from absch.formats.fields import (
    Amount,
    Choice,
    Confirmation,
    Date,
    Mailboxes,
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
from absch.formats.fields.texts import is_amount, is_day
from absch.formats.pages.reader import Reader
from absch.formats.pages.readings import has_right_to_left, read_in
from absch.formats.pages.show.base import show
from absch.formats.pages.shown import Line, Shown, TermShown
from absch.formats.richtext import clean, marked, plain
from absch.formats.shapes import elements, written


@show.register
def _text(field: Text, answer: Any, reader: Reader) -> Shown:
    return Shown("text", reader.reading(answer), reader.reading(answer).labelled)


@show.register
def _rich_text(field: RichText, answer: Any, reader: Reader) -> Shown:
    value = read_in(reader.language, answer, written_in=reader.written_in, shown=clean)
    return Shown(
        "rich_text", value, read_in(reader.language, answer, written_in=reader.written_in, shown=plain).labelled
    )


@show.register
def _texts(field: Texts, answer: Any, reader: Reader) -> Shown:
    readings = [each for each in map(reader.reading, elements(answer)) if each.text]
    return Shown("terms", tuple(map(TermShown, readings)), "\n".join(each.labelled for each in readings))


@show.register
def _amount(field: Amount, answer: Any, reader: Reader) -> Shown:
    text = written(answer).strip()
    said = f"US$ {format_decimal(int(text), locale=reader.language)}" if is_amount(text) else text
    return Shown("line", Line(said, "ltr"), said)


@show.register
def _plain_text(field: PlainText, answer: Any, reader: Reader) -> Shown:
    text = written(answer).strip()
    return Shown("line", line_of(text), text)


@show.register
def _notes(field: Notes, answer: Any, reader: Reader) -> Shown:
    text = written(answer).strip()
    return Shown("notes", marked(text), text)


@show.register
def _plain_texts(field: PlainTexts, answer: Any, reader: Reader) -> Shown:
    texts = [written(each).strip() for each in elements(answer) if written(each).strip()]
    return Shown("lines", tuple(line_of(text) for text in texts), "\n".join(texts))


@show.register
def _mailboxes(field: Mailboxes, answer: Any, reader: Reader) -> Shown:
    texts = [written(each).strip() for each in elements(answer) if written(each).strip()]
    return Shown("mailboxes", tuple(texts), "\n".join(texts))


@show.register
def _date(field: Date, answer: Any, reader: Reader) -> Shown:
    return _day(answer, answer, "DATE_FORMAT")


@show.register
def _month(field: Month, answer: Any, reader: Reader) -> Shown:
    return _day(answer, f"{answer}-01", "YEAR_MONTH_FORMAT")


def _day(answer: Any, day: Any, form: str) -> Shown:
    if not isinstance(answer, str) or not is_day(day):
        return Shown("date", None, "")
    words = date_format(date.fromisoformat(day), form)
    return Shown("date", {"day": answer, "words": words}, words)


@show.register
def _confirmation(field: Confirmation, answer: Any, reader: Reader) -> Shown:
    return _words(_("Yes") if answer is True else _("No") if answer is False else "")


@show.register
def _yes_no(field: YesNo, answer: Any, reader: Reader) -> Shown:
    return _words(_("Yes") if answer is True else _("No") if answer is False else "")


@show.register
def _number(field: Number, answer: Any, reader: Reader) -> Shown:
    is_number = isinstance(answer, int | float) and not isinstance(answer, bool)
    text = written(answer) if is_number else ""
    return Shown("line", Line(text, "ltr"), text)


@show.register
def _choice(field: Choice, answer: Any, reader: Reader) -> Shown:
    # Compared with its kind: True is 1 in Python, and neither is the other on the wire.
    return _words(next((str(label) for value, label in field.values.items() if _same(value, answer)), ""))


def _same(value: Any, answer: Any) -> bool:
    return type(value) is type(answer) and value == answer


def _words(words: str) -> Shown:
    return Shown("words", words, words)


def line_of(text: str) -> Line:
    """Return the line; numbers, codes and addresses run from left to right on every page."""
    return Line(text, "auto" if has_right_to_left(text) else "ltr")
