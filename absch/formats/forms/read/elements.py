"""The elements of a measure."""

import re
from typing import Any, Final

from django.http import QueryDict

from absch.formats.fields import OTHER, Elements
from absch.formats.fields.choices import CUSTOM
from absch.formats.fields.elements import ANSWER, SECTION, is_in_own_words, key_of
from absch.formats.forms.read.base import MISSING, answer_to, place, read
from absch.formats.shapes import elements

# "<term>.answer", "<term>.section.en", "<term>.0.customValue.en": a term may have a dot in it.
CONTROL: Final = re.compile(r"(?s)(.+?)(?:\.([0-9]{1,4}))?\.(?:answer|(?:section|customValue)\.[^.]*)")


@read.register
def _elements(field: Elements, posted: QueryDict, name: str, before: Any) -> Any:
    rows = [dict(each) if isinstance(each, dict) else each for each in elements(before)]
    # Found before any is taken out, so that the numbers of the page hold.
    shown = [(key, number, _row(rows, key, number)) for key, number in _posted(posted, name)]
    for key, number, row in shown:
        control = f"{name}.{key}" if number is None else f"{name}.{key}.{number}"
        was_blank = _is_blank(row)
        for part in (ANSWER, SECTION) if number is None else (CUSTOM, SECTION):
            place(row, part.wire, answer_to(part, posted, f"{control}.{part.wire}", row.get(part.wire, MISSING)))
        if _is_blank(row) and not was_blank:
            rows = [each for each in rows if each is not row]
        elif was_blank and not _is_blank(row) and not any(each is row for each in rows):
            rows.append(row)
    return rows or MISSING


def _posted(posted: QueryDict, name: str) -> list[tuple[str, int | None]]:
    """Return (term, number) of each row the page shows; those in own words alone are numbered."""
    suffixes = (control.removeprefix(f"{name}.") for control in posted if control.startswith(f"{name}."))
    found = dict.fromkeys(match.groups() for each in suffixes if (match := CONTROL.fullmatch(each)))
    return [(key, None if number is None else int(number)) for key, number in found]


def _row(rows: list[Any], key: str, number: int | None) -> dict[str, Any]:
    """Return the row that stands under the term, or a new one."""
    known = [each for each in rows if isinstance(each, dict) and key_of(each) == key]
    if number is None:
        return next((each for each in known if not is_in_own_words(each)), {"identifier": key})
    others = [each for each in known if is_in_own_words(each)]
    return others[number] if number < len(others) else {"identifier": OTHER, "parent": key}


def _is_blank(row: dict[str, Any]) -> bool:
    return not row.keys() - {"identifier", "parent"}
