"""Search by number or by the name of a country."""

import re

import pytest
from django.core.cache import cache

from tests.makers import a_permit, an_amendment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("ABSCH-IRCC-KE-100002-1", "/en/database/IRCC/ABSCH-IRCC-KE-100002-1"),
        ("absch-ircc-ke-100002-1", "/en/database/IRCC/ABSCH-IRCC-KE-100002-1"),
        ("  ABSCH–IRCC–KE–100002  ", "/en/database/IRCC/ABSCH-IRCC-KE-100002-2"),
        ("ABSCH-CNA-KE-100001-1", "/en/database/CNA/ABSCH-CNA-KE-100001-1"),
    ],
)
def test_a_number_leads_to_its_record(client, asked, address):
    an_amendment(a_permit("ke"))

    answer = client.get("/en/search", {"q": asked})

    assert (answer.status_code, answer["Location"]) == (302, address)


def test_a_number_that_nobody_was_given_is_answered_with_what_may_have_been_meant(client):
    a_permit("ke")

    page = client.get("/en/search", {"q": "ABSCH-IRCC-KE-100020-1"}).text
    twin = client.get("/en/search.json", {"q": "ABSCH-IRCC-KE-100020-1"}).json()

    assert "No record has the number “<bdi>ABSCH-IRCC-KE-100020-1</bdi>”, and no country this name." in page
    assert 'href="/en/database/IRCC/ABSCH-IRCC-KE-100002-1"' in page
    assert twin == {"total": 0, "results": [], "near": ["ABSCH-IRCC-KE-100002-1"]}


@pytest.mark.parametrize(
    ("language", "asked", "code"), [("en", "south africa", "ZA"), ("zh", "南非", "ZA"), ("ar", "كينيا", "KE")]
)
def test_a_name_leads_to_the_country(client, language, asked, code):
    page = client.get(f"/{language}/search", {"q": asked}).text

    assert re.findall(r'<li><a href="/../countries/(..)"', page) == [code]


def test_what_was_typed_stays_in_the_box_and_harms_nobody(client):
    page = client.get("/en/search", {"q": "<b>\"x'"}).text

    assert 'value="&lt;b&gt;&quot;x&#x27;"' in page
    assert "<b>" not in page.split("<main")[1].split("</main>")[0]


def test_without_a_question_it_says_what_can_be_asked(client):
    assert "Search knows record numbers and the names of countries for now." in client.get("/en/search").text
    assert client.get("/en/search.json").json() == {"total": 0, "results": []}


def test_a_question_far_longer_than_any_number_is_refused(client):
    assert client.get("/en/search", {"q": "x" * 101}).status_code == 400


def test_near_misses_are_not_looked_for_without_end(client, monkeypatch):
    cache.clear()
    monkeypatch.setattr("absch.doors.portal.search.OFTEN", {"most": 2, "seconds": 60})

    answers = [client.get("/en/search", {"q": f"ABSCH-IRCC-KE-10000{each}-1"}).status_code for each in range(4)]

    assert answers == [200, 200, 429, 429]
