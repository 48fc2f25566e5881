"""Designate, hand over, name a deputy, end: who acts for a government (Articles 13 and 17.1)."""

from collections.abc import Iterable
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Designation, Person
from absch.accounts.queries import covering, person_at
from absch.accounts.roles import NATIONAL, Role
from absch.accounts.rules import (
    GRANTS,
    AlreadyDesignated,
    BadPeriod,
    MayNotDesignate,
    NoSeat,
    OfAnotherGovernment,
    ReasonRequired,
    SeatTaken,
)
from absch.outbox import operations as outbox


def require_grantor(by: Person, role: Role, *, government: str, at: datetime) -> Role:
    """Return the office by which the person may grant that role, or raise MayNotDesignate."""
    held = covering(by, government=government, code="", on=at.date())
    offices = sorted(GRANTS[role] & set(held))
    if not offices or (role in NATIONAL) != bool(government):
        raise MayNotDesignate(person=str(by), role=role, government=government)
    return offices[-1]


@accountable
def designate(
    person: Person,
    role: Role,
    *,
    of: str,
    by: Person,
    at: datetime,
    limited_to: Iterable[str] = (),
    until: date | None = None,
) -> Designation:
    """Designate the person for a government (`of` its identifier), or with "" for the Secretariat.

    Raises MayNotDesignate, OfAnotherGovernment, SeatTaken (hand the office over instead), AlreadyDesignated, BadPeriod.
    """
    office = require_grantor(by, role, government=of, at=at)
    ensure_period(at.date(), until, today=at.date())
    with transaction.atomic():
        join(person, government=of)
        if role is Role.PUBLISHING_AUTHORITY and (seat := seat_of(of)):
            raise SeatTaken(holder=str(seat.person), government=of)
        designation = _grant(
            person, role, of=of, by=by, office=office, at=at, limited_to=sorted(limited_to), until=until
        )
        _enter("designate", designation, by=by, at=at)
    return designation


@accountable
def hand_over(*, of: str, to: Person, by: Person, at: datetime, reason: str) -> Designation:
    """Hand the office of publishing authority over to another person; open requests now await that one.

    Source: one publishing authority for each government. Raises as `designate`, ReasonRequired, and NoSeat.
    """
    office = require_grantor(by, Role.PUBLISHING_AUTHORITY, government=of, at=at)
    if not reason.strip():
        raise ReasonRequired(government=of)
    with transaction.atomic():
        seat = seat_of(of)
        if seat is None:
            raise NoSeat(government=of)
        if seat.person_id == to.pk:
            raise AlreadyDesignated(person=str(to), government=of)
        join(to, government=of)
        _close(seat, by=by, at=at, reason=reason)
        designation = _grant(to, Role.PUBLISHING_AUTHORITY, of=of, by=by, office=office, at=at)
        _enter("hand-over", designation, by=by, at=at)
    return designation


@accountable
def name_deputy(person: Person, *, of: str, since: date, until: date, by: Person, at: datetime) -> Designation:
    """Let the publishing authority be another person for a period (both days included).

    Raises MayNotDesignate unless `by` holds the office itself (a deputy names none) or administers, and BadPeriod.
    """
    seat, held = seat_of(of), covering(by, government=of, code="", on=at.date())
    if not of or not held or (Role.ADMINISTRATOR not in held and (seat is None or seat.person_id != by.pk)):
        raise MayNotDesignate(person=str(by), role=Role.PUBLISHING_AUTHORITY, government=of)
    ensure_period(since, until, today=at.date())
    with transaction.atomic():
        join(person, government=of)
        designation = Designation.objects.create(
            person=person,
            role=Role.PUBLISHING_AUTHORITY,
            government=of,
            as_deputy=True,
            since=since,
            until=until,
            granted_by=by,
            granted_as=Role.PUBLISHING_AUTHORITY,
            granted_at=at,
        )
        _enter("name-deputy", designation, by=by, at=at)
    return designation


@accountable
def end(designation: Designation, *, by: Person, at: datetime, reason: str) -> None:
    """End a designation from now on. A deputy is ended by whom it stands in for, or as the office itself would be.

    Raises MayNotDesignate, and ReasonRequired.
    """
    of = designation.government
    if not (designation.as_deputy and designation.granted_by_id == by.pk):
        require_grantor(by, Role(designation.role), government=of, at=at)
    if not reason.strip():
        raise ReasonRequired(government=of)
    with transaction.atomic():
        _close(designation, by=by, at=at, reason=reason)
        _enter("end-designation", designation, by=by, at=at)


@accountable
def invite(mailbox: str, *, name: str, language: str, of: str, by: Person, at: datetime) -> Person:
    """Return the person at that mailbox, invited to choose a password if there was no account.

    Whoever may designate for the government may invite for it. Raises MayNotDesignate, OfAnotherGovernment.
    """
    require_grantor(by, Role.AUTHORIZED_USER if of else Role.TRANSLATOR, government=of, at=at)
    with transaction.atomic():
        if person := person_at(mailbox):
            return person
        person = Person(email=mailbox.strip().lower(), name=name.strip(), language=language, joined_at=at)
        person.set_unusable_password()
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError:  # invited at the same moment, who is there now
            return Person.objects.get(email__iexact=mailbox.strip())
        # The letter that invites is the proof: without a password, nobody comes in but by the address in it.
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        told = outbox.announce("person.invited", at=at, person=person.pk, government=of)
        outbox.address(
            told, person.email, "invitation", language=language, government=of, person=person.pk, grantor=by.pk
        )
        audit.enter("invite", by=by, at=at, government=of, subject=person.email)
    return person


def console_person(*, at: datetime) -> Person:
    """Return who the command line acts as: an administrator of the Secretariat, without password or mailbox."""
    person = Person.objects.filter(is_console=True).first()
    if person is None:
        person = Person(email="console@secretariat.invalid", name="Console", is_console=True, joined_at=at)
        person.set_unusable_password()
        person.save()
    return person


def seat_of(government: str) -> Designation | None:
    """Return the publishing authority's own designation, kept from others until the transaction ends."""
    seats = Designation.objects.filter(role=Role.PUBLISHING_AUTHORITY, government=government, as_deputy=False)
    return seats.filter(ended_at=None).select_related("person").first()


def join(person: Person, *, government: str) -> None:
    """A person without a government joins the one that designates; nobody acts for two."""
    if government and person.government not in ("", government):
        raise OfAnotherGovernment(person=str(person), government=government)
    if government and not person.government:
        person.government = government
        person.save(update_fields=["government"])


def ensure_period(since: date, until: date | None, *, today: date) -> None:
    if until is not None and (until < since or until < today):
        raise BadPeriod(since=since.isoformat(), until=until.isoformat())


def _grant(
    person: Person,
    role: Role,
    *,
    of: str,
    by: Person,
    office: Role,
    at: datetime,
    limited_to: list[str] | None = None,
    until: date | None = None,
) -> Designation:
    try:
        with transaction.atomic():
            return Designation.objects.create(
                person=person,
                role=role,
                government=of,
                limited_to=limited_to or [],
                since=at.date(),
                until=until,
                granted_by=by,
                granted_as=office,
                granted_at=at,
            )
    except IntegrityError:
        seat = seat_of(of) if role is Role.PUBLISHING_AUTHORITY else None
        if seat and seat.person_id != person.pk:  # somebody else was designated at the same moment
            raise SeatTaken(holder=str(seat.person), government=of) from None
        raise AlreadyDesignated(person=str(person), government=of) from None


def _close(designation: Designation, *, by: Person, at: datetime, reason: str) -> None:
    designation.ended_at, designation.ended_by, designation.end_reason = at, by, reason.strip()[:1000]
    designation.save(update_fields=["ended_at", "ended_by", "end_reason"])
    person, of = designation.person, designation.government
    # Also what begins later, as a deputy's period: until it is over, the person joins no other government.
    remaining = Designation.objects.filter(person=person, government=of, ended_at=None).exclude(until__lt=at.date())
    if of and person.government == of and not remaining.exists():
        person.government = ""
        person.save(update_fields=["government"])


def _enter(act: str, designation: Designation, *, by: Person, at: datetime) -> None:
    audit.enter(act, by=by, at=at, government=designation.government, subject=designation.person.email)
    outbox.announce(
        f"designation.{act}", at=at, designation=designation.pk, government=designation.government, by=by.pk
    )
