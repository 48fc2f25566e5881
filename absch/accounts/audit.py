"""Whoever acts or tries to is entered, with the office and who granted it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from django.db import transaction

from absch.accounts.models import AuditEntry, Designation, Person
from absch.accounts.queries import covering
from absch.accounts.roles import WEIGHT
from absch.kernel.refusals import Refusal

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def enter(
    act: str,
    *,
    by: Person | None,
    at: datetime,
    government: str,
    subject: str,
    code: str = "",
) -> AuditEntry:
    """Enter what was done; inside the transaction of the act, so that neither is without the other."""
    office, grantor = standing(by, government=government, code=code, at=at)
    return AuditEntry.objects.create(
        at=at,
        person=by,
        office=office,
        granted_by_id=grantor,
        act=act,
        government=government,
        subject=subject,
        outcome=AuditEntry.Outcome.DONE,
    )


def standing(by: Person | None, *, government: str, code: str | None, at: datetime) -> tuple[str, int | None]:
    """Return the weightiest office the person holds there, and the key of who granted it."""
    if by is None:
        return "", None
    held = covering(by, government=government, code=code, on=at.date())
    office = next((role for role in WEIGHT if role in held), None)
    designation: Designation | None = held[office] if office else None
    return office or "", designation.granted_by_id if designation else None


def accountable(operation: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Enter every refused attempt at the operation, after its transaction has been undone."""

    @wraps(operation)
    def attempt(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        try:
            return operation(*args, **kwargs)
        except Refusal as refusal:
            by, at = cast("Person | None", kwargs.get("by")), cast("datetime", kwargs["at"])
            government = str(refusal.facts.get("government", by.government if by else ""))
            # What was tried may lie outside the types the person is limited to: that is no reason to hide the office.
            office, grantor = standing(by, government=government, code=None, at=at)
            with transaction.atomic():  # to wait as every act does, if somebody else writes
                AuditEntry.objects.create(
                    at=at,
                    person=by,
                    office=office,
                    granted_by_id=grantor,
                    act=operation.__name__,
                    government=government,
                    subject=str(refusal.facts.get("subject", ""))[:160],
                    outcome=AuditEntry.Outcome.REFUSED,
                    code=refusal.code,
                )
            raise

    return attempt
