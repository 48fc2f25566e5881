"""Whom an announcement concerns."""

from datetime import date

from absch.accounts.models import Person
from absch.accounts.queries import holders
from absch.accounts.roles import Role
from absch.outbox.models import Announcement

AT_WORK = (Role.FOCAL_POINT, Role.PUBLISHING_AUTHORITY, Role.AUTHORIZED_USER)


def people_of(government: str, *, code: str, on: date) -> list[Person]:
    """Return who works on the government's records of that type: focal point, authority, authorized users."""
    if not government:
        return []
    found = [person for role in AT_WORK for person in holders(role, government=government, code=code, on=on)]
    return list(dict.fromkeys(found))


def deciding_for(government: str, *, code: str, on: date) -> list[Person]:
    """Return who may decide on the government's requests, deputies included."""
    return holders(Role.PUBLISHING_AUTHORITY, government=government, code=code, on=on)


def validating(*, code: str, on: date) -> list[Person]:
    """Return the Secretariat's team for reference records of that type."""
    return holders(Role.VALIDATION_TEAM, government="", code=code, on=on)


def person_behind(announcement: Announcement) -> Person | None:
    """Return who did what is announced, where it says so."""
    return Person.objects.filter(pk=announcement.about.get("by")).first()


def name_of(person: Person | None) -> str:
    """Return the name others may read; "" for the Secretariat's console."""
    return "" if person is None or person.is_console else str(person)
