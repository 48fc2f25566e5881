"""Requests as people look for them."""

from datetime import datetime

from django.db.models import Q, QuerySet

from absch.accounts.models import Person
from absch.accounts.queries import designations_of
from absch.accounts.roles import Role
from absch.publishing.models import Request
from absch.records.queries import REFERENCE
from absch.records.rules import Act, may


def requests_of(government: str) -> QuerySet[Request]:
    """Return the government's requests, newest first."""
    found = Request.objects.filter(record__government=government)
    return found.select_related("record", "requested_by", "decided_by").order_by("-requested_at", "-pk")


def requests_awaiting(authority: Person, *, at: datetime) -> list[Request]:
    """Return the pending requests this person may decide, the oldest first."""
    seats = designations_of(authority, on=at.date())
    governments = {each.government for each in seats if each.role == Role.PUBLISHING_AUTHORITY}
    pending = Request.objects.filter(state=Request.State.PENDING).select_related("record", "requested_by")
    if any(each.role == Role.ADMINISTRATOR for each in seats):
        return list(pending.order_by("requested_at", "pk"))
    its_own = Q(record__government__in=governments)
    if any(each.role == Role.VALIDATION_TEAM for each in seats):
        its_own |= Q(record__schema__in=REFERENCE)
    found = pending.filter(its_own).order_by("requested_at", "pk")
    return [each for each in found if may(authority, Act.APPROVE, on=each.record, at=at)]


def pending_request(record_id: int) -> Request | None:
    pending = Request.objects.filter(record_id=record_id, state=Request.State.PENDING)
    return pending.select_related("record", "requested_by").first()
