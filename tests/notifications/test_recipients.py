"""Who is written to about a certificate: every expected case, and what the cases leave open."""

from datetime import UTC, datetime

import pytest

from absch.accounts.models import Person
from absch.notifications.recipients import recipients_of
from absch.notifications.rules import Capacity
from tests.makers import a_contact_document, a_permit, a_version, an_amendment
from tests.notifications.scene import a_focal_point, publish_next, publish_unchecked
from tests.world import expected

LAST_YEAR = datetime(2025, 11, 24, 12, tzinfo=UTC)
TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
CASES = expected("recipients.json")["cases"]


def publish_what_the_case_cites(identifiers):
    documents = [*expected("permits.json")["world"], *expected("recipients.json")["world"]]
    by_identifier = {each["header"]["identifier"]: each for each in documents}
    for identifier in identifiers:
        document = by_identifier[identifier]
        publish = publish_next if document.get("emails") else publish_unchecked
        publish(document, at=LAST_YEAR)


@pytest.mark.parametrize("case", CASES, ids=[case["document"]["header"]["identifier"] for case in CASES])
def test_exactly_the_expected_mailboxes_are_written_to(db, case):
    publish_what_the_case_cites(case["world_refs"])
    if case["previous"]:
        publish_next(case["previous"], at=TODAY)
    version = publish_next(case["document"], at=TODAY)

    written_to = recipients_of(version)

    assert sorted(each.mailbox for each in written_to.copies) == case["copies"]
    assert sorted(each.mailbox for each in written_to.notices) == case["notices"]


def test_there_are_twelve_cases():
    assert len(CASES) == 12


def named(identifier):
    return {"providers": [{"identifier": identifier}], "providersConfidential": None}


def test_a_mailbox_spelt_in_two_ways_is_written_to_once_and_named_by_its_first_capacity(db):
    a_focal_point("ke", emails=["Office@KE.example.org"])
    version = a_permit("ke")

    copies = recipients_of(version).copies

    assert [(each.mailbox, each.capacity) for each in copies] == [("Office@KE.example.org", Capacity.FOCAL_POINT)]


def test_the_language_is_the_one_a_person_chose_else_the_first_of_the_six_the_record_is_written_in(db):
    Person.objects.create(email="nfp@ke.example.org", language="ar")
    a_focal_point("ke")
    contact = a_contact_document("ke", identifier="contact-writes-french", emails=["fr@example.org"])
    contact["header"]["languages"] = ["fr", "en"]
    a_version(contact)
    version = a_permit("ke", **named("contact-writes-french"))

    languages = {each.mailbox: each.language for each in recipients_of(version).copies}

    assert languages == {"nfp@ke.example.org": "ar", "office@ke.example.org": "en", "fr@example.org": "fr"}


def test_a_person_is_recognized_however_the_record_spells_the_mailbox(db):
    Person.objects.create(email="nfp@ke.example.org", language="zh")
    a_focal_point("ke", emails=["NFP@KE.Example.org"])
    version = a_permit("ke")

    languages = {each.mailbox: each.language for each in recipients_of(version).copies}

    assert languages["NFP@KE.Example.org"] == "zh"


def test_a_contact_that_moved_and_is_cited_anew_is_told_nothing_at_its_old_mailbox(db):
    first = a_version(a_contact_document("ke", identifier="contact-that-moves", emails=["old@example.org"]))
    version = a_permit("ke", **named("contact-that-moves@1"))
    publish_next(first.content | {"emails": ["new@example.org"]}, at=TODAY)
    version = an_amendment(version, at=TODAY, providers=[{"identifier": "contact-that-moves@2"}])

    written_to = recipients_of(version)

    assert "new@example.org" in [each.mailbox for each in written_to.copies]
    assert written_to.notices == []


def test_a_former_provider_whose_mailbox_another_on_the_certificate_shares_gets_the_copy_alone(db):
    for identifier in ("contact-that-leaves", "contact-that-stays"):
        a_version(a_contact_document("ke", identifier=identifier, emails=["shared@example.org"]))
    version = a_permit("ke", **named("contact-that-leaves"))
    version = an_amendment(version, providers=[{"identifier": "contact-that-stays"}])

    written_to = recipients_of(version)

    assert "shared@example.org" in [each.mailbox for each in written_to.copies]
    assert written_to.notices == []


def test_what_is_no_mailbox_in_an_older_record_is_passed_over(db):
    odd = a_contact_document("ke", identifier="contact-of-old-times")
    odd["emails"] = ["not a mailbox", "a@example.org\nBcc: b@example.org", 7, " good@example.org "]
    publish_unchecked(odd, at=LAST_YEAR)
    version = a_permit("ke", **named("contact-of-old-times"))

    found = [each.mailbox for each in recipients_of(version).copies if each.capacity == Capacity.PROVIDER]

    assert found == ["good@example.org"]


def test_a_focal_point_of_another_country_gets_nothing(db):
    a_focal_point("pe")
    version = a_permit("ke")

    assert [each.mailbox for each in recipients_of(version).copies] == ["office@ke.example.org"]
