"""Revoke, withdraw, redact."""

import pytest

from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from absch.records.models import Record, Version
from tests.doors.desk.pages import code_of, form_on, send, told, words
from tests.doors.desk.scene import a_published_contact, a_published_permit, the_authority
from tests.makers import administrator, authority_of, authorized_user_of, focal_point_of

RECORD = "/en/register/permit-example"


def test_revoking_warns_of_its_effect_and_needs_a_reason(authority, now):
    a_published_permit(at=now)
    page = authority.get(f"{RECORD}/revoke")

    answer = send(authority, page, holding="reason.en", reason__en=" \n ")

    assert "From now on the certificate is no evidence in any Party" in words(page.text)
    assert (answer.status_code, code_of(answer)) == (400, "reason-required")
    assert not Version.objects.filter(kind="revoke").exists()


def test_the_authority_revokes_a_permit(authority, now):
    version = a_published_permit(at=now)

    answer = send(authority, authority.get(f"{RECORD}/revoke"), holding="reason.en", reason__en="Fraud.")

    assert told(authority.get(answer["Location"])) == f"Revoked: {version.number[:-1]}2"
    assert Version.objects.get(kind="revoke").reason == {"en": "Fraud."}


def test_an_authorized_user_revokes_nothing(author, now):
    a_published_permit(at=now)

    answer = author.post(f"{RECORD}/revoke", {"reason.en": "Fraud."})

    assert (answer.status_code, code_of(answer)) == (403, "not-designated")
    assert not Version.objects.filter(kind="revoke").exists()


def test_a_permit_is_not_withdrawn(authority, now):
    a_published_permit(at=now)

    answer = authority.post(f"{RECORD}/withdraw", {"reason.en": "Old."})

    assert (answer.status_code, code_of(answer)) == (409, "not-withdrawable")
    assert form_on(answer, holding="reason.en")["controls"]["reason.en"] == ["Old."]


def test_the_authority_withdraws_a_record_with_a_reason(authority, now):
    the_authority(at=now)
    address = "/en/register/authority-of-ke/withdraw"

    refused = send(authority, authority.get(address), holding="reason.en")
    send(authority, refused, holding="reason.en", reason__en="Closed.")

    assert code_of(refused) == "reason-required"
    record = Record.objects.get()
    assert (record.ended_as, record.end_reason) == ("withdrawn", {"en": "Closed."})


@pytest.mark.parametrize("who", [authorized_user_of, focal_point_of])
def test_who_may_not_withdraw_requests_it(as_, now, who):
    the_authority(at=now)
    browser = as_(who("ke"))
    page = browser.get("/en/register/authority-of-ke/withdraw")

    send(browser, page, holding="reason.en", reason__en="Closed.", remark="As agreed")

    asked = Request.objects.get()
    assert (asked.act, asked.state, asked.remark, asked.reason_for) == (
        "withdraw",
        "pending",
        "As agreed",
        {"en": "Closed."},
    )
    assert Record.objects.get().ended_as == ""


@pytest.mark.parametrize("office", ["publishing authority", "administrator"])
def test_a_version_is_redacted_with_a_reason(as_, now, office):
    version = a_published_permit(at=now)
    browser = as_(administrator() if office == "administrator" else authority_of("ke"))
    address = f"{RECORD}/versions/1/redact"

    refused = send(browser, browser.get(address), holding="reason.en")
    answer = send(browser, refused, holding="reason.en", reason__en="Held a private address.")

    assert (refused.status_code, code_of(refused)) == (400, "reason-required")
    assert told(browser.get(answer["Location"])) == f"Redacted: {version.number}"
    assert Version.objects.get(record__identifier="permit-example").public is None


def test_redacting_warns_that_drafts_go_with_the_version_but_for_one_that_awaits_a_decision(as_, authority, now):
    version = a_published_permit(at=now)
    by, address = authorized_user_of("ke"), f"{RECORD}/versions/1/redact"
    draft = records.duplicate(version, by=by, at=now, identifier="another-permit")
    request = publishing.submit(draft, by=by, at=now)
    page = authority.get(address)

    refused = send(authority, page, holding="reason.en", reason__en="Held a private address.")
    publishing.return_(request, by=authority_of("ke"), at=now, reason="It must go.")
    answer = send(authority, refused, holding="reason.en")

    assert "Drafts that began from this version are thrown away" in words(page.text)
    assert (refused.status_code, code_of(refused)) == (409, "draft-requested")
    assert "The draft “another-permit” began from this version" in words(refused.text)
    assert answer.status_code == 302
    assert not Record.objects.filter(identifier="another-permit").exists()


def test_a_version_there_is_not_cannot_be_redacted(authority, now):
    a_published_permit(at=now)

    assert authority.get(f"{RECORD}/versions/7/redact").status_code == 404


def test_an_authorized_user_redacts_nothing_of_a_permit(author, now):
    a_published_permit(at=now)

    answer = author.post(f"{RECORD}/versions/1/redact", {"reason.en": "Because."})

    assert (answer.status_code, code_of(answer)) == (403, "not-designated")


def test_ones_own_contact_is_withdrawn_without_a_request(author, now):
    a_published_contact(at=now)

    author.post("/en/register/contact-example/withdraw", {"reason.en": "Left."})

    assert Record.objects.get(schema="contact").ended_as == "withdrawn"
