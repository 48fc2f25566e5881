"""Every row of `tests/expected/permissions.json`: who may do what with which record, in which office."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from absch.accounts.models import Person
from absch.accounts.operations import name_deputy, require_grantor
from absch.accounts.roles import Role
from absch.accounts.rules import MayNotDesignate
from absch.formats.catalogue import BY_CODE
from absch.records.models import Record
from absch.records.rules import Act, may
from tests.makers import NOON, a_person, authority_of
from tests.world import expected

OWN, OTHER = "ke", "pe"
TODAY = NOON.date()
ROLES = {
    "focal point": Role.FOCAL_POINT,
    "publishing authority": Role.PUBLISHING_AUTHORITY,
    "deputy within the period": Role.PUBLISHING_AUTHORITY,
    "deputy outside the period": Role.PUBLISHING_AUTHORITY,
    "authorized user, unrestricted": Role.AUTHORIZED_USER,
    "authorized user, limited to other types": Role.AUTHORIZED_USER,
    "administrator": Role.ADMINISTRATOR,
    "validation team": Role.VALIDATION_TEAM,
    "user support": Role.USER_SUPPORT,
    "advisory committee": Role.ADVISORY_COMMITTEE,
    "translator": Role.TRANSLATOR,
    "signed-in user": None,
}
# Refused by the operations whoever asks, since the act does not exist for that type: RULES of the life cycle.
NEVER = {("CNA", "revoke"), ("IRCC", "withdraw")}


def person_for(row):
    """The person of a row; nobody has an account under "anonymous"."""
    title, government = row["role"], {"own": OWN, "other": OTHER, "none": ""}[row["government"]]
    if title == "anonymous":
        return Person(email="", is_active=False)
    limited = ("CP", "CPC") if "limited" in title else ()
    is_deputy, name = "deputy" in title, f"{title} {government}"
    role = None if is_deputy else ROLES[title]
    person = a_person(role, of=government, name=name, limited_to=limited)
    if is_deputy and not person.designations.exists():
        ends = TODAY if "within" in title else TODAY - timedelta(days=1)
        person.designations.create(
            role=ROLES[title],
            government=government,
            as_deputy=True,
            since=date(2026, 1, 1),
            until=ends,
            granted_at=NOON,
        )
    return person


def record_for(row, person):
    code, _, whose = row["type"].partition(" ")
    makers = {"own": person, "of own government": a_person(of=OWN, name="a colleague")}
    government = {"own": person.government, "of another": OTHER if person.government != OTHER else OWN}.get(whose, OWN)
    creator = makers.get(whose) or a_person(of=government, name=f"somebody of {government}")
    return Record(
        identifier="a-record-of-theirs", schema=BY_CODE[code].schema, government=government, created_by=creator
    )


def is_allowed(row):
    person = person_for(row)
    if row["type"] == "designation":
        return may_designate(row["act"], person)
    record = record_for(row, person)
    if row["act"] == "recall":
        return row.get("request") == "made by this person" and may(person, Act.SUBMIT, on=record, at=NOON)
    return (row["type"], row["act"]) not in NEVER and may(person, Act(row["act"]), on=record, at=NOON)


def may_designate(act, person):
    if act == "name-deputy":
        return names_a_deputy(person)
    role = Role.AUTHORIZED_USER if act == "designate-user" else Role.PUBLISHING_AUTHORITY
    try:
        require_grantor(person, role, government=OWN, at=NOON)
    except MayNotDesignate:
        return False
    return True


def names_a_deputy(person):
    if person.pk is None:
        return False
    days = {"since": TODAY, "until": TODAY}
    try:
        with transaction.atomic():
            name_deputy(a_person(of=OWN, name=f"stand-in of {person.pk}"), of=OWN, by=person, at=NOON, **days)
    except MayNotDesignate:
        return False
    return True


@pytest.mark.parametrize("group", sorted({row["type"] for row in expected("permissions.json")}))
def test_exactly_those_may_act_who_are_expected_to(db, group):
    rows = [row for row in expected("permissions.json") if row["type"] == group]

    wrong = [row for row in rows if is_allowed(row) is not row["allowed"]]

    assert len(rows) >= 76
    assert wrong == []


def test_a_permission_of_one_government_is_none_of_another(db):
    record = Record(identifier="a-permit-of-peru", schema="absPermit", government=OTHER, created_by=authority_of(OTHER))

    assert may(authority_of(OTHER), Act.PUBLISH, on=record, at=NOON)
    assert not may(authority_of(OWN), Act.PUBLISH, on=record, at=NOON)
