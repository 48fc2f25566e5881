"""Publish a draft."""

from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Version
from tests.doors.desk.pages import code_of, form_on, links, send, told, words
from tests.doors.desk.scene import a_published_contact, a_published_permit, a_written_permit, somebody
from tests.makers import (
    a_contact_document,
    a_draft,
    an_authority_document,
    authority_of,
    authorized_user_of,
)

PUBLISH = "/en/register/permit-example/publish"
CHECKED = {"nothing-confidential": "true"}


def test_the_authority_publishes_and_reads_that_the_certificate_was_constituted(authority, now):
    a_written_permit(at=now)

    answer = send(authority, authority.get(PUBLISH), do="publish", **CHECKED)

    number = Version.objects.get(record__identifier="permit-example").number
    assert answer["Location"] == "/en/register/permit-example"
    assert told(authority.get(answer["Location"])) == (
        f"Internationally recognized certificate of compliance constituted: {number}"
    )


def test_a_permit_of_a_government_that_is_no_party_is_said_to_be_no_certificate(as_, now):
    a_written_permit(at=now, of="us")
    browser = as_(authority_of("us"))
    page = browser.get(PUBLISH)

    answer = send(browser, page, do="publish", **CHECKED)

    assert "The government is not a Party to the Nagoya Protocol today" in words(page.text)
    assert told(browser.get(answer["Location"])).startswith(
        "Published as a permit, not as a certificate: ABSCH-IRCC-US-"
    )


def test_nothing_is_published_before_the_warning_is_confirmed(authority, now):
    a_written_permit(at=now)
    page = authority.get(PUBLISH)

    answer = send(authority, page, do="publish")

    assert "This registry holds no confidential information" in words(page.text)
    assert (answer.status_code, code_of(answer)) == (400, "not-confirmed")
    assert Draft.objects.filter(record__identifier="permit-example").exists()


def test_an_incomplete_draft_is_not_published_and_the_page_says_what_is_missing(authority, now):
    a_written_permit(at=now, matEstablished=None)

    answer = send(authority, authority.get(PUBLISH), do="publish", **CHECKED)

    assert (answer.status_code, code_of(answer)) == (409, "incomplete")
    assert "/en/register/permit-example/edit?check=1#q-matEstablished" in links(answer)


def test_what_was_saved_while_the_page_stood_open_is_not_published_unread(authority, now):
    draft = a_written_permit(at=now)
    page = authority.get(PUBLISH)
    records.save(draft, draft.content | {"title": {"en": "Changed"}}, by=authorized_user_of("ke"), at=now)

    answer = send(authority, page, do="publish", **CHECKED)

    assert (answer.status_code, code_of(answer)) == (409, "overtaken")
    assert form_on(answer, holding="token")["controls"]["token"] == ["2"]
    assert not Version.objects.filter(record__identifier="permit-example").exists()


def test_publishing_pressed_twice_publishes_once(authority, now):
    a_written_permit(at=now)
    page = authority.get(PUBLISH)
    send(authority, page, do="publish", **CHECKED)

    answer = send(authority, page, do="publish", **CHECKED)

    assert answer["Location"] == "/en/register/permit-example"
    assert Version.objects.filter(record__identifier="permit-example").count() == 1


def test_the_page_says_who_will_get_a_copy(authority, now):
    a_published_contact(at=now, identifier="contact-of-amina")
    a_written_permit(
        at=now, entitiesToWhomPICGrantedConfidential=None, entitiesToWhomPICGranted=[{"identifier": "contact-of-amina"}]
    )

    page = words(authority.get(PUBLISH).text)

    assert "Copies will be sent to: office@ke.example.org amina@example.org" in page


def test_an_amendment_of_a_record_without_a_reason_field_asks_for_one_in_each_of_its_languages(authority, now):
    draft = an_amended_authority(now)
    page = authority.get(f"/en/register/{draft.record.identifier}/publish")

    refused = send(authority, page, do="publish", reason__en="  ", **CHECKED)
    answer = send(authority, refused, do="publish", reason__en="New director.", **CHECKED)

    assert [name for name in form_on(page, holding="token")["controls"] if name.startswith("reason.")] == [
        "reason.en",
        "reason.fr",
    ]
    assert (refused.status_code, code_of(refused)) == (400, "reason-required")
    assert answer.status_code == 302
    assert Version.objects.get(kind="amend").reason == {"en": "New director."}


def an_amended_authority(now):
    document = an_authority_document("ke") | {
        "header": {"identifier": "authority-of-ke", "schema": "authority", "languages": ["en", "fr"]}
    }
    version = publishing.publish(a_draft(document, by=authority_of("ke"), at=now), by=authority_of("ke"), at=now)
    return records.reopen(version.record, by=authority_of("ke"), at=now)


def test_a_permit_is_revoked_by_a_draft_that_says_so(authority, now):
    version = a_published_permit(at=now)
    draft = records.reopen(version.record, by=authority_of("ke"), at=now)
    content = draft.content | {"amendmentIntent": 1, "amendmentDescription": {"en": "Fraud."}}
    records.save(draft, content, by=authority_of("ke"), at=now)
    page = authority.get(PUBLISH)

    answer = send(authority, page, do="publish", **CHECKED)

    assert "Revoke for good" in words(page.text)
    assert told(authority.get(answer["Location"])) == f"Revoked: {version.number[:-1]}2"


def test_somebody_without_an_office_publishes_his_own_contact(as_, now):
    a_draft(a_contact_document(identifier="contact-of-mine"), by=somebody(), at=now)
    browser = as_(somebody())

    answer = send(browser, browser.get("/en/register/contact-of-mine/publish"), do="publish", **CHECKED)

    assert told(browser.get(answer["Location"])).startswith("Published: ABSCH-CON-SCBD-")


def test_a_contact_made_inside_a_draft_is_published_with_it_and_not_by_itself(authority, now):
    outer = a_written_permit(at=now)
    a_draft(a_contact_document("ke", identifier="contact-inside-it"), by=authorized_user_of("ke"), at=now, inside=outer)

    assert authority.get("/en/register/contact-inside-it/publish")["Location"] == PUBLISH
