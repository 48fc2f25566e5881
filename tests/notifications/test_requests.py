"""Who is told of a request, inside the registry and by mail."""

from datetime import timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.roles import Role
from absch.notifications.models import Notification
from absch.notifications.queries import notifications_of
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Record
from tests.makers import (
    NOON,
    a_permit,
    a_permit_draft,
    a_person,
    a_version,
    an_authority_document,
    authority_of,
)
from tests.notifications.scene import work
from tests.sinks import words_of

Kind = Notification.Kind


def kinds_told(person):
    return list(notifications_of(person).values_list("kind", flat=True))


def test_the_publishing_authority_is_told_of_a_request_in_the_inbox_and_by_mail(request_of, author, smtp_sink):
    request = request_of(remark="The provider waits for it.")

    work()

    told = notifications_of(authority_of("ke")).get()
    assert told.kind == Kind.REQUEST_SUBMITTED
    assert told.about["request"] == request.pk
    assert told.about["identifier"] == "permit-example"
    assert told.about["number"] == ""
    letter = smtp_sink.to("publishing-authority.ke@example.org")
    assert letter["Subject"] == (
        "[Demonstration] A request awaits your decision: Permit or its equivalent, draft permit-example"
    )
    assert "The provider waits for it." in words_of(letter)
    assert "Decide by 25 May 2026" in words_of(letter)
    assert "/en/register" in words_of(letter)
    assert smtp_sink.addressees == ["publishing-authority.ke@example.org"]
    assert kinds_told(author) == []


def test_a_deputy_hears_of_it_too_and_the_authority_of_another_country_does_not(request_of, smtp_sink):
    deputy = a_person(of="ke", name="Deputy")
    accounts.name_deputy(
        deputy,
        of="ke",
        since=NOON.date(),
        until=NOON.date() + timedelta(days=7),
        by=authority_of("ke"),
        at=NOON,
    )
    elsewhere = authority_of("pe")
    request_of()

    work()

    assert kinds_told(deputy) == [Kind.REQUEST_SUBMITTED]
    assert kinds_told(elsewhere) == []


def test_no_letter_and_no_notification_holds_anything_of_the_draft(request_of, smtp_sink):
    request_of(title={"en": "Secret title"}, subjectMatter={"en": "Secret plant"}, notes="Secret note")

    work()

    everything = " ".join(words_of(each) + each["Subject"] for each in smtp_sink.letters)
    everything += str(list(Notification.objects.values_list("about", flat=True)))
    assert smtp_sink.letters
    assert "Secret" not in everything


@pytest.mark.parametrize(
    ("act", "subject"),
    [
        ("amend", "%s asks you to publish an amendment: ABSCH-IRCC-KE-100002-1"),
        ("revoke", "%s asks you to revoke a permit or certificate: ABSCH-IRCC-KE-100002-1"),
        ("withdraw", "%s asks you to withdraw a record: ABSCH-CNA-KE-100001-1"),
    ],
)
def test_the_letter_says_what_is_asked_for(author, smtp_sink, act, subject):
    permit = a_permit("ke")
    Announcement.objects.all().delete()
    reason = {"en": "Because."}
    if act == "withdraw":
        authority = Record.objects.get(schema="authority")
        publishing.submit_withdrawal(authority, by=author, at=NOON, reason=reason)
    else:
        draft = records.reopen(permit.record, by=author, at=NOON)
        content = draft.content | {"amendmentIntent": int(act == "revoke"), "amendmentDescription": reason}
        publishing.submit(records.save(draft, content, by=author, at=NOON), by=author, at=NOON)

    work()

    assert subject % author in words_of(smtp_sink.to("publishing-authority.ke@example.org"))


def test_of_an_approval_the_requester_is_told_with_the_number(request_of, author, smtp_sink):
    request = request_of()
    work()
    version = publishing.approve(request, by=authority_of("ke"), at=NOON)

    work()

    told = notifications_of(author, kind=Kind.REQUEST_APPROVED).get()
    assert told.about["number"] == version.number
    assert version.number in words_of(smtp_sink.to("authorized-user.ke@example.org"))


def test_of_a_return_the_requester_is_told_with_the_reason(request_of, author, smtp_sink):
    request = request_of()
    work()
    publishing.return_(request, by=authority_of("ke"), at=NOON, reason="Name the provider.")

    work()

    assert notifications_of(author).get().about["reason"] == "Name the provider."
    letter = smtp_sink.to("authorized-user.ke@example.org")
    assert letter["Subject"].startswith("[Demonstration] Your request was returned: ")
    assert "Name the provider." in words_of(letter)


def test_a_returned_withdrawal_speaks_of_no_draft(author, smtp_sink):
    authority = a_version(an_authority_document("ke")).record
    request = publishing.submit_withdrawal(authority, by=author, at=NOON, reason={"en": "Merged."})
    publishing.return_(request, by=authority_of("ke"), at=NOON, reason="It is still needed.")

    work()

    letter = smtp_sink.to("authorized-user.ke@example.org")
    assert "It is still needed." in words_of(letter)
    assert "draft" not in words_of(letter)


def test_of_a_recall_the_authority_is_told_and_not_who_recalled(request_of, author, smtp_sink):
    request = request_of()
    work()
    publishing.recall(request, by=author, at=NOON)

    work()

    assert kinds_told(authority_of("ke")) == [Kind.REQUEST_RECALLED, Kind.REQUEST_SUBMITTED]
    assert kinds_told(author) == []
    assert "There is nothing left for you to decide." in words_of(smtp_sink.letters[-1])


def test_a_request_that_was_recalled_before_the_worker_heard_of_it_asks_nobody(request_of, author, smtp_sink):
    request = request_of()
    publishing.recall(request, by=author, at=NOON)

    work()

    assert kinds_told(authority_of("ke")) == [Kind.REQUEST_RECALLED]


def test_a_letter_still_waiting_when_the_request_is_decided_is_not_sent(request_of, author, smtp_sink):
    smtp_sink.stop()
    request = request_of()
    work()
    publishing.return_(request, by=authority_of("ke"), at=NOON, reason="Not yet.")
    smtp_sink.start()

    work(at=NOON + timedelta(hours=1))

    assert smtp_sink.addressees == ["authorized-user.ke@example.org"]
    assert Delivery.objects.get(letter=Kind.REQUEST_SUBMITTED).state == Delivery.State.DROPPED


def test_the_letter_is_in_the_language_of_the_person(request_of, smtp_sink):
    authority = authority_of("ke")
    authority.language = "ru"
    authority.save()
    request_of()

    work()

    letter = smtp_sink.to("publishing-authority.ke@example.org")
    assert letter["Content-Language"] == "ru"
    assert "/ru/register" in words_of(letter)


def test_who_approves_his_own_request_is_not_told_that_it_was_approved(smtp_sink, db):
    authority = authority_of("ke")
    draft = a_permit_draft("ke", by=authority)
    request = publishing.submit(draft, by=authority, at=NOON)
    publishing.approve(request, by=authority, at=NOON)

    work()

    assert not Notification.objects.filter(kind__startswith="request").exists()


def test_a_person_whose_account_is_closed_is_told_nothing(request_of, author, smtp_sink):
    request = request_of()
    work()
    author.is_active = False
    author.save()
    publishing.return_(request, by=authority_of("ke"), at=NOON, reason="Not yet.")

    work()

    assert kinds_told(author) == []


def test_an_office_limited_to_other_types_is_not_asked(author, smtp_sink):
    authority = authority_of("ke")
    authority.designations.update(limited_to=["CNA"], role=Role.PUBLISHING_AUTHORITY)
    a_version(an_authority_document("ke"), by=authority)
    draft = a_permit_draft("ke", by=author)
    publishing.submit(draft, by=author, at=NOON)

    work()

    assert not notifications_of(authority, kind=Kind.REQUEST_SUBMITTED).exists()
