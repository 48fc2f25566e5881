"""How every kind of answer is read. `MISSING` is no answer; what cannot be read stays as typed."""

import re
from functools import singledispatch
from typing import Any, Final

from django.http import QueryDict

from absch.formats.fields import Field
from absch.formats.forms.controls import Controls, controls
from absch.formats.shapes import written

MISSING: Final = object()
# Inputs that steer the page and answer nothing.
STEERING = (".find", ".rows")


def answer_to(field: Field, posted: QueryDict, name: str, before: Any) -> Any:
    """Return the answer as it now stands: that of before, exactly, when its controls came back as they were shown."""
    if _typed(posted, name) == _as_posted(controls(field, before, name)):
        return before
    return read(field, posted, name, before)


@singledispatch
def read(field: Field, posted: QueryDict, name: str, before: Any) -> Any:
    """Return the answer posted under that name; `before` gives what the page does not ask of it."""
    raise NotImplementedError(type(field))


def place(answer: dict[str, Any], key: str, value: Any) -> None:
    answer.pop(key, None)
    if value is not MISSING:
        answer[key] = value


def put(answer: dict[str, Any], key: str, typed: str) -> None:
    """Set what was typed under the key, unless it is what stands there already."""
    stands = written(answer.get(key))
    if typed != _line_ends(stands) and (typed.strip() or stands.strip()):
        place(answer, key, typed if typed.strip() else MISSING)


def one(posted: QueryDict, name: str) -> str:
    return _line_ends(posted.get(name, ""))


def rows(posted: QueryDict, name: str) -> list[int]:
    """Return the numbers of the rows that were posted under that name, in their order."""
    row = re.compile(re.escape(name) + r"\.([0-9]{1,4})\.")
    return sorted({int(match.group(1)) for control in posted if (match := row.match(control))})


def _typed(posted: QueryDict, name: str) -> Controls:
    mine = (each for each in posted if each == name or each.startswith(f"{name}."))
    return _as_posted({each: posted.getlist(each) for each in mine if not each.endswith(STEERING)})


def _as_posted(shown: Controls) -> Controls:
    """Return the controls as they compare: blanks count for nothing, and browsers send line ends their own way."""
    filled = {name: sorted(_line_ends(each) for each in values if each.strip()) for name, values in shown.items()}
    return {name: values for name, values in filled.items() if values}


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
