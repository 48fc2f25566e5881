"""A record page, first and stored, beside a bare view behind the same middleware."""

import io
import time
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from absch.outbox import operations as outbox
from absch.urls import urlpatterns as ours
from bench.lines import Line

ROUNDS = 300


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path("bare", bare), *ours]


def caller() -> Callable[[str], bytes]:
    """Return what asks for a path through every middleware, as the server would, without a socket."""
    handler = WSGIHandler()

    def ask(address: str) -> bytes:
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": address,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ACCEPT_ENCODING": "br",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
        }
        answered: list[str] = []
        body = b"".join(handler(environ, lambda status, _headers, _info=None: answered.append(status)))
        if not answered[0].startswith("200"):
            raise SystemExit(f"{address} answered {answered[0]}")
        return body

    return ask


def forget() -> None:
    """Let nothing be stored, so that the next page is rendered as for the first time."""
    outbox.beat()
    cache.clear()


def timed(ask: Callable[[str], bytes], address: str, *, first: bool = False, rounds: int = ROUNDS) -> float:
    """Return the median seconds of one answer."""
    took = []
    for _round in range(rounds):
        if first:
            forget()
        began = time.perf_counter()
        ask(address)
        took.append(time.perf_counter() - began)
    return sorted(took)[len(took) // 2]


@override_settings(ROOT_URLCONF="bench.pages")
def measure_pages(numbers: list[str]) -> list[Line]:
    ask, address = caller(), f"/en/database/IRCC/{numbers[0]}"
    ask("/bare"), ask(address)
    forget()
    connection.force_debug_cursor = True
    ask(address)
    queries = len(connection.queries)
    connection.force_debug_cursor = False
    view = timed(ask, "/bare")
    first = timed(ask, address, first=True, rounds=100)
    ask(address)
    stored = timed(ask, address)
    view = min(view, timed(ask, "/bare"))
    return [
        Line("bare view behind our middleware, median", f"{view * 1000:.2f} ms", "(peer)", True),
        Line("record page, first render / bare view (speed)", f"{view / first:.3f}x", ">= 0.05x", view / first >= 0.05),
        Line("record page, queries of the first render", str(queries), "<= 12", 0 < queries <= 12),
        Line(
            "record page, stored answer / bare view (speed)", f"{view / stored:.2f}x", ">= 1.5x", view / stored >= 1.5
        ),
    ]
