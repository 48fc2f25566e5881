"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from absch.kernel.languages import NAMES, SIX, direction


def registry(request: HttpRequest) -> dict[str, Any]:
    """Return the page's language and direction, its five sisters, and the environment."""
    language = get_language() or "en"
    rest = request.path[3:] if request.path[1:3] in SIX else "/"
    query = f"?{request.META['QUERY_STRING']}" if request.method == "GET" and request.META.get("QUERY_STRING") else ""
    return {
        "language": language,
        "direction": direction(language),
        "languages": [{"code": each, "name": NAMES[each], "href": f"/{each}{rest}{query}"} for each in SIX],
        "environment": settings.ABSCH_ENVIRONMENT,
    }
