"""What holds for every public page, in all six languages."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.makers import NOON, a_permit, an_amendment, authority_of

pytestmark = pytest.mark.django_db
DIRECTIONS = {"ar": "rtl", "en": "ltr", "es": "ltr", "fr": "ltr", "ru": "ltr", "zh": "ltr"}
PAGES = [
    "/{}/",
    "/{}/search",
    "/{}/search?q=ke",
    "/{}/countries",
    "/{}/countries?by=region",
    "/{}/countries/KE",
    "/{}/verify",
    "/{}/verify?number=ABSCH-IRCC-KE-100002-1",
    "/{}/verify?number=nothing",
    "/{}/database",
    "/{}/database/IRCC",
    "/{}/database/IRCC/ABSCH-IRCC-KE-100002-1",
    "/{}/database/IRCC/ABSCH-IRCC-KE-100002",
    "/{}/database/CNA/ABSCH-CNA-KE-100001-1",
    "/{}/database/IRCC/ABSCH-IRCC-KE-100002-2/history",
    "/{}/database/IRCC/ABSCH-IRCC-KE-100002-2/compare/1",
    "/certificate/ABSCH-IRCC-KE-100002-1",
]
VOID = {"meta", "wbr", "link", "input", "br", "hr", "img", "path", "rect"}


class Tree(HTMLParser):
    """Finds elements that are not closed, or closed out of order, and every `id`."""

    def __init__(self, page):
        super().__init__()
        self.open, self.ids, self.wrong, self.attributes = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, name) for name, _value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID and tag != "p":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID or tag == "p":
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture
def _published():
    an_amendment(a_permit("ke", dateOfExpiry="2099-12-31"), at=NOON + timedelta(days=1))


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.usefixtures("_published")
def test_a_public_page_asks_for_no_session_and_sets_no_cookie(client, language):
    client.force_login(authority_of("ke"))
    with CaptureQueriesContext(connection) as queries:
        answers = [client.get(each.format(language), headers={"Accept-Language": language}) for each in PAGES]
        answers += [client.get(twin_of(each).format(language)) for each in PAGES]

    assert {answer.status_code for answer in answers} == {200}
    assert [answer.request["PATH_INFO"] for answer in answers if answer.cookies] == []
    assert [answer.request["PATH_INFO"] for answer in answers if "cookie" in answer["Vary"].lower()] == []
    assert [each["sql"] for each in queries if "session" in each["sql"] or "accounts_person" in each["sql"]] == []


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.usefixtures("_published")
def test_a_public_page_is_whole_and_holds_nothing_the_policy_refuses(client, language):
    for each in PAGES:
        answer = client.get(each.format(language), headers={"Accept-Language": language})
        tree = Tree(answer.text)

        assert f'<html lang="{language}" dir="{DIRECTIONS[language]}">' in answer.text
        assert (each, tree.wrong, tree.open) == (each, [], [])
        assert (each, sorted(tree.ids)) == (each, sorted(set(tree.ids)))
        assert (each, [name for _tag, name in tree.attributes if name == "style" or name.startswith("on")]) == (
            each,
            [],
        )
        assert "<script>" not in answer.text
        assert len(re.findall(r"<h1[ >]", answer.text)) == 1
        assert len(brotli.compress(answer.content, quality=5)) < 40_000


@pytest.mark.usefixtures("_published")
def test_a_page_points_to_its_twin_and_to_its_sisters(client):
    page = client.get("/en/database/IRCC/ABSCH-IRCC-KE-100002-1").text

    address = "/en/database/IRCC/ABSCH-IRCC-KE-100002-1.json"
    assert f'<link rel="alternate" type="application/json" href="{address}">' in page
    for language in DIRECTIONS:
        assert f'href="/{language}/database/IRCC/ABSCH-IRCC-KE-100002-1" lang="{language}"' in page


@pytest.mark.usefixtures("_published")
def test_a_twin_is_json_that_pages_elsewhere_may_read(client):
    for each in PAGES:
        answer = client.get(twin_of(each).format("zh"))

        assert answer["Content-Type"] == "application/json; charset=utf-8"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("no/such/page", 404),
        ("database/IRCC/ABSCH-IRCC-KE-999999-1", 404),
        ("database/IRCC/a%01b", 400),
        ("database/IRCC?page=0", 400),
        ("database/IRCC/" + "x" * 5000, 400),
    ],
)
def test_what_is_not_there_is_said_in_the_readers_language_within_the_frame(client, language, rest, status):
    answer = client.get(f"/{language}/{rest}")

    assert answer.status_code == status
    assert f'<html lang="{language}" dir="{DIRECTIONS[language]}">' in answer.text
    assert f'href="/{language}/verify"' in answer.text
    assert (answer.cookies, "cookie" in answer.get("Vary", "").lower()) == ({}, False)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["/en/", "/en/database/IRCC", "/certificate/x"])
def test_public_pages_are_only_read(client, method, address):
    assert getattr(client, method)(address).status_code == 405


def twin_of(address):
    path, mark, question = address.partition("?")
    return f"{path}.json{mark}{question}"
