"""A record page, first and stored, beside a bare view behind the same middleware: all over one kept-open connection."""

import socket
import time
from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from absch.kernel.languages import SIX
from absch.outbox import operations as outbox
from absch.urls import urlpatterns as ours
from bench.lines import Line
from bench.served import PORT, served

ROUNDS = 400


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bare")


urlpatterns = [path("bare", bare), *ours]


def caller() -> Callable[[str], None]:
    """Return what asks the server for a path and reads the whole answer, with as little of its own as can be."""
    line = socket.create_connection(("127.0.0.1", PORT))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(address: str) -> None:
        line.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nAccept-Encoding: br\r\n\r\n".encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += line.recv(65536)
        head, _, body = answer.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{address} answered {head[:40]!r}")
        said = {name.lower(): value for name, _, value in (each.partition(b":") for each in head.split(b"\r\n"))}
        left = int(said[b"content-length"]) - len(body)
        while left > 0:
            left -= len(line.recv(65536))

    return ask


def timed(ask: Callable[[str], None], addresses: Iterable[str]) -> float:
    """Return the median seconds of one answer."""
    took = []
    for address in addresses:
        began = time.perf_counter()
        ask(address)
        took.append(time.perf_counter() - began)
    return sorted(took)[len(took) // 2]


@override_settings(ROOT_URLCONF="bench.pages", ALLOWED_HOSTS=["testserver", *settings.ALLOWED_HOSTS])
def queries_of(address: str) -> int:
    """Return how many statements the page needs for whoever comes first, when names have been read before."""
    client = Client()
    client.get(address)
    # Nothing is stored any more; the rendered body is dropped too.
    outbox.beat()
    cache.clear()
    connection.force_debug_cursor = True
    client.get(address)
    counted = len(connection.queries)
    connection.force_debug_cursor = False
    return counted


def measure_pages(numbers: list[str]) -> list[Line]:
    """Ask for every record in every language once, then for one of them again and again."""
    addresses = [f"/{language}/database/IRCC/{number}" for language in SIX for number in numbers]
    queries = queries_of(addresses[0])
    with served(urls="bench.pages"):
        ask = caller()
        for language in SIX:
            ask(f"/{language}/")
        before = timed(ask, ["/bare"] * ROUNDS)
        first = timed(ask, addresses)
        stored = timed(ask, [addresses[0]] * ROUNDS)
        view = min(before, timed(ask, ["/bare"] * ROUNDS))
    return [
        Line("bare view behind our middleware, median", f"{view * 1000:.2f} ms", "(peer)", True),
        Line("record page, first render / bare view (speed)", f"{view / first:.3f}x", ">= 0.05x", view / first >= 0.05),
        Line("record page, queries of the first render", str(queries), "<= 12", 0 < queries <= 12),
        Line(
            "record page, stored answer / bare view (speed)", f"{view / stored:.2f}x", ">= 1.5x", view / stored >= 1.5
        ),
    ]
