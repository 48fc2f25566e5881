import json

import pytest

from absch.accounts.models import AuditEntry
from absch.certificates.models import Certificate
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.publishing.refusals import AlreadyPublished, Incomplete
from absch.records import operations as records
from absch.records.models import Draft, Event, Version
from absch.records.refusals import Locked, Overtaken
from absch.records.rules import NotDesignated
from absch.transparency import queries as log
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit_document,
    a_permit_draft,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)


def test_publish_numbers_the_record_and_certifies_the_permit_of_a_party(db):
    version = publishing.publish(a_permit_draft(of="ke"), by=authority_of("ke"), at=NOON)

    assert (version.number, version.content["subjectMatter"]) == ("ABSCH-IRCC-KE-100002-1", {"en": "Seeds of teff"})
    assert Certificate.objects.get().number == version.number
    assert not Draft.objects.exists()
    assert Announcement.objects.get(what="record.publish", about__number=version.number)


def test_publish_certifies_nothing_for_a_government_that_is_not_a_party(db):
    version = publishing.publish(a_permit_draft(of="us"), by=authority_of("us"), at=NOON)

    assert version.number == "ABSCH-IRCC-US-100002-1"
    assert not Certificate.objects.exists()


def test_publish_appends_an_event_without_content_or_person(db):
    version = publishing.publish(a_permit_draft(of="ke"), by=authority_of("ke"), at=NOON)

    leaf = json.loads(log.leaf(log.size() - 1))
    assert leaf == {
        "kind": "publish",
        "number": version.number,
        "revision": 1,
        "government": "KE",
        "count": 2,
        "public": version.public_hash,
        "previous": "",
        "at": "2026-03-02T12:00:00+00:00",
    }


def test_publish_refuses_the_authority_of_another_government_and_enters_the_attempt(db):
    draft = a_permit_draft(of="ke")

    with pytest.raises(NotDesignated) as refusal:
        publishing.publish(draft, by=authority_of("pe"), at=NOON)

    assert refusal.value.facts["government"] == "ke"
    assert Event.objects.count() == 1
    attempt = AuditEntry.objects.get(outcome="refused")
    assert (attempt.person, attempt.act, attempt.code, attempt.subject) == (
        authority_of("pe"),
        "publish",
        "not-designated",
        "permit-example",
    )


@pytest.mark.parametrize("who", [authorized_user_of, focal_point_of])
def test_publish_refuses_whoever_only_drafts(db, who):
    with pytest.raises(NotDesignated):
        publishing.publish(a_permit_draft(of="ke"), by=who("ke"), at=NOON)


def test_publish_names_everything_that_is_missing(db):
    draft = a_permit_draft(subjectMatter=None, picGranted=False, dateOfExpiry="2026-02-28")

    with pytest.raises(Incomplete) as refusal:
        publishing.publish(draft, by=authority_of("ke"), at=NOON)

    assert [each.path for each in refusal.value.facts["missing"]] == ["dateOfExpiry", "picGranted", "subjectMatter"]


def test_publish_refuses_what_was_saved_after_it_was_read(db):
    draft = a_permit_draft(of="ke")
    records.save(draft, draft.content, by=authority_of("ke"), at=NOON)

    with pytest.raises(Overtaken):
        publishing.publish(draft, by=authority_of("ke"), at=NOON)


def test_publish_refuses_what_is_locked_by_a_request(db):
    draft = a_permit_draft(of="ke")
    publishing.submit(draft, by=authorized_user_of("ke"), at=NOON)

    with pytest.raises(Locked):
        publishing.publish(draft, by=authority_of("ke"), at=NOON)


def test_publish_refuses_a_second_first_version(db):
    draft = a_permit_draft(of="ke")
    version = publishing.publish(draft, by=authority_of("ke"), at=NOON)
    again = records.reopen(version.record, by=authority_of("ke"), at=NOON)
    again = records.save(
        again, again.content | {"amendmentDescription": {"en": "Again"}}, by=authority_of("ke"), at=NOON
    )

    with pytest.raises(AlreadyPublished):
        publishing.publish(again, by=authority_of("ke"), at=NOON)


def test_private_notes_stay_beside_the_record_and_are_in_no_version(db):
    version = publishing.publish(a_permit_draft(notes="Ask the lawyer."), by=authority_of("ke"), at=NOON)

    assert "notes" not in version.content
    assert version.record.private == {"notes": "Ask the lawyer."}
    assert records.reopen(version.record, by=authority_of("ke"), at=NOON).content["notes"] == "Ask the lawyer."


def test_a_contact_made_inside_a_permit_is_published_with_it(db):
    by = authority_of("ke")
    permit = a_permit_draft(providers=[{"identifier": "contact-inside"}], providersConfidential=None)
    a_draft(a_contact_document("ke", identifier="contact-inside"), by=by, inside=permit)

    version = publishing.publish(permit, by=by, at=NOON)

    contact = Version.objects.get(record__identifier="contact-inside")
    assert (contact.number, version.number) == ("ABSCH-CON-KE-100002-1", "ABSCH-IRCC-KE-100003-1")
    assert Event.objects.count() == 3


def test_a_contact_made_inside_a_permit_is_dropped_when_the_answer_becomes_confidential(db):
    by = authority_of("ke")
    permit = a_permit_draft(providers=[{"identifier": "contact-inside"}], providersConfidential=None)
    a_draft(a_contact_document("ke", identifier="contact-inside"), by=by, inside=permit)

    records.save(permit, permit.content | {"providersConfidential": True}, by=by, at=NOON)

    assert not Draft.objects.filter(record__identifier="contact-inside").exists()
    assert "providers" not in Draft.objects.get(record=permit.record).content


def test_a_contact_keeps_its_number_when_another_permit_cites_it(db):
    by = authority_of("ke")
    publishing.publish(a_draft(an_authority_document("ke"), by=by), by=by, at=NOON)
    contact = publishing.publish(a_draft(a_contact_document("ke"), by=by), by=by, at=NOON)
    document = a_permit_document(providers=[{"identifier": "contact-example@1"}], providersConfidential=None)

    version = publishing.publish(a_draft(document, by=by), by=by, at=NOON)

    assert [each.identifier for each in version.citations.order_by("wire")] == ["authority-of-ke", "contact-example"]
    assert contact.number == "ABSCH-CON-KE-100002-1"
