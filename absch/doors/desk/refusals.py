"""Refusals as pages of the desk."""

from django.http import HttpRequest, HttpResponse


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old."""
    return HttpResponse(status=403)
