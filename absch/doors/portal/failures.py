"""What is answered where an address has no page, and where a page could not be made."""

import logging
import re
import secrets
import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found

from absch.kernel.languages import SIX

RETRY_AFTER = 30  # seconds
# Pages alone: what programs ask for is answered as it was asked, never led elsewhere.
_PAGE = re.compile(rf"/(?:(?:{'|'.join(SIX)})/|certificate/)(?!.*\.(?:json|csv|pdf|xml)/*$)", re.DOTALL)
_log = logging.getLogger(__name__)


def missing(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Lead a reader to the page whose address has a slash more or less at its end, else say that there is none."""
    if request.method in ("GET", "HEAD") and (address := _other_spelling(request.path_info)):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    return page_not_found(request, exception)


def _other_spelling(path: str) -> str:
    """Return the address of the page that was probably meant, "" where there is none."""
    if not _PAGE.match(path):
        return ""
    bare = f"/{path.strip('/')}"
    meant = bare if path.endswith("/") else f"{bare}/"
    try:
        resolve(meant)
    except Resolver404:
        return ""
    return escape_uri_path(meant)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that a page could not be made, with nothing that may itself be what broke: database, session, catalogues.

    503 while the database does not answer, else 500; the reference stands in the log as well.
    """
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status, reference = 503 if is_away else 500, f"E-{secrets.token_hex(2)}-{secrets.token_hex(2)}".upper()
    _log.error("%s: %s %s was answered with %s", reference, request.method, request.path, status)
    response: HttpResponse
    if request.path_info.endswith(".json"):
        sentence = _("Nothing is half done, and what you saved before is kept. Try again in a few minutes.")
        code = "unavailable" if is_away else "broken"
        response = JsonResponse({"code": code, "sentence": sentence, "reference": reference}, status=status)
    else:
        response = HttpResponse(render_to_string("500.html", {"code": status, "reference": reference}), status=status)
    response["Cache-Control"] = "no-store"
    if is_away:
        response["Retry-After"] = str(RETRY_AFTER)
    return response
