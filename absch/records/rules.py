"""Who may do what with a record, and while a draft is whose."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from absch.accounts.models import Person
from absch.accounts.queries import roles_of
from absch.accounts.roles import WEIGHT, Role
from absch.kernel.refusals import Refusal

if TYPE_CHECKING:
    from absch.records.models import Draft, Record

EDITING_HOLD = timedelta(minutes=30)


class Act(StrEnum):
    DRAFT = "draft"
    SUBMIT = "submit"
    PUBLISH = "publish"
    AMEND = "amend"
    APPROVE = "approve"
    RETURN = "return"
    REVOKE = "revoke"
    WITHDRAW = "withdraw"
    REDACT = "redact"
    CONFIRM = "confirm"


# Whoever made a record and still stands where he made it: for its government, or for none. A reference record that
# speaks for no government stays its maker's, whatever he became.
OWNER = "owner"

AUTHORITY = {Role.PUBLISHING_AUTHORITY, Role.ADMINISTRATOR}
TEAM = {Role.VALIDATION_TEAM, Role.ADMINISTRATOR}
OFFICE = AUTHORITY | {Role.FOCAL_POINT, Role.AUTHORIZED_USER}
ON_REQUEST = {Act.APPROVE, Act.RETURN}
DECISIONS = {Act.PUBLISH, Act.AMEND, Act.REVOKE, Act.WITHDRAW, Act.REDACT, Act.CONFIRM}
OWN_CARE = {Act.DRAFT, Act.PUBLISH, Act.AMEND, Act.WITHDRAW, Act.CONFIRM}

PERMISSIONS: list[tuple[str, set[Act], set[Role | str]]] = [
    ("national", {Act.DRAFT, Act.SUBMIT}, {*OFFICE}),
    ("national", DECISIONS | ON_REQUEST, {*AUTHORITY}),
    ("contact", OWN_CARE, {OWNER, *OFFICE}),
    ("contact", {Act.REDACT}, {*AUTHORITY}),
    ("reference", {Act.DRAFT, Act.SUBMIT}, {OWNER, *TEAM}),
    ("reference", (DECISIONS | ON_REQUEST) - {Act.REVOKE}, {*TEAM}),
    ("scbd", {Act.DRAFT, *DECISIONS} - {Act.REVOKE}, {Role.ADMINISTRATOR}),
    ("focal point", {Act.DRAFT, *DECISIONS} - {Act.REVOKE}, {Role.ADMINISTRATOR}),
]


class NotDesignated(Refusal):
    """Raised when none of the person's roles allows the act on that record."""

    code = "not-designated"
    status = 403
    sentence = _("Your designation does not cover this. Ask your national focal point, or the Secretariat.")


def offices(person: Person, act: Act, *, on: "Record", at: datetime) -> list[Role]:
    """Return the offices by which the person may act there, the weightiest first; an owner acts as registered user."""
    record_type = on.record_type
    held: set[Role | str] = {*roles_of(person, government=on.government, code=record_type.code, on=at.date())}
    is_nobodys = record_type.scope == "reference" and not on.government
    if held and on.created_by_id == person.pk and (is_nobodys or person.government == on.government):
        held.add(OWNER)
    allowed: set[Role | str] = set()
    for scope, acts, roles in PERMISSIONS:
        if scope == record_type.scope and act in acts:
            allowed |= roles
    found = [role for role in WEIGHT if role in held & allowed]
    return found or ([Role.REGISTERED_USER] if OWNER in held & allowed else [])


def may(person: Person, act: Act, *, on: "Record", at: datetime) -> bool:
    return bool(offices(person, act, on=on, at=at))


def require(person: Person, act: Act, *, on: "Record", at: datetime) -> Role:
    """Return the office by which the person acts, or raise NotDesignated."""
    found = offices(person, act, on=on, at=at)
    if not found:
        raise NotDesignated(person=str(person), act=act, government=on.government, subject=on.identifier)
    return found[0]


def is_held_from(person: Person, draft: "Draft", *, at: datetime) -> bool:
    """Whether somebody else saved the draft within the last 30 minutes."""
    return draft.saved_by_id != person.pk and at < draft.saved_at + EDITING_HOLD
