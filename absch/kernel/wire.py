"""JSON as it comes from outside: read strictly, so that what is stored is what was meant."""

import json
import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal

LARGEST_INTEGER = 2**53 - 1
DEEPEST = 40
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Unreadable(Refusal):
    """Raised when bytes are not one JSON document that can be stored and sent back as it is."""

    code = "unreadable"
    status = 400


class NotJson(Unreadable):
    sentence = _("This is not readable as JSON in UTF-8 (line %(line)s, column %(column)s).")


class RepeatedKey(Unreadable):
    sentence = _("The key “%(key)s” stands twice in the same object. Keep one of them.")


class UnsafeNumber(Unreadable):
    sentence = _("The number %(number)s cannot be kept exactly. Send it as text, or smaller than 2^53.")


class UnsafeText(Unreadable):
    sentence = _("A text holds a character that is not allowed (U+0000 or half of a surrogate pair).")


class TooDeep(Unreadable):
    sentence = _("The document is nested more than %(limit)s levels deep.")


class NotADocument(Unreadable):
    sentence = _("A document is a JSON object with its fields by name.")


def read_document(received: bytes | str) -> dict[str, Any]:
    """Return the document, or raise Unreadable: duplicate keys, NaN, unsafe integers, U+0000, lone surrogates."""
    try:
        text = received.decode("utf-8") if isinstance(received, bytes) else received
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, parse_int=_integer)
    except UnicodeDecodeError:
        raise NotJson(line=1, column=1) from None
    except json.JSONDecodeError as error:
        raise NotJson(line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise TooDeep(limit=DEEPEST) from None
    if not isinstance(value, dict):
        raise NotADocument()
    ensure_safe(value)
    return value


def ensure_safe(value: Any, *, depth: int = 0) -> None:
    """Raise Unreadable if the value holds anything that JSON text, database or RFC 8785 cannot carry."""
    if depth > DEEPEST:
        raise TooDeep(limit=DEEPEST)
    if isinstance(value, dict):
        for key, each in value.items():
            ensure_safe(key, depth=depth)
            ensure_safe(each, depth=depth + 1)
    elif isinstance(value, list):
        for each in value:
            ensure_safe(each, depth=depth + 1)
    elif isinstance(value, str):
        if "\0" in value or _LONE_SURROGATE.search(value):
            raise UnsafeText()
    elif isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise UnsafeNumber(number=value)
    elif isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        raise UnsafeNumber(number=value)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RepeatedKey(key=key[:80])
        found[key] = value
    return found


def _no_constant(name: str) -> float:
    raise UnsafeNumber(number=name)


def _integer(digits: str) -> int:
    # Judged by length first: int() of a million digits would be the attack.
    if len(digits) > 17 or abs(int(digits)) > LARGEST_INTEGER:
        raise UnsafeNumber(number=digits[:24])
    return int(digits)
