"""One button, pressed many times at once: one press counts, the others are refused, and the register stays whole."""

from datetime import timedelta
from functools import partial

from absch.accounts import operations as accounts
from absch.accounts.models import Designation
from absch.accounts.roles import Role
from absch.certificates.models import Certificate
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from absch.records.models import Draft, Event, Record, Version
from absch.transparency import queries as log
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
from tests.publishing.crowd import as_read, attempts_at_once, clicks

LATER = NOON + timedelta(hours=1)
REASON = {"en": "The dates were wrong."}
FIFTY, TEN = {"times": 50, "at": LATER}, {"times": 10, "at": LATER}


def test_fifty_clicks_on_publish_make_one_version_one_leaf_and_one_certificate(shared):
    draft, before = a_permit_draft(of="ke"), log.size()

    outcomes = attempts_at_once(*clicks(publishing.publish, draft, by=authority_of("ke"), **FIFTY))

    assert sorted(outcomes) == ["done", *["overtaken"] * 49]
    assert Version.objects.filter(record=draft.record).count() == 1
    assert (Certificate.objects.count(), log.size() - before) == (1, 1)
    assert not Draft.objects.exists()


def test_fifty_clicks_on_amend_make_one_next_version(shared):
    version = a_permit(of="ke")
    draft = records.reopen(version.record, by=authority_of("ke"), at=NOON)
    content = draft.content | {"amendmentDescription": REASON, "dateOfExpiry": "2030-01-01"}
    draft = records.save(draft, content, by=authority_of("ke"), at=NOON)

    outcomes = attempts_at_once(*clicks(publishing.amend, draft, by=authority_of("ke"), **FIFTY))

    assert sorted(outcomes) == ["done", *["overtaken"] * 49]
    assert [each.revision for each in version.record.versions.order_by("revision")] == [1, 2]
    assert Certificate.objects.filter(superseded_at=None).get().version.revision == 2


def test_fifty_clicks_on_revoke_make_one_last_version(shared):
    version = a_permit(of="ke")

    outcomes = attempts_at_once(
        *clicks(publishing.revoke, version.record, by=authority_of("ke"), reason=REASON, **FIFTY)
    )

    assert sorted(outcomes) == ["done", *["revoked-is-final"] * 49]
    assert [each.kind for each in version.record.versions.order_by("revision")] == ["publish", "revoke"]
    assert not Draft.objects.exists()


def test_fifty_clicks_on_approve_make_one_version(shared):
    request = publishing.submit(a_permit_draft(of="ke"), by=authorized_user_of("ke"), at=NOON)

    outcomes = attempts_at_once(*clicks(publishing.approve, request, by=authority_of("ke"), **FIFTY))

    assert sorted(outcomes) == ["done", *["nothing-to-decide"] * 49]
    assert Version.objects.filter(record=request.record).count() == 1
    assert as_read(request).state == "approved"


def test_a_record_is_withdrawn_once(shared):
    version = a_version(an_authority_document("ke"))

    outcomes = attempts_at_once(
        *clicks(publishing.withdraw, version.record, by=authority_of("ke"), reason=REASON, **TEN)
    )

    assert sorted(outcomes) == ["done", *["withdrawn-is-final"] * 9]
    assert Event.objects.filter(kind="withdraw").count() == 1


def test_a_version_is_redacted_once(shared):
    version = a_permit(of="ke")

    outcomes = attempts_at_once(*clicks(publishing.redact, version, by=authority_of("ke"), reason=REASON, **TEN))

    assert sorted(outcomes) == [*["already-redacted"] * 9, "done"]
    assert Event.objects.filter(kind="redact").count() == 1


def test_a_draft_is_submitted_once_and_its_withdrawal_is_asked_once(shared):
    draft, by = a_permit_draft(of="ke"), authorized_user_of("ke")
    office = Record.objects.get(identifier="authority-of-ke")

    submitted = attempts_at_once(*clicks(publishing.submit, draft, by=by, **TEN))
    asked = attempts_at_once(*clicks(publishing.submit_withdrawal, office, by=by, reason=REASON, **TEN))

    assert sorted(submitted) == ["done", *["locked"] * 9]
    assert sorted(asked) == [*["already-requested"] * 9, "done"]
    assert Request.objects.filter(state="pending").count() == 2


def test_one_draft_is_begun_and_one_next_version_is_opened(shared):
    version, by = a_permit(of="ke"), authorized_user_of("ke")
    document = a_permit_document("ke", identifier="permit-begun-at-once")

    begun = attempts_at_once(*[partial(a_draft, document, by=by, at=LATER) for _ in range(10)])
    opened = attempts_at_once(*clicks(records.reopen, version.record, by=by, **TEN))

    assert sorted(begun) == ["done", *["identifier-taken"] * 9]
    assert sorted(opened) == ["done", *["draft-exists"] * 9]
    assert Draft.objects.count() == 2


def test_there_is_one_publishing_authority_however_many_are_designated_at_once(shared):
    people = [a_person(name=f"Candidate {place}") for place in range(8)]
    by = focal_point_of("ke")

    outcomes = attempts_at_once(
        *[partial(accounts.designate, each, Role.PUBLISHING_AUTHORITY, of="ke", by=by, at=LATER) for each in people]
    )

    assert sorted(outcomes) == ["done", *["seat-taken"] * 7]
    assert Designation.objects.filter(role=Role.PUBLISHING_AUTHORITY, ended_at=None).count() == 1


def test_an_office_handed_over_to_two_at_once_goes_to_one(shared):
    first, by = authority_of("ke"), focal_point_of("ke")
    people = [a_person(name=f"Successor {place}") for place in range(2)]

    outcomes = attempts_at_once(
        *[partial(accounts.hand_over, of="ke", to=each, by=by, at=LATER, reason="He retires.") for each in people]
    )

    seats = Designation.objects.filter(role=Role.PUBLISHING_AUTHORITY, government="ke").order_by("pk")
    assert "done" in outcomes
    assert [each.ended_at is None for each in seats] == [False] * outcomes.count("done") + [True]
    assert seats[0].person == first


def test_a_deputy_is_named_once_a_designation_ended_once_and_a_duplicate_begun_once(shared):
    version, by, deputy = a_permit(of="ke"), authority_of("ke"), a_person(name="Deputy")
    period = {"of": "ke", "since": LATER.date(), "until": LATER.date() + timedelta(days=9)}
    user = authorized_user_of("ke")
    ending, duplicating = {"by": by, "reason": "Moved.", **TEN}, {"by": by, "identifier": "another-permit", **TEN}

    named = attempts_at_once(*clicks(accounts.name_deputy, deputy, by=by, **period, **TEN))
    ended = attempts_at_once(*clicks(accounts.end, user.designations.get(), **ending))
    begun = attempts_at_once(*clicks(records.duplicate, version, **duplicating))

    assert sorted(named) == [*["already-designated"] * 9, "done"]
    assert sorted(ended) == [*["already-ended"] * 9, "done"]
    assert sorted(begun) == ["done", *["identifier-taken"] * 9]
