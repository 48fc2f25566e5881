"""Give somebody an office by e-mail address: whoever has no account is invited in the same go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from absch.accounts import operations as accounts
from absch.accounts.audit import accountable
from absch.accounts.models import Designation, Person
from absch.accounts.roles import Role


@dataclass(frozen=True)
class Addressee:
    """Who is meant; `name` and `language` are those of the invitation, if one is needed."""

    mailbox: str
    name: str
    language: str


# Each undoes the invitation when the office is refused; what was refused is entered afterwards.


@accountable
def designate(
    who: Addressee,
    role: Role,
    *,
    of: str,
    by: Person,
    at: datetime,
    limited_to: Iterable[str] = (),
    until: date | None = None,
) -> Designation:
    """Raises as `accounts.operations.designate` and `invite` do."""
    with transaction.atomic():
        person = _person(who, of=of, by=by, at=at)
        return accounts.designate(person, role, of=of, by=by, at=at, limited_to=limited_to, until=until)


@accountable
def hand_over(who: Addressee, *, of: str, by: Person, at: datetime, reason: str) -> Designation:
    """Raises as `accounts.operations.hand_over` and `invite` do."""
    with transaction.atomic():
        return accounts.hand_over(of=of, to=_person(who, of=of, by=by, at=at), by=by, at=at, reason=reason)


@accountable
def name_deputy(who: Addressee, *, of: str, since: date, until: date, by: Person, at: datetime) -> Designation:
    """Raises as `accounts.operations.name_deputy` and `invite` do."""
    with transaction.atomic():
        person = _person(who, of=of, by=by, at=at)
        return accounts.name_deputy(person, of=of, since=since, until=until, by=by, at=at)


def _person(who: Addressee, *, of: str, by: Person, at: datetime) -> Person:
    return accounts.invite(who.mailbox, name=who.name, language=who.language, of=of, by=by, at=at)
