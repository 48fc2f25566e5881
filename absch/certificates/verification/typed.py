"""Numbers as people type, paste and scan them."""

import re
import unicodedata

from absch.kernel.numbers import Number, read_number

LONGEST = 100  # characters

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u30FC\uFE58\uFE63\uFF0D_\u00AD\u2043]")
_BETWEEN = re.compile(r"\s*[-\s]\s*")
_AROUND = " \t\"'`()[]<>{}.,;:!?*\u00ab\u00bb\u201c\u201d\u060c\u061b\u3002\u3001"
# Confused on paper and screen, and by machines that read scans.
_LETTERS_FOR_DIGITS = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"})
_LOOSE = re.compile(r"([A-Z0-9]{3,7})-([A-Z0-9]{2,8})-([A-Z0-9]{2,4})-([A-Z0-9]{5,8})(?:-([A-Z0-9]{1,5}))?")


def western(text: str) -> str:
    """Return the text with Western digits and plain letters and dashes, without marks of direction or width."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", _DASHES.sub("-", text)))
    return "".join(_western(each) for each in plain if unicodedata.category(each) != "Cf")


def _western(letter: str) -> str:
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter


def number_typed(text: str) -> Number | None:
    """Take a number apart whatever its case, digits, dashes and blanks; None for what is none."""
    if len(text) > LONGEST * 4:
        return None
    tidy = _BETWEEN.sub("-", western(text).strip().strip(_AROUND))
    return read_number(tidy)


def number_misread(text: str) -> tuple[str, str, str, str, str] | None:
    """Return prefix, code, owner, document and revision ("" where none) if letters stood for digits.

    The document may have a digit too many or too few.
    """
    tidy = _BETWEEN.sub("-", western(text).strip().strip(_AROUND)).upper() if len(text) <= LONGEST * 4 else ""
    match = _LOOSE.fullmatch(tidy)
    if match is None:
        return None
    prefix, code, owner, document, revision = match.groups(default="")
    document, revision = document.translate(_LETTERS_FOR_DIGITS), revision.translate(_LETTERS_FOR_DIGITS)
    is_number = document.isdecimal() and (not revision or revision.isdecimal())
    return (prefix, code, owner, document, revision) if is_number else None


def printable(text: str) -> str:
    """Return what can be shown of what was asked, at most a hundred characters."""
    return "".join(each for each in text[: LONGEST * 4] if unicodedata.category(each) not in ("Cc", "Cs")).strip()[
        :LONGEST
    ]
