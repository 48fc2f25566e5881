"""A text in the reader's language, or in another one that is named."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from absch.formats.shapes import texts_in
from absch.kernel.languages import direction, reading

# Whole sentences: what follows "in" has another form in most languages.
WRITTEN_IN = {
    "ar": gettext_noop("In Arabic"),
    "en": gettext_noop("In English"),
    "es": gettext_noop("In Spanish"),
    "fr": gettext_noop("In French"),
    "ru": gettext_noop("In Russian"),
    "zh": gettext_noop("In Chinese"),
}


@dataclass(frozen=True)
class Reading:
    """A text as one reader gets it; `language` and `note` are empty when it is in his own.

    `direction` is "" where the text runs as the page does.
    """

    text: str
    language: str = ""
    direction: str = ""
    note: str = ""

    @property
    def labelled(self) -> str:
        """Return the text for where there is no mark-up, its language said before it."""
        return f"({self.note}) {self.text}" if self.note else self.text


def read_in(language: str, texts: Any, *, written_in: Sequence[str] = (), shown: Callable[[str], str] = str) -> Reading:
    """Return one of the texts, {"en": …, "ar": …}; `shown` makes of it what is shown."""
    found, text = reading(texts_in(texts), language, written_in=written_in)
    if found == language:
        # A number or code without a letter of the script would be torn apart on a page that runs the other way.
        way = "ltr" if direction(language) == "rtl" and not has_right_to_left(text) else ""
        return Reading(shown(text), direction=way)
    return Reading(shown(text), found, direction(found), gettext(WRITTEN_IN[found]) if found in WRITTEN_IN else found)


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
