"""Which roles a person holds, and who holds a role."""

from datetime import date

from django.db.models import Q, QuerySet

from absch.accounts.models import Designation, Person
from absch.accounts.roles import NATIONAL, WEIGHT, Role


def current(*, on: date) -> QuerySet[Designation]:
    """Return the designations that stand on that day."""
    return Designation.objects.filter(Q(until=None) | Q(until__gte=on), ended_at=None, since__lte=on)


def designations_of(person: Person, *, on: date) -> list[Designation]:
    """Return the person's designations that stand on that day, in the order they were granted."""
    if person.pk is None or not person.is_active:
        return []
    return list(current(on=on).filter(person=person).order_by("granted_at", "pk"))


def covering(person: Person, *, government: str, code: str | None, on: date) -> dict[Role, Designation | None]:
    """Return the roles the person holds for that government and type code, each with the designation it rests on.

    With "" only those that are limited to no type code, with None also those that are limited to whichever. Everybody
    with an account is a registered user; the console is an administrator. Both rest on none.
    """
    found: dict[Role, Designation | None] = {}
    if person.pk is None or not person.is_active:
        return found
    if person.is_console:
        found[Role.ADMINISTRATOR] = None
    for each in designations_of(person, on=on):
        of_all = each.role not in NATIONAL
        covers = code is None or not each.limited_to or code in each.limited_to
        if covers and (of_all or each.government == government):
            found[Role(each.role)] = each
    found[Role.REGISTERED_USER] = None
    return found


def roles_of(person: Person, *, government: str, code: str, on: date) -> set[Role]:
    """Return the person's roles for that government that are not limited to other type codes."""
    return set(covering(person, government=government, code=code, on=on))


def office_of(person: Person, *, government: str, code: str, on: date, among: set[Role] | None = None) -> Role:
    """Return the weightiest office the person holds there, of those that count."""
    held = roles_of(person, government=government, code=code, on=on)
    return next(role for role in WEIGHT if role in held and (among is None or role in among))


def holders(role: Role, *, government: str, code: str = "", on: date) -> list[Person]:
    """Return the active people who hold the role for that government (and type code) on that day, deputies included."""
    standing = current(on=on).filter(role=role, government=government, person__is_active=True)
    found = standing.select_related("person").order_by("as_deputy", "person_id")
    people = [each.person for each in found if not code or not each.limited_to or code in each.limited_to]
    return list(dict.fromkeys(people))


def person_at(mailbox: str) -> Person | None:
    return Person.objects.filter(email__iexact=mailbox.strip()).first()
