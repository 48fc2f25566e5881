"""What is redacted stays nowhere: also not in the drafts that took it over, nor in what was asked on the way."""

from datetime import timedelta

import pytest

from absch.accounts.models import AuditEntry
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.publishing.refusals import DraftRequested
from absch.records import operations as records
from absch.records.models import Draft, Record
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_draft,
    a_version,
    administrator,
    an_amendment,
    an_authority_document,
    authority_of,
    authorized_user_of,
)
from tests.publishing.scene import what_is_kept

LATER = NOON + timedelta(hours=2)
REASON = {"en": "It names a source."}


def redact(version, *, by=None):
    return publishing.redact(version, by=by or authority_of("ke"), at=LATER, reason=REASON)


def test_the_draft_that_took_over_what_is_redacted_is_thrown_away_and_entered(db):
    version = a_permit("ke", subjectMatter={"en": "Secret seeds"})
    draft = records.reopen(version.record, by=authorized_user_of("ke"), at=NOON)
    content = draft.content | {"subjectMatter": {"en": "Secret seeds, of teff"}}
    records.save(draft, content, by=authorized_user_of("ke"), at=NOON)

    redact(version)

    assert not Draft.objects.exists()
    entries = AuditEntry.objects.filter(at=LATER).order_by("pk").values_list("act", "subject", "person__name", "office")
    assert list(entries) == [
        ("discard", "permit-example", "publishing-authority ke", "publishing-authority"),
        ("redact", "ABSCH-IRCC-KE-100002-1", "publishing-authority ke", "publishing-authority"),
    ]
    assert Announcement.objects.filter(what="draft.wiped", about={"everywhere": True}).exists()


def test_a_contact_made_inside_that_draft_goes_too(db):
    version = a_permit("ke")
    draft = records.reopen(version.record, by=authority_of("ke"), at=NOON)
    a_draft(a_contact_document("ke", identifier="contact-inside"), by=authority_of("ke"), inside=draft)

    redact(version)

    assert not Record.objects.filter(identifier="contact-inside").exists()


def test_duplicates_that_are_still_drafts_are_thrown_away_published_ones_are_records_of_their_own(db):
    version, by = a_version(a_contact_document("ke")), authorized_user_of("ke")
    records.duplicate(version, by=by, at=NOON, identifier="duplicate-in-work")
    published = records.duplicate(version, by=by, at=NOON, identifier="duplicate-published")
    publishing.publish(published, by=authority_of("ke"), at=NOON)

    redact(version, by=administrator())

    assert set(Record.objects.values_list("identifier", flat=True)) == {"contact-example", "duplicate-published"}
    assert AuditEntry.objects.get(act="discard").subject == "duplicate-in-work"


def test_a_draft_that_began_from_another_version_stays(db):
    first = a_permit("ke", subjectMatter={"en": "Secret seeds"})
    second = an_amendment(first, subjectMatter={"en": "Seeds"})
    draft = records.reopen(second.record, by=authority_of("ke"), at=NOON)

    redact(first)

    assert Draft.objects.get() == draft
    assert Draft.objects.get().content["subjectMatter"] == {"en": "Seeds"}


def test_a_draft_begun_before_that_was_noted_is_thrown_away_to_be_sure(db):
    version = a_permit("ke")
    records.reopen(version.record, by=authority_of("ke"), at=NOON)
    Draft.objects.update(begun_from=None)

    redact(version)

    assert not Draft.objects.exists()


@pytest.mark.parametrize("which", ["the next version", "a duplicate"])
def test_a_draft_that_awaits_a_decision_is_named_and_decided_first(db, which):
    version, by = a_permit("ke"), authorized_user_of("ke")
    if which == "a duplicate":
        draft = records.duplicate(version, by=by, at=NOON, identifier="duplicate-in-work")
    else:
        draft = records.reopen(version.record, by=by, at=NOON)
        draft = records.save(draft, draft.content | {"amendmentDescription": REASON}, by=by, at=NOON)
    request = publishing.submit(draft, by=by, at=NOON)
    kept = what_is_kept()

    with pytest.raises(DraftRequested) as refusal:
        redact(version)

    name = "duplicate-in-work" if which == "a duplicate" else "permit-example"
    assert str(refusal.value) == (
        f"The draft “{name}” began from this version and awaits a decision. Return that request first."
    )
    assert what_is_kept() == kept
    publishing.return_(request, by=authority_of("ke"), at=LATER, reason="What it is about must go.")
    redact(version)
    assert not Draft.objects.exists()


def test_no_request_that_led_to_the_version_says_why_any_more_whether_it_was_granted_or_not(db):
    version, by = a_permit("ke"), authorized_user_of("ke")
    draft = records.reopen(version.record, by=by, at=NOON)
    draft = records.save(draft, draft.content | {"amendmentDescription": {"en": "A secret reason."}}, by=by, at=NOON)
    publishing.return_(publishing.submit(draft, by=by, at=NOON), by=authority_of("ke"), at=NOON, reason="Shorter.")
    publishing.recall(publishing.submit(Draft.objects.get(), by=by, at=NOON), by=by, at=NOON)
    request = publishing.submit(Draft.objects.get(), by=by, at=NOON)
    second = publishing.approve(request, by=authority_of("ke"), at=NOON)
    assert Request.objects.filter(reason_for={"en": "A secret reason."}).count() == 3

    redact(second)

    assert list(Request.objects.values_list("reason_for", flat=True)) == [None, None, None]


def test_what_was_asked_afterwards_keeps_its_reason(db):
    office, by = a_version(an_authority_document("ke")), authorized_user_of("ke")
    asked = publishing.submit_withdrawal(office.record, by=by, at=LATER, reason={"en": "Dissolved."})

    redact(office)

    asked.refresh_from_db()
    assert (asked.state, asked.reason_for) == ("pending", {"en": "Dissolved."})


def test_a_draft_that_holds_nothing_of_it_stays(db):
    version, other = a_permit("ke"), a_permit_draft("ke", identifier="permit-of-its-own")

    redact(version)

    assert Draft.objects.get() == other
