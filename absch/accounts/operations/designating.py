"""Designate, limit, hand over, name a deputy, end; whoever is named by address is invited in the same go."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from absch.accounts.audit import accountable
from absch.accounts.models import Designation, Person
from absch.accounts.operations.granting import close, ensure_period, enter, grant, join, require_grantor, seat_of
from absch.accounts.operations.people import Addressee, person_meant
from absch.accounts.queries import covering
from absch.accounts.roles import Role
from absch.accounts.rules import AlreadyDesignated, MayNotDesignate, NoSeat, ReasonRequired, SeatTaken


@accountable
def designate(
    who: Person | Addressee,
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
    ensure_period(at.date(), until, of=of, today=at.date())
    with transaction.atomic():
        person = person_meant(who, of=of, by=by, at=at)
        join(person, government=of)
        if role is Role.PUBLISHING_AUTHORITY and (seat := seat_of(of, on=at.date())):
            raise SeatTaken(holder=str(seat.person), government=of)
        designation = grant(
            person, role, of=of, by=by, office=office, at=at, limited_to=sorted(limited_to), until=until
        )
        enter("designate", designation, by=by, at=at)
    return designation


@accountable
def limit(designation: Designation, *, to: Iterable[str], by: Person, at: datetime, reason: str) -> Designation:
    """Limit an authorized user to the type codes of `to`, or to none (); until the same last day as before.

    One designation ends and another begins, so that the history keeps both. Raises MayNotDesignate, ReasonRequired,
    AlreadyEnded, and AlreadyDesignated if the limits are those already.
    """
    of, limited_to = designation.government, sorted(set(to))
    office = require_grantor(by, Role(designation.role), government=of, at=at)
    if designation.role != Role.AUTHORIZED_USER:
        raise MayNotDesignate(person=str(by), role=designation.role, government=of)
    if not reason.strip():
        raise ReasonRequired(government=of)
    with transaction.atomic():
        former = close(designation, by=by, at=at, reason=reason)
        if limited_to == sorted(former.limited_to):
            raise AlreadyDesignated(person=str(former.person), government=of)
        join(former.person, government=of)
        designation = grant(
            former.person,
            Role.AUTHORIZED_USER,
            of=of,
            by=by,
            office=office,
            at=at,
            limited_to=limited_to,
            until=former.until,
        )
        enter("limit-designation", designation, by=by, at=at, told_as="designate")
    return designation


@accountable
def hand_over(*, of: str, to: Person | Addressee, by: Person, at: datetime, reason: str) -> Designation:
    """Hand the office of publishing authority over to another person; open requests now await that one.

    Source: one publishing authority for each government. Raises as `designate`, ReasonRequired, and NoSeat.
    """
    office = require_grantor(by, Role.PUBLISHING_AUTHORITY, government=of, at=at)
    if not reason.strip():
        raise ReasonRequired(government=of)
    with transaction.atomic():
        person = person_meant(to, of=of, by=by, at=at)
        seat = seat_of(of, on=at.date())
        if seat is None:
            raise NoSeat(government=of)
        if seat.person_id == person.pk:
            raise AlreadyDesignated(person=str(person), government=of)
        join(person, government=of)
        close(seat, by=by, at=at, reason=reason)
        designation = grant(person, Role.PUBLISHING_AUTHORITY, of=of, by=by, office=office, at=at)
        enter("hand-over", designation, by=by, at=at)
    return designation


@accountable
def name_deputy(who: Person | Addressee, *, of: str, since: date, until: date, by: Person, at: datetime) -> Designation:
    """Let the publishing authority be another person for a period (both days included).

    Raises MayNotDesignate unless `by` holds the office itself (a deputy names none) or administers, BadPeriod, and
    AlreadyDesignated if the person is deputy for that period.
    """
    seat, held = seat_of(of, on=at.date()), covering(by, government=of, code="", on=at.date())
    if not of or not held or (Role.ADMINISTRATOR not in held and (seat is None or seat.person_id != by.pk)):
        raise MayNotDesignate(person=str(by), role=Role.PUBLISHING_AUTHORITY, government=of)
    ensure_period(since, until, of=of, today=at.date())
    with transaction.atomic():
        person = person_meant(who, of=of, by=by, at=at)
        join(person, government=of)
        designation = grant(
            person,
            Role.PUBLISHING_AUTHORITY,
            of=of,
            by=by,
            office=Role.PUBLISHING_AUTHORITY,
            at=at,
            since=since,
            until=until,
            as_deputy=True,
        )
        enter("name-deputy", designation, by=by, at=at)
    return designation


@accountable
def end(designation: Designation, *, by: Person, at: datetime, reason: str) -> None:
    """End a designation from now on. A deputy is ended by whom it stands in for, or as the office itself would be.

    Raises MayNotDesignate, ReasonRequired, and AlreadyEnded.
    """
    of = designation.government
    if not (designation.as_deputy and designation.granted_by_id == by.pk):
        require_grantor(by, Role(designation.role), government=of, at=at)
    if not reason.strip():
        raise ReasonRequired(government=of)
    with transaction.atomic():
        ended = close(designation, by=by, at=at, reason=reason)
        enter("end-designation", ended, by=by, at=at)
