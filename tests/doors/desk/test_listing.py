"""The records one works on."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from absch.publishing import operations as publishing
from absch.records import operations as records
from tests.doors.desk.pages import code_of, links, words
from tests.doors.desk.scene import (
    a_published_contact,
    a_published_permit,
    a_request,
    a_written_permit,
    somebody,
    the_authority,
)
from tests.makers import a_draft, administrator, an_authority_document, authority_of, authorized_user_of, focal_point_of


def listed(answer):
    """Return the identifiers of the records on the page, in alphabetical order."""
    found = {each.removeprefix("/en/register/") for each in links(answer) if each.startswith("/en/register/")}
    return sorted(each for each in found if "-" in each and "/" not in each)


@pytest.fixture
def records_in_every_state(now):
    the_authority(at=now)
    a_written_permit(at=now, identifier="permit-drafted")
    a_request(at=now, identifier="permit-requested")
    publishing.return_(a_request(at=now, identifier="permit-returned"), by=authority_of("ke"), at=now, reason="Date?")
    a_published_permit(at=now, identifier="permit-published")
    revoked = a_published_permit(at=now, identifier="permit-revoked")
    publishing.revoke(revoked.record, by=authority_of("ke"), at=now, reason={"en": "Fraud."})
    withdrawn = a_published_contact(at=now, identifier="contact-withdrawn")
    publishing.withdraw(withdrawn.record, by=authority_of("ke"), at=now, reason={"en": "Left."})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("state=draft", ["permit-drafted"]),
        ("state=pending", ["permit-requested"]),
        ("state=returned", ["permit-returned"]),
        ("state=published", ["authority-of-ke", "permit-published"]),
        ("state=revoked", ["permit-revoked"]),
        ("state=withdrawn", ["contact-withdrawn"]),
        ("type=CNA", ["authority-of-ke"]),
        ("type=IRCC&state=published", ["permit-published"]),
        ("state=nonsense&type=nonsense", None),
    ],
)
def test_the_list_holds_what_was_asked_for(as_, records_in_every_state, asked, found):
    every = [
        *("authority-of-ke", "contact-withdrawn", "permit-drafted", "permit-published"),
        *("permit-requested", "permit-returned", "permit-revoked"),
    ]

    answer = as_(authorized_user_of("ke")).get(f"/en/register/records?{asked}")

    assert listed(answer) == (every if found is None else found)


def test_a_draft_begun_after_an_older_one_was_returned_is_not_returned_itself(as_, now):
    asked = a_request(at=now)
    publishing.return_(asked, by=authority_of("ke"), at=now, reason="Date?")
    version = publishing.publish(asked.record.draft, by=authority_of("ke"), at=now)
    records.reopen(version.record, by=authority_of("ke"), at=now + timedelta(seconds=1))
    browser = as_(authority_of("ke"))

    found = {state: listed(browser.get(f"/en/register/records?state={state}")) for state in ("draft", "returned")}

    assert found == {"draft": ["permit-example"], "returned": []}
    assert "Returned to you" not in words(browser.get("/en/register/permit-example/edit").text)


def test_a_row_says_state_number_title_and_who_saved_it_last(as_, now):
    version = a_published_permit(at=now)
    records.reopen(version.record, by=authorized_user_of("ke"), at=now)

    page = words(as_(authority_of("ke")).get("/en/register/records?type=IRCC").text)

    assert f"Permit 1 Permit or its equivalent · {version.number} Current Draft" in page
    assert "authorized-user ke Go on writing" in page


def test_the_list_of_another_government_is_empty(as_, records_in_every_state):
    assert listed(as_(authority_of("pe")).get("/en/register/records")) == []


def test_somebody_without_an_office_finds_his_own_contacts(as_, now):
    a_published_contact(at=now, of="", by=somebody(), identifier="contact-of-somebody")
    a_published_contact(at=now, identifier="contact-of-kenya")

    assert listed(as_(somebody()).get("/en/register/records")) == ["contact-of-somebody"]


def test_an_administrator_chooses_a_government(as_, records_in_every_state):
    answer = as_(administrator()).get("/en/register/records?government=ke&state=revoked")

    assert listed(answer) == ["permit-revoked"]


def test_nobody_else_can_choose_a_government(as_, records_in_every_state):
    assert listed(as_(authority_of("pe")).get("/en/register/records?government=ke")) == []


def test_thirty_rows_need_no_more_queries_than_two(as_, now):
    by, browser = authorized_user_of("ke"), as_(authorized_user_of("ke"))
    the_authority(at=now)
    for number in range(2):
        a_written_permit(at=now, identifier=f"permit-number-{number:02}")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/en/register/records")
    for number in range(2, 24):
        a_draft(an_authority_document("ke") | _header(number), by=by, at=now)

    with CaptureQueriesContext(connection) as many:
        answer = browser.get("/en/register/records")

    assert len(listed(answer)) == 25
    assert len(many) <= len(few)  # what is remembered is not asked again


def _header(number):
    identifier = f"authority-number-{number:02}"
    return {"header": {"identifier": identifier, "schema": "authority", "languages": ["en"]}}


def test_a_long_list_has_pages(as_, now):
    by = authorized_user_of("ke")
    for number in range(27):
        a_draft(an_authority_document("ke") | _header(number), by=by, at=now)

    answer = as_(by).get("/en/register/records?state=draft&page=2")

    assert len(listed(answer)) == 2
    assert "?state=draft&page=1" in links(answer)


@pytest.mark.parametrize("wanted", ["permit-example", "{number}", " {latest} "])
def test_a_record_is_found_by_number_or_identifier(as_, now, wanted):
    number = a_published_permit(at=now).number

    answer = as_(focal_point_of("ke")).get(
        "/en/register/find", {"record": wanted.format(number=number.lower(), latest=number.rpartition("-")[0])}
    )

    assert answer["Location"] == "/en/register/permit-example"


@pytest.mark.parametrize("wanted", ["permit-example", "never-heard-of", ""])
def test_what_is_not_ones_own_is_not_found_either(as_, now, wanted):
    a_published_permit(at=now)

    answer = as_(authority_of("pe")).get("/en/register/find", {"record": wanted})

    assert (answer.status_code, code_of(answer)) == (404, "not-found-here")
