from datetime import timedelta

import pytest

from absch.accounts.models import AuditEntry
from absch.certificates.models import Certificate
from absch.exchange.operations import Did, UnknownGovernment, Unnamed, import_document
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.publishing.refusals import Incomplete, ReasonRequired
from absch.records import operations as records
from absch.records.models import Draft, Record, Version
from absch.records.refusals import DraftExists, Mismatched, RevokedIsFinal, UnknownType, WithdrawnIsFinal
from absch.records.rules import NotDesignated
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_person,
    a_version,
    administrator,
    an_authority_document,
    authority_of,
)

LATER = NOON + timedelta(days=1)


def imported(document, *, by=None, at=LATER, **more):
    return import_document(document, by=by or administrator(), at=at, **more)


def test_a_document_of_no_record_is_published(db):
    imported(an_authority_document("ke"))

    outcome = imported(a_permit_document("ke"))

    assert (outcome.did, outcome.version.number) == (Did.PUBLISHED, "ABSCH-IRCC-KE-100002-1")
    assert outcome.version.published_at == LATER
    assert Certificate.objects.get().number == "ABSCH-IRCC-KE-100002-1"
    assert not Draft.objects.exists()


@pytest.mark.parametrize("quiet", [True, False])
def test_a_quiet_import_says_so_in_what_it_announces(db, quiet):
    imported(an_authority_document("ke"), quiet=quiet)

    assert Announcement.objects.get(what="record.publish").about["quiet"] is quiet


def test_a_contact_of_nobodys_government_is_published_as_the_persons_own(db):
    outcome = imported(a_contact_document(), by=a_person(name="Ada Okoye"))

    assert outcome.version.number == "ABSCH-CON-SCBD-100001-1"


def test_a_document_that_would_give_the_same_bytes_is_skipped(db):
    version = a_version(an_authority_document("ke"))

    outcome = imported(
        an_authority_document("ke", notes="Ask the lawyer.", faxes=[" "], relevantInformation={"en": ""})
    )

    assert (outcome.did, outcome.version) == (Did.SKIPPED, version)
    assert Version.objects.count() == 1


def test_a_document_of_a_published_record_amends_it_and_the_history_says_why(db):
    a_version(an_authority_document("ke"))

    outcome = imported(an_authority_document("ke", phones=["+254 20 111111"]))

    assert (outcome.did, outcome.version.number) == (Did.AMENDED, "ABSCH-CNA-KE-100001-2")
    assert outcome.version.content["phones"] == ["+254 20 111111"]
    assert sorted(outcome.version.reason) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert outcome.version.reason["en"] == "Imported; the document has no place for a reason."


def test_a_permit_brings_its_own_reason(db):
    a_permit("ke")

    outcome = imported(a_permit_document("ke", amendmentIntent=0, amendmentDescription={"en": "Extended."}))

    assert (outcome.did, outcome.version.reason) == (Did.AMENDED, {"en": "Extended."})


def test_a_permit_amended_without_a_reason_is_refused_and_nothing_of_it_stays(db):
    a_permit("ke")

    with pytest.raises(ReasonRequired):
        imported(a_permit_document("ke", title={"en": "Permit 2"}))

    assert not Draft.objects.exists()
    assert Version.objects.filter(record__schema="absPermit").count() == 1


def test_a_permit_that_says_so_is_revoked_and_then_skipped(db):
    a_permit("ke")
    revocation = a_permit_document("ke", amendmentIntent=1, amendmentDescription={"en": "Terms were broken."})

    outcome, again = imported(revocation), imported(revocation)

    assert (outcome.version.kind, outcome.version.record.ended_as) == ("revoke", "revoked")
    assert again.did is Did.SKIPPED
    with pytest.raises(RevokedIsFinal):
        imported(revocation | {"title": {"en": "Permit 2"}})


def test_private_notes_stay_when_the_document_brings_none(db):
    version = a_version(an_authority_document("ke", notes="Ask the lawyer."))

    imported(an_authority_document("ke", phones=["+254 20 111111"]))

    assert Record.objects.get(pk=version.record_id).private == {"notes": "Ask the lawyer."}


def test_somebodys_draft_is_not_overwritten(db):
    version = a_version(an_authority_document("ke"))
    records.reopen(version.record, by=authority_of("ke"), at=NOON)

    with pytest.raises(DraftExists):
        imported(an_authority_document("ke", phones=["+254 20 111111"]))


def test_a_draft_that_was_never_published_is_not_overwritten_either(db):
    a_draft(an_authority_document("ke"), by=authority_of("ke"))

    with pytest.raises(DraftExists):
        imported(an_authority_document("ke"))


def test_a_withdrawn_record_is_not_brought_back(db):
    version = a_version(an_authority_document("ke"))
    publishing.withdraw(version.record, by=authority_of("ke"), at=NOON, reason={"en": "Closed."})

    with pytest.raises(WithdrawnIsFinal):
        imported(an_authority_document("ke"))


def test_an_incomplete_document_is_refused_and_the_attempt_is_entered(db):
    with pytest.raises(Incomplete) as refusal:
        imported(an_authority_document("ke", city={"en": " "}, emails=["nobody"]))

    assert [each.path for each in refusal.value.facts["missing"]] == ["city", "emails.0"]
    assert not Record.objects.exists()
    attempt = AuditEntry.objects.get()
    assert (attempt.act, attempt.outcome, attempt.code, attempt.government) == (
        "import_document",
        "refused",
        "incomplete",
        "ke",
    )


def test_whoever_may_not_publish_for_the_government_is_refused(db):
    with pytest.raises(NotDesignated):
        imported(an_authority_document("ke"), by=authority_of("pe"))

    assert not Record.objects.exists()


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"header": "contact"},
        {"header": {"schema": "contact"}},
        {"header": {"identifier": "contact-example", "schema": ""}},
        {"header": {"identifier": 7, "schema": "contact"}},
    ],
)
def test_a_document_that_does_not_say_what_it_is_is_refused(db, document):
    with pytest.raises(Unnamed):
        imported(document)


@pytest.mark.parametrize("government", ["KE", "zz", "kenya-and-a-name-too-long-for-any-column" * 9])
def test_a_government_nobody_knows_is_refused(db, government):
    with pytest.raises(UnknownGovernment):
        imported(an_authority_document("ke") | {"government": {"identifier": government}})


def test_a_type_nobody_knows_is_refused(db):
    with pytest.raises(UnknownType):
        imported({"header": {"identifier": "something-new", "schema": "unheardOf"}})


def test_a_document_of_another_type_than_its_record_is_refused(db):
    a_version(an_authority_document("ke"))

    with pytest.raises(Mismatched):
        imported(a_contact_document("ke", identifier="authority-of-ke"))


def test_a_document_of_another_government_than_its_record_is_refused(db):
    a_version(an_authority_document("ke"))

    with pytest.raises(Mismatched):
        imported(an_authority_document("ke", government={"identifier": "pe"}))
