"""What the model and the crowd have found, each told once as a story of its own."""

from datetime import date, timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.models import AuditEntry
from absch.accounts.roles import Role
from absch.accounts.rules import AlreadyEnded, OfAnotherGovernment
from absch.publishing import operations as publishing
from absch.publishing.refusals import NothingToDecide
from absch.records import operations as records
from absch.records.rules import NotDesignated
from tests.makers import (
    NOON,
    a_permit,
    a_permit_draft,
    a_person,
    authority_of,
    authorized_user_of,
    focal_point_of,
)

LATER = NOON + timedelta(hours=1)
REASON = {"en": "The dates were wrong."}


def test_who_will_be_deputy_stays_with_the_government_until_then(db):
    user = authorized_user_of("ke")
    period = {"since": date(2026, 3, 20), "until": date(2026, 3, 30)}
    accounts.name_deputy(user, of="ke", by=authority_of("ke"), at=NOON, **period)

    accounts.end(user.designations.get(as_deputy=False), by=focal_point_of("ke"), at=NOON, reason="Posted abroad.")

    user.refresh_from_db()
    assert user.government == "ke"
    with pytest.raises(OfAnotherGovernment):
        accounts.designate(user, Role.AUTHORIZED_USER, of="pe", by=focal_point_of("pe"), at=NOON)


def test_an_old_designation_ended_once_more_takes_nobody_from_his_present_government(db):
    user = authorized_user_of("ke")
    as_another_window_has_read_it = user.designations.get()
    accounts.end(user.designations.get(), by=focal_point_of("ke"), at=NOON, reason="He has left.")
    user.refresh_from_db()
    accounts.designate(user, Role.AUTHORIZED_USER, of="pe", by=focal_point_of("pe"), at=NOON)

    with pytest.raises(AlreadyEnded):
        accounts.end(as_another_window_has_read_it, by=focal_point_of("ke"), at=LATER, reason="He has left.")

    user.refresh_from_db()
    assert user.government == "pe"


def test_a_request_that_went_with_its_draft_is_closed_for_who_still_sees_it(db):
    user = authorized_user_of("ke")
    request = publishing.submit(a_permit_draft(of="ke"), by=user, at=NOON)
    publishing.recall(request, by=user, at=NOON)
    records.discard(request.record.draft, by=user, at=NOON)

    with pytest.raises(NothingToDecide):
        publishing.approve(request, by=authority_of("ke"), at=LATER)


def test_a_permit_whose_version_was_redacted_can_be_revoked_by_a_document(db):
    version, by = a_permit(of="ke"), authority_of("ke")
    content = version.content | {"amendmentIntent": 1, "amendmentDescription": REASON}
    publishing.redact(version, by=by, at=NOON, reason=REASON)
    draft = records.reopen(version.record, by=by, at=NOON)
    draft = records.save(draft, content, by=by, at=NOON)

    last = publishing.carry_out(draft, by=by, at=LATER)

    assert (last.kind, last.revision) == ("revoke", 2)


def test_a_refused_duplicate_is_entered_once(db):
    version, stranger = a_permit(of="ke"), a_person(name="A stranger")

    with pytest.raises(NotDesignated):
        records.duplicate(version, by=stranger, at=LATER)

    assert [each.act for each in AuditEntry.objects.filter(person=stranger)] == ["duplicate"]
