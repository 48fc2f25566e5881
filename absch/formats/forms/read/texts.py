"""Texts, days and numbers."""

import re
from typing import Any

from django.http import QueryDict

from absch.formats.fields import (
    Choice,
    Confirmation,
    Date,
    Month,
    Number,
    PlainText,
    PlainTexts,
    Text,
    Texts,
    YesNo,
)
from absch.formats.forms.read.base import MISSING, answer_to, one, put, read, rows
from absch.formats.shapes import elements, written

WHOLE = re.compile(r"[-+]?\d{1,15}")
FRACTION = re.compile(r"[-+]?\d{1,15}[.,]\d{1,20}")


@read.register
def _text(field: Text, posted: QueryDict, name: str, before: Any) -> Any:
    texts = dict(before) if isinstance(before, dict) else {}
    for control in posted:
        language = control.removeprefix(f"{name}.")
        if control != language and "." not in language:
            put(texts, language, one(posted, control))
    return texts if field.is_answered_by(texts) else MISSING


@read.register
def _texts(field: Texts, posted: QueryDict, name: str, before: Any) -> Any:
    known = dict(enumerate(elements(before)))
    one_text = Text(field.label, wire=field.wire)
    texts = [
        answer_to(one_text, posted, f"{name}.{number}", known.get(number, MISSING)) for number in rows(posted, name)
    ]
    return [each for each in texts if each is not MISSING] or MISSING


@read.register
def _plain_text(field: PlainText, posted: QueryDict, name: str, before: Any) -> Any:
    return one(posted, name) if one(posted, name).strip() else MISSING


@read.register
def _lines(field: PlainTexts, posted: QueryDict, name: str, before: Any) -> Any:
    lines = [line.strip() for line in one(posted, name).split("\n")]
    return [line for line in lines if line] or MISSING


@read.register(Date)
@read.register(Month)
def _day(field: Date | Month, posted: QueryDict, name: str, before: Any) -> Any:
    return one(posted, name).strip() or MISSING


@read.register
def _number(field: Number, posted: QueryDict, name: str, before: Any) -> Any:
    typed = one(posted, name).strip()
    if WHOLE.fullmatch(typed):
        return int(typed)
    if field.fractions and FRACTION.fullmatch(typed):
        number = float(typed.replace(",", "."))
        return int(number) if number.is_integer() else number
    return typed or MISSING


@read.register
def _choice(field: Choice, posted: QueryDict, name: str, before: Any) -> Any:
    by_text = {written(value): value for value in field.values}
    typed = one(posted, name)
    return by_text.get(typed, typed or MISSING)


@read.register
def _yes_no(field: YesNo, posted: QueryDict, name: str, before: Any) -> Any:
    typed = one(posted, name)
    return {"true": True, "false": False}.get(typed, typed or MISSING)


@read.register
def _confirmation(field: Confirmation, posted: QueryDict, name: str, before: Any) -> Any:
    return True if one(posted, name) == "true" else MISSING
