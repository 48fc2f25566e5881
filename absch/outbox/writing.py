"""Put a letter together: one template is its HTML, and its plain text is read from that."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from absch.kernel.languages import direction
from absch.outbox.followers import Letter
from absch.outbox.plain import plain_text

Enclosure = tuple[str, str, bytes]


def compose(
    words: str, facts: Mapping[str, Any], *, subject: str = "", enclosures: tuple[Enclosure, ...] = ()
) -> Letter:
    """Return the letter in the active language; the environment is said in subject and text, unless it is production.

    `words` is a template that extends `letters/letter.html`, `subject` that of its subject, one line of plain text;
    without it, `<words>.subject.txt` beside it.
    """
    language = get_language() or "en"
    context = {
        **facts,
        "language": language,
        "direction": direction(language),
        "environment": settings.ABSCH_ENVIRONMENT,
        "home": f"{settings.ABSCH_BASE_URL}/{language}/",
    }
    line = one_line(subject or words.replace(".html", ".subject.txt"), context)
    context["subject_line"] = one_line("letters/subject.txt", {**context, "words": line})
    html = render_to_string(words, context).strip() + "\n"
    return Letter(context["subject_line"], plain_text(html), list(enclosures), html)


def one_line(template: str, context: Mapping[str, Any]) -> str:
    """Render plain text on one line."""
    return " ".join(render_to_string(template, dict(context)).split())
