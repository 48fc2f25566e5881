"""Addresses with a slash too many or too few, and pages that could not be made."""

import logging
import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from tests.doors.markup import Markup
from tests.makers import a_permit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/en/register/", "/en/register"),
        ("/ar/verify/", "/ar/verify"),
        ("/en/countries/?by=region", "/en/countries?by=region"),
        ("/fr/database/IRCC//", "/fr/database/IRCC"),
        ("/certificate/ABSCH-IRCC-KE-100002-1/", "/certificate/ABSCH-IRCC-KE-100002-1"),
        ("/certificate/a%3Fb/", "/certificate/a%3Fb"),
        ("/en/accounts/login", "/en/accounts/login/"),
    ],
)
def test_a_slash_too_many_or_too_few_leads_to_the_page_for_good(client, asked, meant):
    answer = client.get(asked)

    assert (answer.status_code, answer["Location"]) == (301, meant)


@pytest.mark.parametrize(
    "asked",
    ["/en/verify.json/", "/log/checkpoint/", "/healthz/", "/api/v1/records/", "/en//example.org/", "/en/no/such/page/"],
)
def test_what_programs_ask_for_and_what_does_not_exist_is_led_nowhere(client, asked):
    assert client.get(asked).status_code == 404


def test_what_is_sent_is_never_led_elsewhere(client):
    assert client.post("/en/verify/", {"numbers": "ABSCH-IRCC-KE-100002-1"}).status_code == 404


def test_a_page_that_cannot_be_made_says_so_in_six_languages_with_a_reference_that_stands_in_the_log(
    monkeypatch, caplog
):
    monkeypatch.setattr("absch.doors.portal.home.critical", None)
    client = Client(raise_request_exception=False)

    with caplog.at_level(logging.ERROR, logger="absch"):
        answer = client.get("/en/")

    reference = re.search(r"E-[0-9A-F]{4}-[0-9A-F]{4}", answer.text)[0]
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert [each["lang"] for each in Markup(answer.text).all("section")] == ["ar", "en", "es", "fr", "ru", "zh"]
    assert f"{reference}: GET /en/ was answered with 500" in caplog.text


def test_while_the_database_does_not_answer_a_page_says_so_without_it():
    client = Client(raise_request_exception=False)

    def away(*_about):
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        page, twin = client.get("/en/"), client.get("/fr/database.json")

    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert "<title>503 ·" in page.text
    assert (twin.status_code, twin.json()["code"]) == (503, "unavailable")


def test_a_page_that_does_not_exist_offers_to_look_for_a_number(client):
    page = client.get("/en/no/such/page").text

    assert [each["action"] for each in Markup(page).all("form")] == ["/en/search"]


def test_a_refused_page_gives_its_reason_first_and_its_reference(client):
    answer = client.get("/en/database", {"page": "x"})

    assert answer.status_code == 400
    assert answer.text.index("Pages are counted 1, 2, 3") < answer.text.index("<h1>")
    assert '<bdi dir="ltr" class="uid">no-page-number</bdi>' in answer.text


def test_the_code_of_a_number_is_drawn_and_may_be_kept_for_ever(client):
    number = a_permit("ke").number

    answer = client.get(f"/certificate/{number}.svg")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert "immutable" in answer["Cache-Control"]
    assert answer.content.startswith(b"<svg")


@pytest.mark.parametrize("number", ["abc", "absch-ircc-ke-100002-1", "ABSCH-IRCC-KE-1"])
def test_what_is_no_number_has_no_code(client, number):
    assert client.get(f"/certificate/{number}.svg").status_code == 404
