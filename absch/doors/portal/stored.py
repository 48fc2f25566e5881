"""Answers that are the same for every reader, kept and sent before session, sign-in and form token are looked at."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from absch.doors.portal.kept import KeptAnswer, Shelf
from absch.kernel.languages import SIX
from absch.kernel.middleware import language_of
from absch.outbox import queries as outbox

ROOM = 32 * 1024 * 1024  # bytes, in each process
LONGEST_QUERY = 300
# Made anew for every answer, or true of one encoding only.
NOT_KEPT = {"content-length", "date", "etag", "cache-control"}

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def the_same_for_everyone(view: View) -> View:
    """Mark a view whose answers depend on address, language and what is published, and on nothing else."""
    view.is_the_same_for_everyone = True  # type: ignore[attr-defined]
    return view


class StoredAnswers:
    """Keeps whole answers of marked views and sends them again until something is published or the day ends.

    Whether it still may is asked of the database each time, in one statement.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.shelf = Shelf(ROOM)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = self._key(request)
        if key is None or (key not in self.shelf and not is_for_everyone(request)):
            return self.get_response(request)
        request.get_host()  # refuses an address that is not ours, as it would be without us

        # Read before the answer is made: one made meanwhile of something newer is merely kept for a shorter time.
        stamp = (outbox.pulse(), timezone.now().date())
        kept = self.shelf.find(key, stamp)
        if kept is None:
            response = self.get_response(request)
            if not may_be_kept(response):
                return response
            kept = KeptAnswer(response.content, headers_of(response, request))
            self.shelf.keep(key, stamp, kept)
        return kept.to(request)

    def _key(self, request: HttpRequest) -> Hashable | None:
        """Return what an answer is kept under; None for what is never kept."""
        query = request.META.get("QUERY_STRING", "")
        if request.method not in ("GET", "HEAD") or len(query) > LONGEST_QUERY or "messages" in request.COOKIES:
            return None
        return request.path_info, query, language_of(request)


def is_for_everyone(request: HttpRequest) -> bool:
    try:
        # Addresses are found in their own language, which nobody has turned to yet.
        with translation.override(language_of(request)):
            return getattr(resolve(request.path_info).func, "is_the_same_for_everyone", False)
    except Resolver404:
        return False


def may_be_kept(response: HttpResponse) -> bool:
    by_cookie = "cookie" in response.get("Vary", "").lower()
    return response.status_code == 200 and not response.streaming and not response.cookies and not by_cookie


def headers_of(response: HttpResponse, request: HttpRequest) -> dict[str, str]:
    patch_vary_headers(response, ["Accept-Encoding"])
    if request.path_info[1:3] not in SIX:
        # Without a language in the address, the reader's is taken.
        patch_vary_headers(response, ["Accept-Language"])
    return {name: value for name, value in response.items() if name.lower() not in NOT_KEPT}
