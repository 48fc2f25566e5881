"""What every grant of a role asks, and the rows it writes."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from absch.accounts import audit
from absch.accounts.models import Designation, Person
from absch.accounts.queries import covering
from absch.accounts.roles import NATIONAL, Role
from absch.accounts.rules import (
    GRANTS,
    AlreadyDesignated,
    AlreadyEnded,
    BadPeriod,
    MayNotDesignate,
    OfAnotherGovernment,
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


def seat_of(government: str, *, on: date) -> Designation | None:
    """Return the publishing authority's own designation, if it stands on that day."""
    seats = Designation.objects.filter(role=Role.PUBLISHING_AUTHORITY, government=government, as_deputy=False)
    return seats.filter(Q(until=None) | Q(until__gte=on), ended_at=None).select_related("person").first()


def join(person: Person, *, government: str) -> None:
    """A person without a government joins the one that designates; nobody acts for two."""
    if government and person.government not in ("", government):
        raise OfAnotherGovernment(person=str(person), government=government)
    if government and not person.government:
        person.government = government
        person.save(update_fields=["government"])


def ensure_period(since: date, until: date | None, *, of: str, today: date) -> None:
    if until is not None and (until < since or until < today):
        raise BadPeriod(since=since.isoformat(), until=until.isoformat(), government=of)


def ensure_standing(designation: Designation, *, on: date) -> None:
    """Raise AlreadyEnded if the designation was ended, or its last day has passed."""
    if designation.ended_at or (designation.until and designation.until < on):
        raise AlreadyEnded(person=str(designation.person), government=designation.government)


def grant(
    person: Person,
    role: Role,
    *,
    of: str,
    by: Person,
    office: Role,
    at: datetime,
    limited_to: list[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    as_deputy: bool = False,
) -> Designation:
    """Enter a designation, from today without `since`. Raises SeatTaken and AlreadyDesignated."""
    if not as_deputy:
        let_lapse(person, role, of=of, at=at)
    try:
        with transaction.atomic():
            return Designation.objects.create(
                person=person,
                role=role,
                government=of,
                limited_to=limited_to or [],
                as_deputy=as_deputy,
                since=since or at.date(),
                until=until,
                granted_by=by,
                granted_as=office,
                granted_at=at,
            )
    except IntegrityError:
        seat = seat_of(of, on=at.date()) if role is Role.PUBLISHING_AUTHORITY and not as_deputy else None
        if seat and seat.person_id != person.pk:  # somebody else was designated at the same moment
            raise SeatTaken(holder=str(seat.person), government=of) from None
        raise AlreadyDesignated(person=str(person), government=of) from None


def let_lapse(person: Person, role: Role, *, of: str, at: datetime) -> None:
    """Close what ended by itself and would stand in the way of a new grant: a person's role, a government's seat."""
    lapsed = Designation.objects.filter(role=role, government=of, as_deputy=False, ended_at=None, until__lt=at.date())
    (lapsed if role is Role.PUBLISHING_AUTHORITY else lapsed.filter(person=person)).update(ended_at=at)


def close(designation: Designation, *, by: Person, at: datetime, reason: str) -> Designation:
    """End the designation and return it as it then is. Raises AlreadyEnded."""
    found = Designation.objects.select_for_update(of=("self",)).select_related("person").get(pk=designation.pk)
    ensure_standing(found, on=at.date())
    found.ended_at, found.ended_by, found.end_reason = at, by, reason.strip()[:1000]
    found.save(update_fields=["ended_at", "ended_by", "end_reason"])
    person, of = found.person, found.government
    # Also what begins later, as a deputy's period: until it is over, the person joins no other government.
    remaining = Designation.objects.filter(person=person, government=of, ended_at=None).exclude(until__lt=at.date())
    if of and person.government == of and not remaining.exists():
        person.government = ""
        person.save(update_fields=["government"])
    return found


def enter(act: str, designation: Designation, *, by: Person, at: datetime, told_as: str = "") -> None:
    """Enter the act, and announce it: to who follows, as another act that comes to the same, if `told_as` names one."""
    audit.enter(act, by=by, at=at, government=designation.government, subject=designation.person.email)
    outbox.announce(
        f"designation.{told_as or act}",
        at=at,
        designation=designation.pk,
        government=designation.government,
        by=by.pk,
    )
