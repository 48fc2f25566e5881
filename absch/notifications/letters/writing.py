"""Put a letter together from its two templates."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import get_language

from absch.countries.queries import names_of
from absch.kernel.languages import reading
from absch.notifications.addresses import home_address
from absch.outbox.followers import Letter

Enclosure = tuple[str, str, bytes]


def compose(letter: str, facts: Mapping[str, Any], *, enclosures: tuple[Enclosure, ...] = ()) -> Letter:
    """Return the letter in the active language; the environment is said in subject and text, unless it is production.

    `letter` names `letters/<letter>.txt` and `letters/<letter>.subject.txt`.
    """
    context = {
        **facts,
        "environment": settings.ABSCH_ENVIRONMENT,
        "home": home_address(language=get_language() or "en"),
    }
    subject = rendered("letters/subject.txt", {**context, "words": rendered(f"letters/{letter}.subject.txt", context)})
    return Letter(" ".join(subject.split()), rendered(f"letters/{letter}.txt", context), list(enclosures))


def rendered(template: str, context: Mapping[str, Any]) -> str:
    """Render plain text: nothing is escaped, and at most one blank line stands between paragraphs."""
    words = get_template(template).template.render(Context(dict(context), autoescape=False))  # type: ignore[attr-defined]
    return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", words).strip() + "\n"


def country_name(government: str) -> str:
    """Return what the country is called in the active language, else its code; "" for none."""
    names = names_of([government]).get(government, {}) if government else {}
    return reading(names, get_language() or "en")[1] or government.upper()
