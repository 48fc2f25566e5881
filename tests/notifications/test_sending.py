"""Sent or told once more, and what is forgotten with a redaction."""

import pytest

from absch.accounts.models import AuditEntry
from absch.notifications.sending import NotToBeSent, NotYoursToSend, send_again, tell_again
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from tests.makers import (
    NOON,
    a_contact_document,
    a_permit,
    a_version,
    administrator,
    authority_of,
    authorized_user_of,
)
from tests.notifications.scene import publish_next, work


@pytest.fixture
def lost(db):
    return Delivery.objects.create(
        addressee="a@example.org", letter="certificate.publish", government="ke", at=NOON, due_at=NOON, state="bounced"
    )


@pytest.fixture
def dead(db):
    return Announcement.objects.create(what="record.publish", at=NOON, due_at=NOON, dead_at=NOON, tries=16, problem="X")


def test_a_letter_is_sent_again_and_the_audit_says_by_whom(lost):
    send_again(lost, by=authorized_user_of("ke"), at=NOON)

    lost.refresh_from_db()
    entry = AuditEntry.objects.get(act="send-again")
    assert lost.state == Delivery.State.QUEUED
    assert (entry.person, entry.outcome, entry.government) == (authorized_user_of("ke"), "done", "ke")


def test_nobody_sends_the_letters_of_another_government_again(lost):
    with pytest.raises(NotYoursToSend):
        send_again(lost, by=authority_of("pe"), at=NOON)

    lost.refresh_from_db()
    assert lost.state == Delivery.State.BOUNCED
    assert AuditEntry.objects.get(act="send_again").outcome == "refused"


def test_what_was_handed_over_is_not_sent_again(lost):
    Delivery.objects.update(state=Delivery.State.HANDED_OVER)

    with pytest.raises(NotToBeSent):
        send_again(lost, by=administrator(), at=NOON)


def test_an_announcement_given_up_is_told_again_by_the_secretariat_alone(dead):
    with pytest.raises(NotYoursToSend):
        tell_again(dead, by=authority_of("ke"), at=NOON)

    tell_again(dead, by=administrator(), at=NOON)

    dead.refresh_from_db()
    assert (dead.dead_at, dead.tries, dead.problem) == (None, 0, "")
    assert AuditEntry.objects.get(act="tell-again").person == administrator()


def test_pressed_twice_the_second_is_told_that_it_is_under_way(dead):
    tell_again(dead, by=administrator(), at=NOON)

    with pytest.raises(NotToBeSent):
        tell_again(dead, by=administrator(), at=NOON)


@pytest.fixture
def holder(db):
    return a_contact_document("ke", identifier="contact-of-holder", emails=["holder@example.org"])


HOLDER = {
    "entitiesToWhomPICGranted": [{"identifier": "contact-of-holder"}],
    "entitiesToWhomPICGrantedConfidential": None,
}


def test_with_the_redaction_of_a_contact_its_mailbox_is_taken_out_of_the_letters(holder, smtp_sink):
    contact = a_version(holder)
    a_permit("ke", **HOLDER)
    work()

    publishing.redact(contact, by=authority_of("ke"), at=NOON, reason={"en": "Published by mistake."})
    work()

    assert "holder@example.org" not in str(list(Delivery.objects.values_list()))
    assert Delivery.objects.filter(addressee="", state=Delivery.State.HANDED_OVER).count() == 1
    assert Delivery.objects.filter(addressee="office@ke.example.org").exists()


def test_a_mailbox_that_another_version_still_names_is_kept(holder, smtp_sink):
    first = a_version(holder)
    publish_next(holder | {"firstName": "Wanjiru"}, at=NOON)
    a_permit("ke", **HOLDER)
    work()

    publishing.redact(first, by=authority_of("ke"), at=NOON, reason={"en": "Published by mistake."})
    work()

    assert Delivery.objects.filter(addressee="holder@example.org").exists()


def test_a_letter_that_lost_its_addressee_is_not_sent_again(lost):
    Delivery.objects.update(addressee="")

    with pytest.raises(NotToBeSent):
        send_again(lost, by=administrator(), at=NOON)
