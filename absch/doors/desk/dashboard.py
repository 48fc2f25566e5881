"""The desk: what waits for a person, what may be begun, and which offices are held."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from absch.accounts.models import Designation
from absch.accounts.queries import designations_of
from absch.accounts.roles import TITLES, Role
from absch.doors.desk.about import abouts, country_names
from absch.doors.desk.access import SignedIn, for_people, government_of, is_administrator
from absch.doors.desk.beginning import kinds_for
from absch.doors.desk.inbox import told
from absch.doors.desk.listing import at_work
from absch.doors.desk.obligations import obligations_of
from absch.doors.desk.requests import rows_of
from absch.notifications import queries as notifications
from absch.outbox.models import Delivery
from absch.outbox.queries import backlog, deliveries_of
from absch.publishing.queries import requests_awaiting

MOST = 10  # of each list; the rest is a click away
LOST = (Delivery.State.REFUSED, Delivery.State.DEAD, Delivery.State.BOUNCED)


@for_people()
def dashboard(request: SignedIn) -> HttpResponse:
    """Show what waits, worst first, and the ways on."""
    at, person = timezone.now(), request.user
    government = government_of(person, at=at)
    awaiting = requests_awaiting(person, at=at)
    kinds = kinds_for(person, at=at)
    unread = notifications.notifications_of(person).filter(read_at=None)
    context = {
        "country": country_names([government]).get(government, ""),
        "offices": offices(designations_of(person, on=at.date())),
        "awaiting": rows_of(awaiting[:MOST], at=at),
        "awaiting_count": len(awaiting),
        "returned": abouts(list(at_work(person, state="returned", at=at)[:MOST])),
        "drafts": abouts(list(at_work(person, state="draft", at=at)[:MOST])),
        "unread": [told(each) for each in unread[:5]],
        "unread_count": notifications.unread_count(person),
        "kinds": kinds,
        "obligations": list(obligations_of(government, kinds)) if government else [],
        **letters(government, administers=is_administrator(person, at=at), at=at),
    }
    return render(request, "desk/dashboard.html", context)


def letters(government: str, *, administers: bool, at: datetime) -> dict[str, Any]:
    """Return how many letters did not arrive and, for administrators, how far the telling is behind."""
    lost = deliveries_of(government).filter(state__in=LOST).count() if government else 0
    return {"lost": lost, "backlog": backlog(at=at) if administers else None}


def offices(held: list[Designation]) -> list[dict[str, Any]]:
    """Return the designations in words."""
    return [
        {
            "designation": each,
            "title": str(TITLES[Role(each.role)]),
            "granted_as": str(TITLES[Role(each.granted_as)]) if each.granted_as else "",
        }
        for each in held
    ]
