"""Duplicate: another record with the same answers, made once however often it is asked for."""

import pytest

from absch.accounts.models import AuditEntry
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Record
from absch.records.refusals import IdentifierTaken
from tests.makers import NOON, a_permit, a_permit_document, an_amendment, authority_of, authorized_user_of


def test_a_duplicate_has_the_answers_of_the_version_but_neither_intent_nor_reason(db):
    version = an_amendment(a_permit("ke", notes="Seen by us alone."), title={"en": "Permit 2"})

    draft = records.duplicate(version, by=authorized_user_of("ke"), at=NOON, identifier="another-permit")

    document = a_permit_document("ke", identifier="another-permit", title={"en": "Permit 2"})
    assert draft.content == document
    assert (draft.record.identifier, draft.record.government, draft.begun_from) == ("another-permit", "ke", version)


def test_what_is_sent_twice_makes_one_duplicate(db):
    version, by = a_permit("ke"), authorized_user_of("ke")
    first = records.duplicate(version, by=by, at=NOON, identifier="another-permit")

    with pytest.raises(IdentifierTaken):
        records.duplicate(version, by=by, at=NOON, identifier="another-permit")

    assert Draft.objects.get() == first
    assert [each.act for each in AuditEntry.objects.filter(outcome="refused")] == ["duplicate"]


def test_what_was_redacted_after_it_was_read_is_not_duplicated(db):
    version = a_permit("ke", subjectMatter={"en": "Secret seeds"})
    assert version.content["subjectMatter"] == {"en": "Secret seeds"}
    as_read_now = Record.objects.get(identifier="permit-example").versions.get()
    publishing.redact(as_read_now, by=authority_of("ke"), at=NOON, reason={"en": "It names a source."})

    draft = records.duplicate(version, by=authorized_user_of("ke"), at=NOON, identifier="another-permit")

    assert draft.content == {"header": {"identifier": "another-permit"}, "government": {"identifier": "ke"}}
