"""What a page says, as plain values for the templates in `parts/show/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from absch.formats.pages.readings import Reading


@dataclass(frozen=True)
class Cited:
    """Another record as a page names it: `reference` as cited, `title` {"en": …}, `code` of its type."""

    reference: str
    title: Mapping[str, str]
    number: str
    code: str
    href: str


@dataclass(frozen=True)
class Shown:
    """An answer as its part shows it (`parts/show/<template>.html`), and as plain text of one or more lines."""

    template: str
    value: Any
    text: str


@dataclass(frozen=True)
class Answer:
    """A question with its answer; `text` says the same in plain text, of one or more lines.

    `term` is the key under which a glossary explains the question, "" when none does.
    """

    wire: str
    label: str
    template: str
    value: Any
    text: str
    source: str
    confidential: bool = False
    term: str = ""


@dataclass(frozen=True)
class ShownSection:
    anchor: str
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Citation:
    """A record cited; without `number` nobody here knows it, and its `reference` stands alone."""

    reference: str
    title: Reading
    number: str = ""
    code: str = ""
    href: str = ""


@dataclass(frozen=True)
class Link:
    """A page or file elsewhere; `is_safe` when a reader may follow the address."""

    address: str
    name: Reading
    language: str
    tag: str
    is_safe: bool
    translation: Reading | None = None


@dataclass(frozen=True)
class TermShown:
    title: Reading
    own_words: Reading | None = None


@dataclass(frozen=True)
class ElementShown:
    """An element of a measure: `answer` "Yes", "No" or "", the articles where it stands, and the narrower ones."""

    title: Reading
    answer: str = ""
    section: Reading | None = None
    narrower: "tuple[ElementShown, ...]" = ()


@dataclass(frozen=True)
class Line:
    """A short text the same in every language; `direction` is "ltr" or "auto"."""

    text: str
    direction: str
