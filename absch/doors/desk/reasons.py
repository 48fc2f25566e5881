"""Reasons, written once in each language of a record."""

from collections.abc import Iterable

from django.http import QueryDict

from absch.formats.forms.questions import Box
from absch.kernel.languages import SIX, direction

LINES = 3


def reason_boxes(languages: Iterable[str], posted: QueryDict | None = None) -> list[Box]:
    """Return a box for each of the languages, holding what was typed before."""
    typed = reasons_in(posted) if posted is not None else {}
    return [
        Box(f"reason.{each}", typed.get(each, ""), language=each, direction=direction(each), lines=LINES)
        for each in dict.fromkeys(languages)
        if each in SIX
    ]


def reasons_in(posted: QueryDict) -> dict[str, str]:
    """Return the reason as it was typed, {"en": …, "ar": …}; blanks included, for the operation judges them."""
    return {each: posted.get(f"reason.{each}", "") for each in SIX if f"reason.{each}" in posted}
