"""Where a page is found in its other form."""

from typing import Any

from django import template

from absch.doors.portal.text_first import OtherForm
from absch.doors.portal.text_first import other_form as other_form_of

register = template.Library()


@register.simple_tag(takes_context=True)
def other_form(context: dict[str, Any]) -> OtherForm | None:
    """Return the page as text, or with style; None where it has no other form."""
    request = context.get("request")
    return other_form_of(request) if request is not None else None
