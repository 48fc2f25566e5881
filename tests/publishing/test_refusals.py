"""Every lawful "no": its own code, its own sentence in each of the six languages, and nothing half-written."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from absch.accounts import operations as accounts
from absch.accounts.models import AuditEntry
from absch.accounts.roles import Role
from absch.kernel.languages import SIX
from absch.kernel.refusals import Refusal
from absch.publishing import operations as publishing
from absch.records import operations as records
from tests.makers import (
    NOON,
    a_draft,
    a_permit,
    a_permit_document,
    a_permit_draft,
    a_person,
    a_version,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)
from tests.publishing.scene import what_is_kept

LATER = NOON + timedelta(hours=1)
REASON = {"en": "The dates were wrong."}
BLANK = {"en": " \n", "xx": "No language of the six."}


def the_authority_of_another_government():
    draft, by = a_permit_draft(of="ke"), authority_of("pe")
    return lambda: publishing.publish(draft, by=by, at=LATER)


def somebody_who_only_drafts():
    draft, by = a_permit_draft(of="ke"), authorized_user_of("ke")
    return lambda: publishing.publish(draft, by=by, at=LATER)


def somebody_limited_to_other_types():
    draft, by = a_permit_draft(of="ke"), authorized_user_of("ke", name="Checkpoints only", limited_to=("CP",))
    return lambda: records.save(draft, draft.content, by=by, at=LATER)


def an_authority_amended_without_reason():
    record, by = a_version(an_authority_document("ke")).record, authority_of("ke")
    draft = records.reopen(record, by=by, at=NOON)
    return lambda: publishing.amend(draft, by=by, at=LATER, reason=BLANK)


def a_permit_amended_without_reason():
    record, by = a_permit(of="ke").record, authority_of("ke")
    draft = records.reopen(record, by=by, at=NOON)
    return lambda: publishing.amend(draft, by=by, at=LATER, reason=REASON)  # a permit carries its reason itself


def a_revocation_without_reason():
    record, by = a_permit(of="ke").record, authority_of("ke")
    return lambda: publishing.revoke(record, by=by, at=LATER, reason=None)


def a_request_returned_without_reason():
    request, by = publishing.submit(a_permit_draft(of="ke"), by=authorized_user_of("ke"), at=NOON), authority_of("ke")
    return lambda: publishing.return_(request, by=by, at=LATER, reason=" \t")


def a_withdrawal_without_reason():
    record, by = a_version(an_authority_document("ke")).record, authority_of("ke")
    return lambda: publishing.withdraw(record, by=by, at=LATER, reason={})


def a_redaction_without_reason():
    version, by = a_permit(of="ke"), authority_of("ke")
    return lambda: publishing.redact(version, by=by, at=LATER, reason=BLANK)


def a_second_publishing_authority():
    authority_of("ke")
    second, by = a_person(name="Another"), focal_point_of("ke")
    return lambda: accounts.designate(second, Role.PUBLISHING_AUTHORITY, of="ke", by=by, at=LATER)


def a_designation_by_who_may_not():
    person, by = a_person(name="Another"), authorized_user_of("ke")
    return lambda: accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=LATER)


def a_person_of_another_government():
    person, by = authorized_user_of("pe"), focal_point_of("ke")
    return lambda: accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=LATER)


def a_form_that_was_read_too_long_ago():
    draft, by = a_permit_draft(of="ke"), authority_of("ke")
    records.save(draft, draft.content, by=by, at=NOON)
    return lambda: publishing.publish(draft, by=by, at=LATER)


def a_change_of_what_is_requested():
    draft, by = a_permit_draft(of="ke"), authorized_user_of("ke")
    publishing.submit(draft, by=by, at=NOON)
    return lambda: records.save(draft, draft.content, by=by, at=LATER)


def a_change_while_somebody_else_writes():
    draft, by = a_permit_draft(of="ke", by=authority_of("ke")), authorized_user_of("ke")
    return lambda: records.save(draft, draft.content, by=by, at=NOON + timedelta(minutes=29))


def a_change_of_what_is_revoked():
    record, by = a_permit(of="ke").record, authority_of("ke")
    publishing.revoke(record, by=by, at=NOON, reason=REASON)
    return lambda: records.reopen(record, by=by, at=LATER)


def a_change_of_what_is_withdrawn():
    record, by = a_version(an_authority_document("ke")).record, authority_of("ke")
    publishing.withdraw(record, by=by, at=NOON, reason=REASON)
    return lambda: records.reopen(record, by=by, at=LATER)


def a_reference_to_nothing():
    draft, by = a_permit_draft(of="ke", absCNA={"identifier": "authority-of-nobody"}), authority_of("ke")
    return lambda: publishing.publish(draft, by=by, at=LATER)


def a_reference_to_a_version_that_was_never():
    draft, by = a_permit_draft(of="ke", absCNA={"identifier": "authority-of-ke@7"}), authority_of("ke")
    return lambda: publishing.publish(draft, by=by, at=LATER)


def a_reference_to_the_authority_of_another_country():
    a_version(an_authority_document("pe"))
    draft, by = a_permit_draft(of="ke", absCNA={"identifier": "authority-of-pe"}), authority_of("ke")
    return lambda: publishing.publish(draft, by=by, at=LATER)


def a_request_recalled_by_somebody_else():
    request, by = publishing.submit(a_permit_draft(of="ke"), by=authorized_user_of("ke"), at=NOON), authority_of("ke")
    return lambda: publishing.recall(request, by=by, at=LATER)


def a_request_decided_twice():
    request, by = publishing.submit(a_permit_draft(of="ke"), by=authorized_user_of("ke"), at=NOON), authority_of("ke")
    publishing.approve(request, by=by, at=NOON)
    return lambda: publishing.return_(request, by=by, at=LATER, reason="Too late.")


def a_request_decided_after_twelve_weeks():
    request, by = publishing.submit(a_permit_draft(of="ke"), by=authorized_user_of("ke"), at=NOON), authority_of("ke")
    return lambda: publishing.approve(request, by=by, at=NOON + timedelta(days=84))


def a_permit_to_withdraw():
    record, by = a_permit(of="ke").record, authority_of("ke")
    return lambda: publishing.withdraw(record, by=by, at=LATER, reason=REASON)


def an_authority_to_revoke():
    record, by = a_version(an_authority_document("ke")).record, authority_of("ke")
    return lambda: publishing.revoke(record, by=by, at=LATER, reason=REASON)


def a_withdrawal_beside_a_draft():
    record, by = a_version(an_authority_document("ke")).record, authority_of("ke")
    records.reopen(record, by=by, at=NOON)
    return lambda: publishing.withdraw(record, by=by, at=LATER, reason=REASON)


def a_version_redacted_twice():
    version, by = a_permit(of="ke"), authority_of("ke")
    publishing.redact(version, by=by, at=NOON, reason=REASON)
    return lambda: publishing.redact(version, by=by, at=LATER, reason=REASON)


def a_redaction_of_what_a_requested_draft_began_from():
    version, user, by = a_permit(of="ke"), authorized_user_of("ke"), authority_of("ke")
    publishing.submit(records.duplicate(version, by=user, at=NOON), by=user, at=NOON)
    return lambda: publishing.redact(version, by=by, at=LATER, reason=REASON)


def a_revocation_handed_over_as_an_amendment():
    record, by = a_permit(of="ke").record, authority_of("ke")
    draft = records.reopen(record, by=by, at=NOON)
    draft = records.save(draft, draft.content | {"amendmentIntent": 1}, by=by, at=NOON)
    return lambda: publishing.amend(draft, by=by, at=LATER)


def a_designation_ended_twice():
    designation, by = authorized_user_of("ke").designations.get(), focal_point_of("ke")
    accounts.end(designation, by=by, at=NOON, reason="Moved.")
    return lambda: accounts.end(designation, by=by, at=LATER, reason="Moved.")


def an_identifier_that_is_taken():
    by = a_permit(of="ke") and authority_of("ke")
    return lambda: a_draft(a_permit_document("ke"), by=by, at=LATER)


def a_permit_revoked_before_it_was_published():
    record, by = a_permit_draft(of="ke").record, authority_of("ke")
    return lambda: publishing.revoke(record, by=by, at=LATER, reason=REASON)


CASES = {
    the_authority_of_another_government: "not-designated",
    somebody_who_only_drafts: "not-designated",
    somebody_limited_to_other_types: "not-designated",
    an_authority_amended_without_reason: "reason-required",
    a_permit_amended_without_reason: "reason-required",
    a_revocation_without_reason: "reason-required",
    a_request_returned_without_reason: "reason-required",
    a_withdrawal_without_reason: "reason-required",
    a_redaction_without_reason: "reason-required",
    a_second_publishing_authority: "seat-taken",
    a_designation_by_who_may_not: "may-not-designate",
    a_person_of_another_government: "of-another-government",
    a_form_that_was_read_too_long_ago: "overtaken",
    a_change_of_what_is_requested: "locked",
    a_change_while_somebody_else_writes: "held",
    a_change_of_what_is_revoked: "revoked-is-final",
    a_change_of_what_is_withdrawn: "withdrawn-is-final",
    a_reference_to_nothing: "incomplete",
    a_reference_to_a_version_that_was_never: "incomplete",
    a_reference_to_the_authority_of_another_country: "incomplete",
    a_request_recalled_by_somebody_else: "not-yours",
    a_request_decided_twice: "nothing-to-decide",
    a_request_decided_after_twelve_weeks: "expired",
    a_permit_to_withdraw: "not-withdrawable",
    an_authority_to_revoke: "not-revocable",
    a_withdrawal_beside_a_draft: "draft-exists",
    a_version_redacted_twice: "already-redacted",
    a_redaction_of_what_a_requested_draft_began_from: "draft-requested",
    a_revocation_handed_over_as_an_amendment: "not-an-amendment",
    a_designation_ended_twice: "already-ended",
    an_identifier_that_is_taken: "identifier-taken",
    a_permit_revoked_before_it_was_published: "not-yet-published",
}


def refusal_of(case):
    attempt = case()
    kept, entries = what_is_kept(), AuditEntry.objects.count()
    with pytest.raises(Refusal) as caught:
        attempt()
    assert what_is_kept() == kept
    assert [each.code for each in AuditEntry.objects.order_by("pk")[entries:]] == [caught.value.code]
    return caught.value


def in_six_languages(words):
    found = {}
    for language in SIX:
        with translation.override(language):
            found[language] = str(words)
    return found


def ensure_said_in_all(said):
    assert all(text.strip() and "%(" not in text for text in said.values())
    for language in SIX:
        catalogue = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.mo"
        if language != "en" and catalogue.exists():
            assert said[language] != said["en"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__.replace("_", " "))
def test_it_is_refused_in_six_languages_and_nothing_is_half_written(db, case):
    refusal = refusal_of(case)

    assert refusal.code == CASES[case]
    assert 400 <= refusal.status < 500
    ensure_said_in_all(in_six_languages(refusal))


def test_each_refusal_has_a_sentence_of_its_own(db):
    first = {code: case for case, code in reversed(CASES.items())}

    for language in SIX:
        with translation.override(language):
            sentences = {str(kind.sentence) for kind in kinds_of_refusal() if kind.code in first}
        assert len(sentences) == len(first)


def kinds_of_refusal(kind=Refusal):
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of_refusal(each)


@pytest.mark.parametrize(
    "case",
    [a_reference_to_nothing, a_reference_to_a_version_that_was_never, a_reference_to_the_authority_of_another_country],
)
def test_what_is_wrong_with_a_reference_is_said_in_six_languages_at_its_field(db, case):
    missing = refusal_of(case).facts["missing"]

    assert [each.path for each in missing] == ["absCNA"]
    ensure_said_in_all(in_six_languages(missing[0].sentence))
    ensure_said_in_all(in_six_languages(missing[0].label))
