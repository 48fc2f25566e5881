from datetime import UTC, date, datetime, timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.models import AuditEntry, Designation, Person
from absch.accounts.queries import holders, roles_of
from absch.accounts.roles import Role
from absch.accounts.rules import (
    AlreadyDesignated,
    BadPeriod,
    MayNotDesignate,
    NoSeat,
    OfAnotherGovernment,
    ReasonRequired,
    SeatTaken,
)
from absch.outbox.models import Announcement, Delivery
from tests.makers import NOON, a_person, administrator, authority_of, authorized_user_of, focal_point_of

TODAY = NOON.date()


def roles(person, of="ke", code="IRCC", on=TODAY):
    return roles_of(person, government=of, code=code, on=on) - {Role.REGISTERED_USER}


def test_a_focal_point_designates_the_publishing_authority_of_its_country(db):
    person = a_person(name="amina")

    designation = accounts.designate(person, Role.PUBLISHING_AUTHORITY, of="ke", by=focal_point_of("ke"), at=NOON)

    assert roles(person) == {Role.PUBLISHING_AUTHORITY}
    assert (person.government, designation.granted_by, designation.granted_as) == (
        "ke",
        focal_point_of("ke"),
        "focal-point",
    )
    entry = AuditEntry.objects.get(act="designate")
    assert (entry.person, entry.office, entry.outcome) == (focal_point_of("ke"), "focal-point", "done")
    assert Announcement.objects.get(what="designation.designate").about["designation"] == designation.pk


@pytest.mark.parametrize("grantor", [focal_point_of, authority_of])
def test_focal_point_and_publishing_authority_designate_authorized_users(db, grantor):
    person = a_person(name="wanjiru")

    accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=grantor("ke"), at=NOON, limited_to=["CNA", "IRCC"])

    assert roles(person, code="IRCC") == {Role.AUTHORIZED_USER}
    assert roles(person, code="MSR") == set()


@pytest.mark.parametrize("grantor", [authorized_user_of, authority_of])
def test_nobody_else_designates_a_publishing_authority(db, grantor):
    with pytest.raises(MayNotDesignate):
        accounts.designate(a_person(), Role.PUBLISHING_AUTHORITY, of="ke", by=grantor("ke"), at=NOON)

    assert AuditEntry.objects.get(outcome="refused").code == "may-not-designate"


def test_nobody_designates_for_another_government(db):
    with pytest.raises(MayNotDesignate):
        accounts.designate(a_person(), Role.AUTHORIZED_USER, of="pe", by=focal_point_of("ke"), at=NOON)


def test_nobody_acts_for_two_governments(db):
    with pytest.raises(OfAnotherGovernment):
        accounts.designate(authorized_user_of("pe"), Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON)


def test_a_second_publishing_authority_is_refused_by_name_of_the_first(db):
    authority_of("ke")

    with pytest.raises(SeatTaken) as refusal:
        accounts.designate(a_person(), Role.PUBLISHING_AUTHORITY, of="ke", by=focal_point_of("ke"), at=NOON)

    assert refusal.value.facts["holder"] == "publishing-authority ke"
    assert Designation.objects.filter(role=Role.PUBLISHING_AUTHORITY).count() == 1


def test_a_role_is_granted_once(db):
    accounts.designate(a_person(name="w"), Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON)

    with pytest.raises(AlreadyDesignated):
        accounts.designate(a_person(name="w"), Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON)


def test_whose_last_day_has_passed_is_designated_anew(db):
    person, by = a_person(name="w"), focal_point_of("ke")
    first = accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=NOON, until=date(2026, 3, 31))

    with pytest.raises(AlreadyDesignated):
        accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=datetime(2026, 3, 31, 23, 59, tzinfo=UTC))
    accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=datetime(2026, 4, 1, tzinfo=UTC))

    first.refresh_from_db()
    assert (first.until, first.ended_by) == (date(2026, 3, 31), None)
    assert roles(person, on=date(2026, 5, 1)) == {Role.AUTHORIZED_USER}


def test_a_publishing_authority_whose_last_day_has_passed_leaves_the_seat_to_another(db):
    first, second, by = a_person(name="first"), a_person(name="second"), focal_point_of("ke")
    accounts.designate(first, Role.PUBLISHING_AUTHORITY, of="ke", by=by, at=NOON, until=date(2026, 3, 31))
    later = datetime(2026, 4, 1, 9, tzinfo=UTC)

    with pytest.raises(MayNotDesignate):
        accounts.name_deputy(second, of="ke", since=later.date(), until=date(2026, 4, 9), by=first, at=later)
    with pytest.raises(NoSeat):
        accounts.hand_over(of="ke", to=second, by=by, at=later, reason="He has left.")
    accounts.designate(second, Role.PUBLISHING_AUTHORITY, of="ke", by=by, at=later)

    assert holders(Role.PUBLISHING_AUTHORITY, government="ke", on=later.date()) == [second]


def test_a_role_of_the_secretariat_is_of_no_government(db):
    with pytest.raises(MayNotDesignate):
        accounts.designate(a_person(), Role.ADMINISTRATOR, of="ke", by=administrator(), at=NOON)


def test_hand_over_ends_one_designation_and_begins_the_next(db):
    before, after = authority_of("ke"), a_person(name="successor")

    accounts.hand_over(of="ke", to=after, by=focal_point_of("ke"), at=NOON, reason="Retired.")

    assert (roles(before), roles(after)) == (set(), {Role.PUBLISHING_AUTHORITY})
    assert Person.objects.get(pk=before.pk).government == ""
    assert Designation.objects.get(person=before).end_reason == "Retired."
    assert holders(Role.PUBLISHING_AUTHORITY, government="ke", on=TODAY) == [after]


def test_hand_over_needs_a_reason_a_seat_and_another_person(db):
    by = focal_point_of("ke")
    with pytest.raises(NoSeat):
        accounts.hand_over(of="ke", to=a_person(), by=by, at=NOON, reason="First.")
    authority_of("ke")
    with pytest.raises(ReasonRequired):
        accounts.hand_over(of="ke", to=a_person(), by=by, at=NOON, reason=" ")
    with pytest.raises(AlreadyDesignated):
        accounts.hand_over(of="ke", to=authority_of("ke"), by=by, at=NOON, reason="Again.")


def test_a_deputy_is_the_publishing_authority_on_the_days_of_the_period(db):
    deputy, by = a_person(name="deputy"), authority_of("ke")
    since, until = TODAY + timedelta(days=1), TODAY + timedelta(days=3)

    accounts.name_deputy(deputy, of="ke", since=since, until=until, by=by, at=NOON)

    days = [TODAY, since, until, until + timedelta(days=1)]
    assert [bool(roles(deputy, on=day)) for day in days] == [False, True, True, False]


def test_a_deputy_is_named_once_for_the_same_days(db):
    deputy, by = a_person(name="deputy"), authority_of("ke")
    period = {"since": TODAY, "until": TODAY + timedelta(days=3)}
    accounts.name_deputy(deputy, of="ke", by=by, at=NOON, **period)

    with pytest.raises(AlreadyDesignated):
        accounts.name_deputy(deputy, of="ke", by=by, at=NOON, **period)
    accounts.name_deputy(deputy, of="ke", by=by, at=NOON, since=TODAY, until=TODAY + timedelta(days=30))

    assert Designation.objects.filter(as_deputy=True).count() == 2
    assert Announcement.objects.filter(what="designation.name-deputy").count() == 2


def test_whose_days_as_deputy_were_ended_may_be_named_for_them_again(db):
    deputy, by = a_person(name="deputy"), authority_of("ke")
    period = {"since": TODAY, "until": TODAY + timedelta(days=3)}
    first = accounts.name_deputy(deputy, of="ke", by=by, at=NOON, **period)

    accounts.end(first, by=by, at=NOON, reason="Named too early.")
    deputy.refresh_from_db()
    accounts.name_deputy(deputy, of="ke", by=by, at=NOON, **period)

    assert Designation.objects.filter(as_deputy=True, ended_at=None).count() == 1


def test_a_period_does_not_end_before_it_begins(db):
    with pytest.raises(BadPeriod):
        accounts.name_deputy(
            a_person(), of="ke", since=TODAY, until=TODAY - timedelta(days=1), by=authority_of("ke"), at=NOON
        )


def test_whoever_has_no_account_is_invited_and_designated_in_one_go_or_not_at_all(db):
    who, by = accounts.Addressee("new@example.org", "Nadia", "fr"), focal_point_of("ke")
    authority_of("ke")

    with pytest.raises(SeatTaken):
        accounts.designate(who, Role.PUBLISHING_AUTHORITY, of="ke", by=by, at=NOON)
    assert not Person.objects.filter(email="new@example.org").exists()
    accounts.hand_over(of="ke", to=who, by=by, at=NOON, reason="Retired.")

    assert holders(Role.PUBLISHING_AUTHORITY, government="ke", on=TODAY) == [Person.objects.get(name="Nadia")]
    assert [(each.act, each.outcome) for each in AuditEntry.objects.order_by("pk")] == [
        ("designate", "refused"),
        ("invite", "done"),
        ("hand-over", "done"),
    ]


def test_a_designation_counts_through_its_last_day(db):
    person, until = a_person(name="w"), date(2026, 6, 30)

    accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON, until=until)

    assert roles(person, on=until) == {Role.AUTHORIZED_USER}
    assert roles(person, on=date(2026, 7, 1)) == set()


def test_invite_opens_an_account_once_and_writes_one_letter(db):
    by = focal_point_of("ke")

    first = accounts.invite("New@Example.org", name="New", language="fr", of="ke", by=by, at=NOON)
    second = accounts.invite("new@example.org", name="New", language="fr", of="ke", by=by, at=NOON)

    assert first == second
    assert not first.has_usable_password()
    letter = Delivery.objects.get()
    assert (letter.addressee, letter.letter, letter.language) == ("new@example.org", "invitation", "fr")


def test_the_console_is_one_administrator_who_cannot_sign_in(db):
    console = accounts.console_person(at=NOON)

    assert accounts.console_person(at=NOON) == console
    assert Role.ADMINISTRATOR in roles_of(console, government="ke", code="IRCC", on=TODAY)
    assert not console.has_usable_password()
