"""Answers made of several: links, places, groups, and the header of every document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Fault
from absch.formats.fields.base import Field, given, mistyped, unknown_keys
from absch.formats.fields.choices import IDENTIFIER
from absch.formats.fields.texts import NOT_LIST, NOT_TEXT, Number
from absch.formats.shapes import language_in
from absch.kernel.languages import SIX
from absch.kernel.words import Words
from absch.vocabularies import queries as vocabularies
from absch.vocabularies.languages import LANGUAGES, is_language

ONE_OF_SIX = _("Name each of the languages once: ar, en, es, fr, ru, zh.")
NOT_GROUP = _("Give the answers of this group by their names.")
OWN_FILE = re.compile(r"/api/v20[0-9]{2}/documents/[^\s]+")
is_web_address = URLValidator(schemes=["http", "https", "ftp"])


@dataclass
class Links(Field):
    """Addresses of pages and files, [{"url": …, "name"?: …, "tag"?, "tags"?, "language"?, "translationType"?}, …].

    `name` is a text or a text for each language; `language` a code or a term; both are kept as sent. Where only
    `pages` or only `files` may stand, a file is an address at which this registry keeps it. With a vocabulary of
    `languages` each link must name one of them; with `translations`, also what kind of translation it is.
    """

    KEYS = frozenset({"url", "name", "tag", "tags", "language", "translationType"})

    pages: bool = field(default=True, kw_only=True)
    files: bool = field(default=True, kw_only=True)
    languages: str = field(default="", kw_only=True)
    translations: str = field(default="", kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in given(answer):
            path = f"{at}.{place}"
            if isinstance(each, dict):
                yield from self.faults_in_link(each, path)
            else:
                yield mistyped(path, _("Give the address of the page or file."))

    def faults_in_link(self, link: dict[str, Any], at: str) -> Iterator[Fault]:
        yield from unknown_keys(link, set(self.KEYS), at)
        address = link.get("url")
        if not self.is_answered_by(address):
            yield Fault(Code.MANDATORY, f"{at}.url", _("Give the address of the page or file."))
        elif not isinstance(address, str):
            yield mistyped(f"{at}.url", NOT_TEXT)
        elif fault := self.fault_of(address):
            yield Fault(Code.INVALID_VALUE, f"{at}.url", fault)
        for key, kinds in (("name", (str, dict)), ("language", (str, dict)), ("tag", (str, dict)), ("tags", (list,))):
            if key in link and not isinstance(link[key], kinds):
                yield mistyped(f"{at}.{key}", NOT_TEXT)
        if self.languages and isinstance(link.get("language", ""), str | dict):
            yield from self.faults_in_language(language_in(link.get("language")), f"{at}.language")
        # Which kinds of translation clients know was never published: any they name is taken on their word.
        if self.translations and not language_in(link.get("translationType")).strip():
            yield Fault(Code.MANDATORY, f"{at}.translationType", _("Say what kind of translation it is."))

    def faults_in_language(self, code: str, at: str) -> Iterator[Fault]:
        if not code.strip():
            yield Fault(Code.MANDATORY, at, _("Name the language in which it is written."))
        elif not (is_language(code) if self.languages == LANGUAGES else vocabularies.is_term(self.languages, code)):
            yield Fault(Code.UNEXPECTED_TERM, at, _("This language is not in the list. Choose one that is."))

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        for each in answer if self.translations and isinstance(answer, list) else ():
            if isinstance(each, dict) and language_in(each.get("translationType")):
                yield self.translations, language_in(each.get("translationType"))

    def fault_of(self, address: str) -> Words | None:
        """Return why a reader could not follow the address, or None."""
        if OWN_FILE.fullmatch(address):
            return None if self.files else _("Give the address of a page here, not an uploaded file.")
        try:
            is_web_address(address)
        except ValidationError:
            return _("This is not a web address. A good one: https://example.org/law")
        return None if self.pages else _("Only files kept by this registry can stand here.")


@dataclass
class Group(Field):
    """Several answers under one name, {wire: answer, …}."""

    of: tuple[Field, ...] = field(kw_only=True)

    def parts(self) -> tuple[Field, ...]:
        return self.of

    def faults(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        """Yield also what other answers of the document ask for, though nothing of the group is answered."""
        yield from super().faults(answer, at, asked)
        if not self.is_answered_by(answer):
            for part in self.of:
                if part.required_when and part.is_required_in(asked):
                    yield Fault(Code.MANDATORY, f"{at}.{part.wire}", part.missing)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, dict):
            yield mistyped(at, NOT_GROUP)
            return
        for part in self.of:
            if part.is_asked_in(asked.content):
                yield from part.faults(answer.get(part.wire), f"{at}.{part.wire}", asked)
        yield from unknown_keys(answer, {part.wire for part in self.of}, at)

    def published_of(self, answer: Any, content: dict[str, Any]) -> Any:
        if not isinstance(answer, dict):
            return answer
        dropped = {part.wire for part in self.of if not part.is_asked_in(content)}
        kept = {wire: each for wire, each in answer.items() if wire not in dropped}
        parts = (part for part in self.of if part.wire in kept)
        return kept | {part.wire: part.published_of(kept[part.wire], content) for part in parts}

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        if isinstance(answer, dict):
            for part in self.of:
                yield from part.terms_in(answer.get(part.wire))

    def references_in(self, answer: Any) -> Iterator[str]:
        if isinstance(answer, dict):
            for part in self.of:
                yield from part.references_in(answer.get(part.wire))


@dataclass
class Groups(Group):
    """The same group several times, [{…}, …]."""

    def faults(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        yield from Field.faults(self, answer, at, asked)

    def published_of(self, answer: Any, content: dict[str, Any]) -> Any:
        # Not in the comprehension: there `super()` would not know its class.
        published_of = super().published_of
        return [published_of(each, content) for each in answer] if isinstance(answer, list) else answer

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in given(answer):
            yield from super().faults_in(each, f"{at}.{place}", asked)

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        for each in answer if isinstance(answer, list) else ():
            yield from super().terms_in(each)

    def references_in(self, answer: Any) -> Iterator[str]:
        for each in answer if isinstance(answer, list) else ():
            yield from super().references_in(each)


@dataclass
class MapLocation(Group):
    """The middle of a map, {"zoom": 5, "lat": -25.7, "lng": 28.2}; degrees, zoom 0 to 22."""

    of: tuple[Field, ...] = field(
        default=(
            Number(_("Zoom"), wire="zoom", required=True, least=0, most=22),
            Number(_("Latitude"), wire="lat", required=True, least=-90, most=90, fractions=True),
            Number(_("Longitude"), wire="lng", required=True, least=-180, most=180, fractions=True),
        ),
        kw_only=True,
    )


@dataclass
class Header(Field):
    """Who the document is: {"identifier": …, "schema": …, "languages": ["en", …]}."""

    required: bool = field(default=True, kw_only=True)
    schema: str = field(default="", kw_only=True)
    also: tuple[str, ...] = field(default=(), kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, dict):
            yield mistyped(at, NOT_GROUP)
            return
        yield from self.faults_in_identifier(answer.get("identifier"), f"{at}.identifier")
        yield from self.faults_in_schema(answer.get("schema"), f"{at}.schema")
        yield from self.faults_in_languages(answer.get("languages"), f"{at}.languages")
        yield from unknown_keys(answer, {"identifier", "schema", "languages"}, at)

    def faults_in_identifier(self, answer: Any, at: str) -> Iterator[Fault]:
        if not self.is_answered_by(answer):
            yield Fault(Code.MANDATORY, at, self.missing)
        elif not isinstance(answer, str):
            yield mistyped(at, NOT_TEXT)
        elif not IDENTIFIER.fullmatch(answer):
            yield Fault(
                Code.INVALID_VALUE, at, _("An identifier has 11 to 128 letters, digits, hyphens or underscores.")
            )

    def faults_in_schema(self, answer: Any, at: str) -> Iterator[Fault]:
        if not self.is_answered_by(answer):
            yield Fault(Code.MANDATORY, at, self.missing)
        elif not isinstance(answer, str):
            yield mistyped(at, NOT_TEXT)
        elif answer not in (self.schema, *self.also):
            yield Fault(Code.INVALID_VALUE, at, _("The document is of another type than it was sent as."))

    def faults_in_languages(self, answer: Any, at: str) -> Iterator[Fault]:
        if not self.is_answered_by(answer):
            yield Fault(Code.MANDATORY, at, _("Name at least one of the six languages."))
        elif not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
        else:
            for place, each in enumerate(answer):
                if not isinstance(each, str):
                    yield mistyped(f"{at}.{place}", NOT_TEXT)
                elif each not in SIX or each in answer[:place]:
                    yield Fault(Code.INVALID_VALUE, f"{at}.{place}", ONE_OF_SIX)
