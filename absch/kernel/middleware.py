"""Which language a request is answered in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from absch.kernel.languages import SIX


def language_of(request: HttpRequest) -> str:
    """Return the language of the address (`/ar/…`), else the reader's first of the six, else English."""
    first = request.path_info[1:3]
    if first in SIX and request.path_info[3:4] in ("", "/"):
        return first
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:500])
    return next((tag[:2] for tag, _quality in accepted if tag[:2] in SIX), "en")


class LanguageOfAddress:
    """Answers in the language of the address and never redirects for its sake."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if request.path_info[1:3] != language:
            response.headers.setdefault("Vary", "Accept-Language")
        return response
