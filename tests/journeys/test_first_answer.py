"""The home page over a real socket: one answer of at most 14,000 bytes, headers included, holds all of it."""

import csv
import re
import socket
from urllib.parse import urlsplit

import brotli
import pytest
from django.conf import settings

from tests.doors.markup import DIRECTIONS

pytestmark = pytest.mark.journey
MOST = 14_000
HEADERS = 600


def answer(base: str, path: str, *, more: str = "") -> tuple[bytes, bytes]:
    """Return the head and the body of an answer, as they came over the wire."""
    host, port = urlsplit(base).hostname, urlsplit(base).port
    request = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: br\r\nConnection: close\r\n{more}\r\n"
    with socket.create_connection((host, port), timeout=30) as line:
        line.sendall(request.encode())
        received = b"".join(iter(lambda: line.recv(65536), b""))
    head, body = received.split(b"\r\n\r\n", 1)
    return head + b"\r\n\r\n", body


def names_in(language: str) -> list[str]:
    with (settings.ABSCH_REFERENCE_DIR / "countries" / "governments.csv").open(encoding="utf-8", newline="") as lines:
        return [row[language] for row in csv.DictReader(lines)]


@pytest.mark.parametrize("language", DIRECTIONS)
def test_the_first_answer_is_small_and_whole(registry, language):
    head, body = answer(registry.base, f"/{language}/")

    assert b"content-encoding: br" in head.lower()
    assert len(head) <= HEADERS
    assert len(head) + len(body) <= MOST
    assert brotli.decompress(body).rstrip().endswith(b"</html>")


@pytest.mark.parametrize("language", DIRECTIONS)
def test_with_pictures_and_scripts_blocked_the_first_answer_shows_everything(registry, browsers, language):
    context = browsers["chromium"].new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    asked = []

    def only_the_first(route):
        asked.append(route.request.url)
        route.continue_() if len(asked) == 1 else route.abort()

    context.route("**/*", only_the_first)
    page = context.new_page()
    page.goto(f"{registry.base}/{language}/")
    text = page.locator("body").inner_text()
    tidy = " ".join(text.split())

    assert page.locator("h1").is_visible()
    assert page.locator("form[role=search] [name=q]").is_visible()
    assert page.locator(f"main a[href='/{language}/verify']").first.is_visible()
    assert page.locator(".figures b").all_inner_texts()[0].isdigit()
    assert page.locator("main ul.list a.uid").count() == 5
    assert [each for each in names_in(language) if " ".join(each.split()) not in tidy] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1")
    context.close()


def test_the_home_page_makes_three_requests_at_most(registry, browsers):
    context = browsers["chromium"].new_context(service_workers="block")
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{registry.base}/en/", wait_until="networkidle")

    assert asked[0] == "/en/"
    assert len([each for each in asked if each != "/en/"]) <= 2
    context.close()


def test_who_has_the_page_already_is_told_so_in_few_bytes(registry):
    head, _body = answer(registry.base, "/en/")
    etag = re.search(rb"etag: (\"[^\"]+\")", head, re.I)[1].decode()

    again, body = answer(registry.base, "/en/", more=f"If-None-Match: {etag}\r\n")

    assert again.startswith(b"HTTP/1.1 304")
    assert body == b""
    assert len(again) < 300


def test_interface_files_are_kept_for_ever_under_an_address_that_changes_with_them(registry):
    _head, body = answer(registry.base, "/en/verify")
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', brotli.decompress(body).decode())

    heads = {each: answer(registry.base, each)[0].lower() for each in files}

    assert len(files) >= 3
    assert [each for each in files if not re.search(r"\.[0-9a-f]{12}\.", each)] == []
    assert [each for each, head in heads.items() if b"immutable" not in head or b"max-age=315360000" not in head] == []


def test_as_text_the_page_comes_through_a_line_of_64_kbit_in_a_second_and_a_half(registry):
    sizes = {each: sum(map(len, answer(registry.base, f"/{each}/?text=1"))) for each in DIRECTIONS}

    assert max(sizes.values()) * 8 / 64_000 <= 1.5
