"""Read an answer of any shape: a client may have sent anything, and what has not the shape asked for is not there."""

from collections.abc import Mapping
from typing import Any

from absch.formats.asking import identifier_in


def elements(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else []


def texts_in(texts: Any) -> dict[str, str]:
    """Return those of the texts that can be read, {"en": …}."""
    pairs = texts.items() if isinstance(texts, Mapping) else ()
    return {language: text for language, text in pairs if isinstance(text, str) and text.strip()}


def language_in(language: Any) -> str:
    """Return the code of a link's language, sent as a code or as the term "lang-en"."""
    return (language if isinstance(language, str) else identifier_in(language)).removeprefix("lang-")


def written(value: Any) -> str:
    """Return the value as an author would type it, "" when it is none that can be typed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else ""
