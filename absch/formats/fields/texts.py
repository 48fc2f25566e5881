"""Texts, days and numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Fault
from absch.formats.fields.base import Field, given, mistyped
from absch.formats.richtext import words_in
from absch.kernel.languages import SIX
from absch.kernel.words import Words

NOT_TEXTS = _("Give a text for each language, by its code.")
NOT_TEXT = _("Give a text.")
NOT_LIST = _("Give a list.")
NOT_YES_OR_NO = _("Answer yes or no.")


@dataclass
class Text(Field):
    """Plain text in any of the six languages: {"en": …, "ar": …}. `longest` counts characters of each, `most_words`
    its words, of which two Chinese characters make one."""

    longest: int = field(default=0, kw_only=True)
    most_words: int = field(default=0, kw_only=True)
    lines: int = field(default=1, kw_only=True)

    def is_answered_by(self, answer: Any) -> bool:
        if not isinstance(answer, dict):
            return super().is_answered_by(answer)
        return any(not isinstance(each, str) or each.strip() for each in answer.values())

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, dict):
            yield mistyped(at, NOT_TEXTS)
            return
        for language, text in answer.items():
            path = f"{at}.{language}"
            if language not in SIX or (asked.languages and language not in asked.languages):
                yield Fault(Code.UNSPECIFIED_LOCALE, path, _("Name this language among the languages of the record."))
            elif not isinstance(text, str):
                yield mistyped(path, NOT_TEXT)
            elif self.is_too_long(text):
                yield Fault(Code.INVALID_VALUE, path, _("This text is longer than the format allows. Shorten it."))

    def is_too_long(self, text: str) -> bool:
        has_too_many_words = self.most_words and words_in(text) > self.most_words
        return bool(has_too_many_words or (self.longest and len(self.plain(text)) > self.longest))

    def plain(self, text: str) -> str:
        return text


@dataclass
class RichText(Text):
    """Text with simple marks (HTML), stored as sent and cleaned whenever it is shown."""

    lines: int = field(default=5, kw_only=True)

    def plain(self, text: str) -> str:
        return strip_tags(text)


@dataclass
class Texts(Text):
    """Several short texts, each in any of the six languages: [{"en": …, "ar": …}, …]."""

    def is_answered_by(self, answer: Any) -> bool:
        if not isinstance(answer, list):
            return Field.is_answered_by(self, answer)
        return any(super(Texts, self).is_answered_by(each) for each in answer)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in given(answer):
            yield from super().faults_in(each, f"{at}.{place}", asked)


@dataclass
class PlainText(Field):
    """One text, the same in every language, as a name or a code."""

    def is_answered_by(self, answer: Any) -> bool:
        return bool(answer.strip()) if isinstance(answer, str) else super().is_answered_by(answer)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, str):
            yield mistyped(at, NOT_TEXT)


@dataclass
class Amount(PlainText):
    """A sum of money in whole dollars of the United States, as digits: "1250000"."""

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, str):
            yield mistyped(at, NOT_TEXT)
        elif not is_amount(answer.strip()):
            yield Fault(Code.INVALID_VALUE, at, _("Write the sum in digits alone: 1250000."))


def is_amount(text: str) -> bool:
    """Whether the text is a whole number of at most fifteen digits."""
    return re.fullmatch(r"[0-9]{1,15}", text, re.ASCII) is not None


@dataclass
class Notes(PlainText):
    """Private notes of the government, as one text; never part of what is published."""

    private: bool = field(default=True, kw_only=True)


@dataclass
class PlainTexts(Field):
    """Several short texts, one a line: ["+27 12 345", …]."""

    def is_answered_by(self, answer: Any) -> bool:
        if not isinstance(answer, list):
            return super().is_answered_by(answer)
        return any(not isinstance(each, str) or each.strip() for each in answer)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in enumerate(answer):
            if not isinstance(each, str):
                yield mistyped(f"{at}.{place}", NOT_TEXT)
            elif each.strip():
                yield from self.faults_in_line(each.strip(), f"{at}.{place}")

    def faults_in_line(self, line: str, at: str) -> Iterator[Fault]:
        return iter(())


@dataclass
class Mailboxes(PlainTexts):
    """E-mail addresses, one a line."""

    def faults_in_line(self, line: str, at: str) -> Iterator[Fault]:
        try:
            validate_email(line)
        except ValidationError:
            yield Fault(Code.INVALID_VALUE, at, _("This is not an e-mail address. A good one: office@example.org"))


@dataclass
class Date(Field):
    """A day, as YYYY-MM-DD; such strings compare as the days do."""

    may_be_future: bool = field(default=True, kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, str):
            yield mistyped(at, _("Give a day as year-month-day: 2026-03-01."))
        elif not is_day(answer):
            yield Fault(Code.INVALID_VALUE, at, _("This day does not exist. Write year-month-day: 2026-03-01."))
        elif not self.may_be_future and answer > asked.on.isoformat():
            yield Fault(Code.INVALID_VALUE, at, _("This day lies in the future."))


@dataclass
class Month(Field):
    """A month, as YYYY-MM."""

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, str):
            yield mistyped(at, _("Give a month as year-month: 2026-03."))
        elif not is_day(f"{answer}-01"):
            yield Fault(Code.INVALID_VALUE, at, _("This month does not exist. Write year-month: 2026-03."))


def is_day(text: str) -> bool:
    """Whether the text is a day that exists, written YYYY-MM-DD."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@dataclass
class Confirmation(Field):
    """A statement the author must confirm; a "no" is no answer."""

    required: bool = field(default=True, kw_only=True)
    missing: ClassVar[Words] = _("Confirm this: without it nothing can be published.")

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if answer is False:
            yield Fault(Code.INVALID_VALUE, at, self.missing)
        elif answer is not True:
            yield mistyped(at, NOT_YES_OR_NO)


@dataclass
class YesNo(Field):
    """True, false, or not known."""

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, bool):
            yield mistyped(at, NOT_YES_OR_NO)


@dataclass
class Number(Field):
    """A number, whole unless `fractions`, within bounds that are given."""

    least: float | None = field(default=None, kw_only=True)
    most: float | None = field(default=None, kw_only=True)
    fractions: bool = field(default=False, kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        kinds = (int, float) if self.fractions else (int,)
        if isinstance(answer, bool) or not isinstance(answer, kinds):
            yield mistyped(at, _("Give a number."))
        elif (self.least is not None and answer < self.least) or (self.most is not None and answer > self.most):
            yield Fault(Code.INVALID_VALUE, at, _("This number is out of bounds."))


@dataclass
class Choice(Field):
    """One of a few fixed values, {value: label}; a value is compared as it is written, number or text."""

    values: dict[Any, Words] = field(kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        kind = type(next(iter(self.values)))
        if type(answer) is not kind:
            yield mistyped(at, _("Choose one of the answers offered."))
        elif answer not in self.values:
            yield Fault(Code.INVALID_VALUE, at, _("Choose one of the answers offered."))
