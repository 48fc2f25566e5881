"""Days and addresses of a result's rows."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from absch.formats.pages.readings import Reading, read_in
from absch.formats.richtext import plain

register = template.Library()


@register.filter
def day(iso: str) -> str:
    """Return an ISO date in the reader's words, "" for none."""
    return str(date_format(date.fromisoformat(iso), "DATE_FORMAT")) if iso else ""


@register.filter
def certificate(number: str) -> str:
    """Return the page of that number in the reader's language."""
    return reverse("portal:record", kwargs={"code": number.split("-")[1], "number": number})


@register.filter
def reading(text: dict[str, str] | None) -> Reading:
    """Return a text in six languages as the reader gets it."""
    return read_in(get_language() or "en", text, shown=plain)
