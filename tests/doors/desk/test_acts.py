"""What is done with a record outside its form: amend, duplicate, confirm, discard."""

from absch.accounts.models import AuditEntry
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Record
from tests.doors.desk.pages import code_of, offered, send, told, words
from tests.doors.desk.scene import a_published_permit, a_written_permit, the_authority
from tests.makers import a_contact_document, a_draft, authority_of, authorized_user_of

RECORD = "/en/register/permit-example"


def test_an_amendment_begins_with_the_answers_of_the_current_version(author, now):
    version = a_published_permit(at=now)

    page = author.get(f"{RECORD}/amend")

    answer = author.post(f"{RECORD}/amend")

    assert "Readers see no change yet." in words(page.text)
    assert answer["Location"] == f"{RECORD}/edit"
    assert Draft.objects.get().content == version.content | {"amendmentIntent": 0}


def test_beginning_the_next_version_twice_leads_to_the_same_draft(author, now):
    a_published_permit(at=now)
    author.post(f"{RECORD}/amend")

    answer = author.post(f"{RECORD}/amend")

    assert answer["Location"] == f"{RECORD}/edit"
    assert Draft.objects.count() == 1


def test_a_revoked_record_cannot_be_amended(authority, now):
    version = a_published_permit(at=now)
    publishing.revoke(version.record, by=authority_of("ke"), at=now, reason={"en": "Fraud."})

    answer = authority.post(f"{RECORD}/amend")

    assert (answer.status_code, code_of(answer)) == (409, "revoked-is-final")
    assert offered(authority.get(RECORD)) == {"duplicate", "versions/1/redact", "versions/2/redact"}


def test_a_duplicate_is_another_record_with_the_same_answers(author, now):
    a_published_permit(at=now, title={"en": "Permit 27/2016"})

    answer = author.post(f"{RECORD}/duplicate")

    draft = Draft.objects.get()
    assert answer["Location"] == f"/en/register/{draft.record.identifier}/edit"
    assert draft.record.identifier != "permit-example"
    assert draft.content["title"] == {"en": "Permit 27/2016"}


def test_a_duplicate_asked_for_twice_is_one_record_and_both_windows_lead_there(author, as_, now):
    a_published_permit(at=now)
    page = author.get(f"{RECORD}/duplicate")

    first, second = (send(author, page, holding="identifier") for _ in range(2))

    draft = Draft.objects.get()
    assert first["Location"] == second["Location"] == f"/en/register/{draft.record.identifier}/edit"
    stranger = send(as_(authority_of("ke")), page, holding="identifier")
    assert (stranger.status_code, code_of(stranger)) == (409, "identifier-taken")


def test_the_authority_confirms_that_a_record_is_still_correct(authority, now):
    the_authority(at=now)

    answer = authority.post("/en/register/authority-of-ke/confirm")

    assert told(authority.get(answer["Location"])) == "Confirmed. Readers see today’s date on the record."
    assert Record.objects.get().confirmed_office == "publishing-authority"


def test_who_may_not_confirm_reads_so_and_the_attempt_is_entered(author, now):
    the_authority(at=now)

    shown, sent = (getattr(author, way)("/en/register/authority-of-ke/confirm") for way in ("get", "post"))

    assert [(each.status_code, code_of(each)) for each in (shown, sent)] == [(403, "not-designated")] * 2
    assert AuditEntry.objects.filter(act="confirm", outcome="refused").count() == 1


def test_a_draft_is_discarded_after_its_page_has_warned(author, now):
    a_written_permit(at=now)
    page = author.get(f"{RECORD}/discard")

    answer = send(author, page)

    assert "This cannot be undone." in words(page.text)
    assert answer["Location"] == "/en/register/records"
    assert not Record.objects.filter(identifier="permit-example").exists()


def test_a_draft_that_was_saved_meanwhile_is_not_discarded_unread(author, now):
    draft = a_written_permit(at=now)
    page = author.get(f"{RECORD}/discard")
    records.save(draft, draft.content, by=authorized_user_of("ke"), at=now)

    answer = send(author, page)

    assert (answer.status_code, code_of(answer)) == (409, "overtaken")
    assert Draft.objects.filter(record__identifier="permit-example").exists()


def test_a_contact_inside_a_draft_is_discarded_and_one_goes_on_with_the_draft(author, now):
    outer = a_written_permit(at=now)
    a_draft(a_contact_document("ke", identifier="contact-inside-it"), by=authorized_user_of("ke"), at=now, inside=outer)

    answer = send(author, author.get("/en/register/contact-inside-it/discard"))

    assert answer["Location"] == f"{RECORD}/edit"
