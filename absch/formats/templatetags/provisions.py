"""Name a provision in the reader's language: "Article 17.4(b)", "Decision NP-1/2, annex"."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

_PROVISION = re.compile(r"(?P<text>Articles?|Decision) (?P<number>[^,]+(?:, [^,]*\d[^,]*)*)(?P<annex>, annex)?")


@register.filter
def provision(source: str) -> SafeString | str:
    """Return the provision as the page names it, "" for what no provision asks but the common format alone.

    Numbers run from left to right on every page, letters in brackets included.
    """
    match = _PROVISION.fullmatch(str(source))
    if match is None:
        return ""
    number = format_html('<bdi dir="ltr">{}</bdi>', match["number"])
    sentences = {
        ("Article", False): _("Article %(number)s"),
        ("Articles", False): _("Articles %(number)s"),
        ("Decision", False): _("Decision %(number)s"),
        ("Decision", True): _("Decision %(number)s, annex"),
    }
    sentence = sentences.get((match["text"], bool(match["annex"])))
    # The sentence is ours and holds no mark-up; the number is escaped above.
    return mark_safe(sentence % {"number": number}) if sentence else ""  # noqa: S308
