"""What a field knows while its answer is judged, and what it may find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from absch.formats.lookup import Registry
from absch.kernel.words import Words


class Code(StrEnum):
    """What the wire calls the seven kinds of fault."""

    MANDATORY = "Error.Mandatory"
    MANDATORY_ANY_OF = "Error.MandatoryAnyOf"
    INVALID_VALUE = "Error.InvalidValue"
    INVALID_PROPERTY = "Error.InvalidProperty"
    UNSPECIFIED_LOCALE = "Error.UnspecifiedLocale"
    UNEXPECTED_TERM = "Error.UnexpectedTerm"
    INVALID_TYPE = "Error.InvalidType"


@dataclass(frozen=True)
class Fault:
    """What is wrong with a value, and where: `path` is dotted by wire names and places, "picDocuments.0.url"."""

    code: Code
    path: str
    sentence: Words


@dataclass(frozen=True)
class Asked:
    """The document an answer stands in, the registry, and the day it is judged on."""

    content: dict[str, Any]
    registry: Registry
    on: date

    @property
    def identifier(self) -> str:
        header = self.content.get("header")
        return str(header.get("identifier", "")) if isinstance(header, dict) else ""

    @property
    def languages(self) -> list[str]:
        header = self.content.get("header")
        languages = header.get("languages") if isinstance(header, dict) else None
        return [each for each in languages if isinstance(each, str)] if isinstance(languages, list) else []

    @property
    def government(self) -> str:
        return identifier_in(self.content.get("government"))


def identifier_in(value: Any) -> str:
    """Return the identifier of `{"identifier": …}`, or ""."""
    identifier = value.get("identifier") if isinstance(value, dict) else None
    return identifier if isinstance(identifier, str) else ""


@dataclass(frozen=True)
class Condition:
    """A test of another answer of the same document; `about` names that answer's wire."""

    about: str
    holds: Callable[[dict[str, Any]], bool]


def is_true(wire: str) -> Condition:
    return Condition(wire, lambda content: content.get(wire) is True)


def is_not_true(wire: str) -> Condition:
    return Condition(wire, lambda content: content.get(wire) is not True)


def is_false(wire: str) -> Condition:
    return Condition(wire, lambda content: content.get(wire) is False)


def equals(wire: str, value: object) -> Condition:
    return Condition(wire, lambda content: content.get(wire) == value)


def both(first: Condition, second: Condition) -> Condition:
    """Holds while both do; the question depends on the answer that the second is about."""
    return Condition(second.about, lambda content: first.holds(content) and second.holds(content))


def is_given(wire: str) -> Condition:
    return Condition(wire, lambda content: wire in content)


def includes(wire: str, *identifiers: str) -> Condition:
    """Holds when the answer, one term or several, has one of these identifiers."""

    def holds(content: dict[str, Any]) -> bool:
        answer = content.get(wire)
        terms: Iterable[Any] = answer if isinstance(answer, list) else [answer]
        return any(identifier_in(each) in identifiers for each in terms)

    return Condition(wire, holds)
