"""Copies of certificates as they arrive, over real SMTP."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.certificates.renditions import number_in
from absch.notifications.models import Notification
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from tests.makers import (
    NOON,
    a_contact_document,
    a_permit,
    a_permit_draft,
    a_person,
    a_version,
    an_amendment,
    authority_of,
)
from tests.notifications.scene import a_focal_point, mailed_to, publish_next, work
from tests.sinks import enclosures_of, words_of
from tests.world import expected, publish_world

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
# How the reference data names Kenya.
KENYA = {"ar": "كينيا", "zh": "肯尼亚", "fr": "Kenya"}


def holder(identifier="contact-of-holder", *, mailbox="holder@example.org", of="ke"):
    a_version(a_contact_document(of, identifier=identifier, emails=[mailbox]))
    return {"entitiesToWhomPICGranted": [{"identifier": identifier}], "entitiesToWhomPICGrantedConfidential": None}


@pytest.mark.parametrize("language", ["ar", "zh", "fr"])
def test_a_copy_arrives_in_the_language_of_its_addressee_with_page_and_document(db, smtp_sink, language):
    Person.objects.create(email="holder@example.org", language=language)
    version = a_permit("ke", **holder())

    work()

    letter = smtp_sink.to("holder@example.org")
    delivery = Delivery.objects.get(addressee="holder@example.org")
    assert letter["Content-Language"] == language
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].startswith(f"<{delivery.token}@")
    assert version.number in letter["Subject"]
    assert KENYA[language] in words_of(letter)
    assert "Permit 1" in words_of(letter)
    assert f"/certificate/{version.number}" in words_of(letter)
    assert f"/{language}/database/IRCC/{version.number}" in words_of(letter)
    paper = enclosures_of(letter)[f"{version.number}-{language}.pdf"]
    assert enclosures_of(letter) == {
        f"{version.number}-{language}.pdf": paper,
        f"{version.number}.json": bytes(version.public),
    }
    assert number_in(paper) == version.number
    assert json.loads(enclosures_of(letter)[f"{version.number}.json"])["title"] == {"en": "Permit 1"}
    assert delivery.state == Delivery.State.HANDED_OVER


def test_the_copy_says_why_it_was_sent(db, smtp_sink):
    a_focal_point("ke")
    a_permit("ke", **holder())

    work()

    assert "mailbox of the national focal point: Kenya" in words_of(smtp_sink.to("nfp@ke.example.org"))
    assert "mailbox of the authority that issued the permit" in words_of(smtp_sink.to("office@ke.example.org"))
    assert "to whom consent was granted" in words_of(smtp_sink.to("holder@example.org"))


def test_the_copy_of_a_partys_permit_says_that_it_is_a_certificate(db, smtp_sink):
    version = a_permit("ke")

    work()

    letter = smtp_sink.to("office@ke.example.org")
    assert letter["Subject"] == f"[Demonstration] Certificate published: {version.number}"
    assert "constituted as an internationally recognized certificate" in words_of(letter)


def test_the_copy_of_another_governments_permit_says_that_it_is_none(db, smtp_sink):
    version = a_permit("us")

    work()

    letter = smtp_sink.to("office@us.example.org")
    assert letter["Subject"] == f"[Demonstration] Permit published: {version.number}"
    assert "not an internationally recognized certificate of compliance" in words_of(letter)


def test_in_production_no_word_of_another_environment_stands_in_the_letter(db, smtp_sink, settings):
    settings.ABSCH_ENVIRONMENT = "production"
    version = a_permit("ke")

    work()

    letter = smtp_sink.to("office@ke.example.org")
    assert letter["Subject"] == f"Certificate published: {version.number}"
    assert "Nothing in it has legal effect" not in words_of(letter)


def test_training_is_said_in_subject_and_text(db, smtp_sink, settings):
    settings.ABSCH_ENVIRONMENT = "training"
    a_permit("ke")

    work()

    letter = smtp_sink.to("office@ke.example.org")
    assert letter["Subject"].startswith("[Training] ")
    assert "Nothing in it has legal effect" in words_of(letter)


def test_what_is_confidential_or_private_is_in_no_letter(db, smtp_sink):
    by = authority_of("ke")
    draft = a_permit_draft("ke", by=by, usagesDescription={"en": "Bread"}, notes="Call the minister first.")
    publishing.publish(draft, by=by, at=NOON)

    work()

    letter = smtp_sink.to("office@ke.example.org")
    assert "Bread" in words_of(letter)
    assert "minister" not in str(letter) + words_of(letter)
    assert b"minister" not in b"".join(enclosures_of(letter).values())


def test_a_former_holder_is_told_once_and_hears_nothing_more(db, smtp_sink):
    first = a_permit("ke", **holder())
    second = an_amendment(first, entitiesToWhomPICGranted=None, entitiesToWhomPICGrantedConfidential=True)
    work()
    smtp_sink.letters.clear()
    smtp_sink.addressees.clear()

    third = an_amendment(second, reason="Again.")
    publishing.revoke(third.record, by=authority_of("ke"), at=NOON, reason={"en": "Ended."})
    work()

    assert mailed_to(letter="certificate.no-longer-named") == ["holder@example.org"]
    assert "holder@example.org" not in smtp_sink.addressees


def test_the_last_word_names_the_version_and_encloses_nothing(db, smtp_sink):
    first = a_permit("ke", **holder())
    work()
    smtp_sink.letters.clear()
    smtp_sink.addressees.clear()

    second = an_amendment(first, entitiesToWhomPICGranted=None, entitiesToWhomPICGrantedConfidential=True)
    work()

    letter = smtp_sink.to("holder@example.org")
    assert letter["Subject"] == f"[Demonstration] Certificate {second.number} no longer names you"
    assert "This is the last letter about it" in words_of(letter)
    assert enclosures_of(letter) == {}


def test_a_copy_still_waiting_when_its_holder_becomes_confidential_is_not_sent(db, smtp_sink):
    smtp_sink.stop()
    first = a_permit("ke", **holder())
    work()
    an_amendment(first, entitiesToWhomPICGranted=None, entitiesToWhomPICGrantedConfidential=True)
    smtp_sink.start()

    work(at=NOON + timedelta(hours=1))

    subjects = [
        letter["Subject"] for letter, to in zip(smtp_sink.letters, smtp_sink.addressees, strict=True) if "holder" in to
    ]
    assert len(subjects) == 1
    assert "no longer names you" in subjects[0]
    dropped = Delivery.objects.get(letter="certificate.publish", addressee="holder@example.org")
    assert dropped.state == Delivery.State.DROPPED


def test_a_copy_still_waiting_when_its_version_is_redacted_is_not_sent(db, smtp_sink):
    smtp_sink.stop()
    version = a_permit("ke")
    work()
    publishing.redact(version, by=authority_of("ke"), at=NOON, reason={"en": "Published by mistake."})
    smtp_sink.start()

    work(at=NOON + timedelta(hours=1))

    assert smtp_sink.letters == []
    assert Delivery.objects.get(letter="certificate.publish").state == Delivery.State.DROPPED


def test_a_revocation_is_sent_to_everybody_on_the_certificate_with_its_reason(db, smtp_sink):
    version = a_permit("ke", **holder())
    work()
    smtp_sink.letters.clear()
    smtp_sink.addressees.clear()

    last = publishing.revoke(version.record, by=authority_of("ke"), at=NOON, reason={"en": "The terms were broken."})
    work()

    letter = smtp_sink.to("holder@example.org")
    assert letter["Subject"] == f"[Demonstration] Certificate revoked: {last.number}"
    assert "The terms were broken." in words_of(letter)


def test_an_announcement_told_twice_makes_no_second_letter(db, smtp_sink):
    a_permit("ke", **holder())
    work()
    announcement = Announcement.objects.filter(what="record.publish").last()
    before = Delivery.objects.count()

    worker.tell(announcement, at=NOON + timedelta(minutes=5))

    assert Delivery.objects.count() == before
    assert Announcement.objects.filter(dead_at=None, told_at=None, due_at__lte=NOON).count() == 0


def test_what_is_taken_over_quietly_is_sent_to_nobody(db, smtp_sink):
    a_person(Role.AUTHORIZED_USER, of="ke")
    by = authority_of("ke")
    draft = a_permit_draft("ke", by=by, **holder())
    Announcement.objects.all().delete()
    publishing.publish(draft, by=by, at=NOON, quiet=True)

    work()

    assert smtp_sink.letters == []
    assert not Notification.objects.exists()


def test_line_breaks_in_a_title_start_no_header_of_their_own(db, smtp_sink):
    version = a_permit("ke", title={"en": "Permit\r\nBcc: thief@example.org\r\n\r\nHello"}, dateOfExpiry="2026-04-30")
    work(at=datetime(2026, 3, 3, tzinfo=UTC))

    letter = smtp_sink.letters[0]
    assert letter["Bcc"] is None
    assert letter["Subject"] == f"[Demonstration] Certificate published: {version.number}"
    assert "thief@example.org" not in smtp_sink.addressees


def test_nothing_confidential_of_the_expected_permits_is_in_a_letter_an_inbox_or_the_outbox(db, smtp_sink):
    a_person(Role.AUTHORIZED_USER, of="za")
    publish_world()
    permits = expected("permits.json")["permits"]
    for each in permits:
        publish_next(each["sent"], at=TODAY)

    work(at=TODAY)

    letters = "".join(f"{each}{words_of(each)}{enclosures_of(each)}" for each in smtp_sink.letters)
    rows = [*Delivery.objects.values_list(), *Notification.objects.values_list(), *Announcement.objects.values_list()]
    secrets = [secret for each in permits for secret in each.get("secrets", [])]
    assert secrets
    assert len(smtp_sink.letters) >= len(permits)
    assert [each for each in secrets if each in letters or each in str(rows)] == []
