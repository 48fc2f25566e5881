"""A designation is ended, or limited to other types of record: the history keeps what was before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.models import AuditEntry, Designation, Person
from absch.accounts.queries import roles_of
from absch.accounts.roles import Role
from absch.accounts.rules import AlreadyDesignated, AlreadyEnded, MayNotDesignate, ReasonRequired
from absch.outbox.models import Announcement
from tests.makers import NOON, a_person, authority_of, authorized_user_of, focal_point_of

TODAY = NOON.date()


def roles(person, code="IRCC", on=TODAY):
    return roles_of(person, government="ke", code=code, on=on) - {Role.REGISTERED_USER}


def test_an_ended_designation_gives_no_role_and_the_person_leaves_the_government(db):
    person = authorized_user_of("ke")

    accounts.end(Designation.objects.get(person=person), by=authority_of("ke"), at=NOON, reason="Moved.")

    assert roles(person) == set()
    assert Person.objects.get(pk=person.pk).government == ""


def test_what_has_ended_is_not_ended_again(db):
    person, by = authorized_user_of("ke"), focal_point_of("ke")
    as_read_before = person.designations.get()
    accounts.end(person.designations.get(), by=by, at=NOON, reason="Moved.")

    with pytest.raises(AlreadyEnded) as refusal:
        accounts.end(as_read_before, by=authority_of("ke"), at=NOON + timedelta(days=1), reason="Another reason.")

    ended = person.designations.get()
    assert (refusal.value.code, refusal.value.status) == ("already-ended", 409)
    assert str(refusal.value) == "This designation of authorized-user ke has ended already."
    assert (ended.ended_at, ended.ended_by, ended.end_reason) == (NOON, by, "Moved.")
    assert [(each.act, each.code) for each in AuditEntry.objects.filter(outcome="refused")] == [
        ("end", "already-ended")
    ]


def test_what_ended_by_itself_is_not_ended_again(db):
    person, by, until = a_person(name="w"), focal_point_of("ke"), date(2026, 3, 31)
    designation = accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=NOON, until=until)

    with pytest.raises(AlreadyEnded):
        accounts.end(designation, by=by, at=datetime(2026, 4, 1, tzinfo=UTC), reason="Late.")
    accounts.end(designation, by=by, at=datetime(2026, 3, 31, 23, tzinfo=UTC), reason="On the last day.")

    designation.refresh_from_db()
    assert designation.end_reason == "On the last day."


def test_the_types_of_an_authorized_user_are_changed_and_the_history_keeps_both(db):
    person, until = a_person(name="w"), date(2026, 12, 31)
    former = accounts.designate(
        person, Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON, limited_to=["IRCC"], until=until
    )
    later = NOON + timedelta(days=2)

    now = accounts.limit(former, to=["MSR", "CNA"], by=authority_of("ke"), at=later, reason="He moved.")

    assert roles(person, code="IRCC", on=later.date()) == set()
    assert roles(person, code="CNA", on=later.date()) == roles(person, code="MSR", on=later.date())
    assert roles(person, code="CNA", on=later.date()) == {Role.AUTHORIZED_USER}
    assert (now.limited_to, now.since, now.until) == (["CNA", "MSR"], date(2026, 3, 4), until)
    assert (now.granted_by, now.granted_as, now.granted_at) == (authority_of("ke"), "publishing-authority", later)
    former.refresh_from_db()
    assert (former.limited_to, former.ended_at, former.end_reason) == (["IRCC"], later, "He moved.")
    assert Person.objects.get(pk=person.pk).government == "ke"
    entry = AuditEntry.objects.get(act="limit-designation")
    assert (entry.person, entry.office, entry.subject) == (authority_of("ke"), "publishing-authority", "w@example.org")


def test_who_was_limited_may_be_let_write_every_type_and_is_told(db):
    person = authorized_user_of("ke", limited_to=("CP",))

    now = accounts.limit(person.designations.get(), to=[], by=focal_point_of("ke"), at=NOON, reason="All of them.")

    assert roles(person, code="IRCC") == {Role.AUTHORIZED_USER}
    assert Announcement.objects.get().about["designation"] == now.pk


@pytest.mark.parametrize(
    ("by", "to", "reason", "refusal"),
    [
        (authorized_user_of, ["CNA"], "Because.", MayNotDesignate),
        (focal_point_of, ["CNA"], " ", ReasonRequired),
        (focal_point_of, ["CP", "CP"], "Because.", AlreadyDesignated),
    ],
)
def test_types_are_changed_by_who_may_grant_with_a_reason_and_to_others(db, by, to, reason, refusal):
    designation = authorized_user_of("ke", name="w", limited_to=("CP",)).designations.get()

    with pytest.raises(refusal):
        accounts.limit(designation, to=to, by=by("ke"), at=NOON, reason=reason)

    assert (Designation.objects.get(person__name="w").limited_to, designation.ended_at) == (["CP"], None)
    assert not AuditEntry.objects.exclude(outcome="refused").exists()


def test_types_of_another_government_or_another_role_are_not_changed(db):
    user, authority = authorized_user_of("ke").designations.get(), authority_of("ke").designations.get()

    with pytest.raises(MayNotDesignate):
        accounts.limit(user, to=["CP"], by=focal_point_of("pe"), at=NOON, reason="Because.")
    with pytest.raises(MayNotDesignate):
        accounts.limit(authority, to=["CP"], by=focal_point_of("ke"), at=NOON, reason="Because.")

    assert Designation.objects.filter(ended_at=None, limited_to=[]).count() == 4


def test_types_sent_twice_are_changed_once(db):
    designation = authorized_user_of("ke").designations.get()
    asked = {"to": ["CP"], "by": focal_point_of("ke"), "at": NOON, "reason": "Because."}
    accounts.limit(designation, **asked)

    with pytest.raises(AlreadyEnded):
        accounts.limit(designation, **asked)

    assert Designation.objects.filter(role=Role.AUTHORIZED_USER).count() == 2
