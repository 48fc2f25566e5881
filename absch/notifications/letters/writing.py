"""What every letter of this package begins with."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from absch.countries.queries import names_of
from absch.kernel.languages import reading
from absch.outbox import writing
from absch.outbox.followers import Letter
from absch.outbox.writing import Enclosure


def compose(letter: str, facts: Mapping[str, Any], *, enclosures: tuple[Enclosure, ...] = ()) -> Letter:
    """Return the letter of that kind in the active language; `letters/<letter>.html` is its template."""
    return writing.compose(f"letters/{letter}.html", facts, enclosures=enclosures)


def country_name(government: str) -> str:
    """Return what the country is called in the active language, else its code; "" for none."""
    names = names_of([government]).get(government, {}) if government else {}
    return reading(names, get_language() or "en")[1] or government.upper()
