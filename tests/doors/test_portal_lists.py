"""The lists of records."""

import re
from datetime import timedelta

import pytest

from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY, words
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_version,
    an_amendment,
    an_authority_document,
    authority_of,
)

pytestmark = pytest.mark.django_db


def rows(page):
    return [words(each) for each in re.findall(r"<li><p><span class=\"state.*?</li>", page, re.DOTALL)]


def publish_permits(how_many, *, from_number=0):
    """Publish permits of Kenya, one a minute."""
    for number in range(from_number, from_number + how_many):
        draft = a_draft(a_permit_document("ke", identifier=f"permit-number-{number:03}"), by=authority_of("ke"))
        publishing.publish(draft, by=authority_of("ke"), at=NOON + timedelta(minutes=number))


def test_a_list_holds_the_current_version_of_each_record_of_its_type_newest_first(client):
    first = a_permit("ke")
    a_permit("us", identifier="permit-of-america")
    an_amendment(first, at=NEXT_DAY)

    page, twin = client.get("/en/database/IRCC").text, client.get("/en/database/IRCC.json").json()

    assert twin["total"] == 2
    assert [each["number"] for each in twin["results"]] == ["ABSCH-IRCC-KE-100002-2", "ABSCH-IRCC-US-100004-1"]
    assert twin["results"][0] == {
        "number": "ABSCH-IRCC-KE-100002-2",
        "revision": 2,
        "code": "IRCC",
        "schema": "absPermit",
        "title": {"en": "Permit 1"},
        "government": "KE",
        "published_on": "2026-03-03",
        "state": "in force",
        "is_redacted": False,
        "url": "http://127.0.0.1:8000/en/database/IRCC/ABSCH-IRCC-KE-100002-2",
    }
    assert rows(page) == [
        "In force ABSCH-IRCC-KE-100002-2 Permit or its equivalent Permit 1 Seeds of teff Kenya · 3 March 2026",
        "A permit, not a certificate ABSCH-IRCC-US-100004-1 Permit or its equivalent Permit 1 Seeds of teff"
        " United States of America · 2 March 2026",
    ]


def test_the_list_of_all_types_holds_every_record_but_withdrawn_ones(client):
    a_permit("ke")
    contact = a_version(a_contact_document("ke"), by=authority_of("ke"))
    a_version(a_contact_document("ke", identifier="contact-number-two"), by=authority_of("ke"))
    publishing.withdraw(contact.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Retired."})

    twin = client.get("/en/database.json").json()

    assert [each["code"] for each in twin["results"]] == ["CON", "IRCC", "CNA"]


def test_a_list_can_be_narrowed_to_one_government(client):
    a_permit("ke")
    a_permit("us", identifier="permit-of-america")

    twin = client.get("/en/database/IRCC.json?government=US").json()
    page = client.get("/en/database/IRCC?government=us").text

    assert (twin["total"], twin["results"][0]["government"]) == (1, "US")
    assert "1 record · United States of America" in words(page)


def test_a_long_list_has_pages_of_fifty(client):
    a_version(an_authority_document("ke"))
    publish_permits(51)

    first, second = (client.get(f"/en/database/IRCC.json?page={each}").json() for each in (1, 2))
    page = client.get("/en/database/IRCC").text

    assert (first["total"], first["pages"], len(first["results"]), len(second["results"])) == (51, 2, 50, 1)
    assert second["results"][0]["number"] == "ABSCH-IRCC-KE-100002-1"
    assert '<b aria-current="page">1</b>' in page
    assert '<a href="?page=2">2</a>' in page


def test_a_redacted_record_stands_in_the_list_without_its_title(client):
    version = a_version(an_authority_document("ke", name={"en": "Unspeakable Office"}))
    publishing.redact(version, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "It named a source."})

    page, twin = client.get("/en/database/CNA").text, client.get("/en/database/CNA.json").json()

    assert rows(page) == ["Redacted ABSCH-CNA-KE-100001-1 Competent national authority Kenya · 2 March 2026"]
    assert (twin["results"][0]["title"], twin["results"][0]["is_redacted"]) == ({}, True)


@pytest.mark.parametrize("address", ["/en/database/XYZ", "/en/database/ircc", "/en/database/IRCC?page=2"])
def test_a_list_that_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("page=0", "no-page-number"),
        ("page=-1", "no-page-number"),
        ("page=x", "no-page-number"),
        ("page=", "no-page-number"),
        ("page=²", "no-page-number"),
        ("page=" + "9" * 5000, "no-page-number"),
        ("page=1%00", "no-page-number"),
        ("government=zz", "no-government"),
        ("government=k%00e", "no-government"),
        ("government=" + "k" * 5000, "no-government"),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_with_a_sentence(client, question, code):
    page, twin = client.get(f"/en/database/IRCC?{question}"), client.get(f"/en/database/IRCC.json?{question}")

    assert (page.status_code, twin.status_code) == (400, 400)
    assert f'data-code="{code}"' in page.text
    assert (twin.json()["code"], len(twin.json()["sentence"]) > 30) == (code, True)
