"""The records a person works on, with the state of each."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from absch.accounts.models import Person
from absch.doors.desk.about import About, Kind, abouts, government_options
from absch.doors.desk.access import SignedIn, for_people, is_administrator, own_record
from absch.doors.desk.refusals import NotFoundHere
from absch.formats.catalogue import BY_CODE
from absch.kernel.numbers import read_number
from absch.kernel.words import Words
from absch.publishing.models import Request
from absch.records import queries as records
from absch.records.models import Ended, Record

PER_PAGE = 25
HAS_DRAFT = Q(draft__isnull=False)
IS_PENDING = Q(last=Request.State.PENDING)
# This draft, and not one before it.
IS_RETURNED = Q(last=Request.State.RETURNED, last_at__gte=F("draft__started_at"))

STATES: Final[Mapping[str, tuple[Words, Q]]] = {
    "draft": (_("Drafts"), HAS_DRAFT & ~IS_PENDING & ~IS_RETURNED),
    "pending": (_("Awaiting a decision"), IS_PENDING),
    "returned": (_("Returned"), HAS_DRAFT & IS_RETURNED),
    "published": (_("Published"), Q(latest_revision__gt=0, ended_as=Ended.NOT)),
    "revoked": (_("Revoked"), Q(ended_as=Ended.REVOKED)),
    "withdrawn": (_("Withdrawn"), Q(ended_as=Ended.WITHDRAWN)),
}


def with_last_request(found: QuerySet[Record]) -> QuerySet[Record]:
    """Return the records with the latest request about each: `last` its state, "" without one, `last_at` its time."""
    latest = Request.objects.filter(record=OuterRef("pk")).order_by("-pk")
    return found.annotate(
        last=Coalesce(Subquery(latest.values("state")[:1]), Value("")),
        last_at=Subquery(latest.values("requested_at")[:1]),
    )


def at_work(person: Person, *, state: str = "", code: str = "", at: datetime) -> QuerySet[Record]:
    """Return the person's records in that state (a key of STATES) and of that type, last touched first."""
    return chosen(with_last_request(records.records_of(person, at=at)), state=state, code=code)


def chosen(found: QuerySet[Record], *, state: str, code: str) -> QuerySet[Record]:
    if state in STATES:
        found = found.filter(STATES[state][1])
    if code in BY_CODE:
        found = found.filter(schema=BY_CODE[code].schema)
    return found


def paged(request: SignedIn, found: QuerySet) -> Page:
    """Return the page asked for; the nearest one when there is no such page."""
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))


def without_page(request: SignedIn) -> str:
    """Return what was asked for but the page, to lead to another page of the same."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


@for_people()
def listing(request: SignedIn) -> HttpResponse:
    """List the records a person works on; for an administrator also those of a government."""
    at = timezone.now()
    state, code = request.GET.get("state", ""), request.GET.get("type", "")
    administers = is_administrator(request.user, at=at)
    government = request.GET.get("government", "").lower() if administers else ""
    found = at_work(request.user, state=state, code=code, at=at)
    if government:
        found = chosen(with_last_request(_of(government)), state=state, code=code)
    page = paged(request, found)
    rows: list[About] = abouts(list(page.object_list))
    about = {
        "rows": rows,
        "page": page,
        "state": state,
        "states": [(key, title) for key, (title, _test) in STATES.items()],
        "code": code,
        "kinds": [Kind.of(each) for each in BY_CODE.values()],
        "government": government,
        "governments": government_options() if administers else [],
        "asked": without_page(request),
    }
    return render(request, "desk/records.html", about)


def _of(government: str) -> QuerySet[Record]:
    found = Record.objects.filter(government=government, inside=None).select_related("draft", "draft__saved_by")
    return found.order_by("-pk")


@for_people()
def find(request: SignedIn) -> HttpResponse:
    """Lead from a number or an identifier, as it was typed, to the record's page."""
    wanted = request.GET.get("record", "").strip()[:128]
    number = read_number(wanted)
    version = records.version_numbered(number) if number else None
    identifier = version.record.identifier if version else wanted
    try:
        record = own_record(request.user, identifier, at=timezone.now())
    except Http404:
        raise NotFoundHere(wanted=wanted) from None
    return redirect("desk:record", identifier=record.identifier)
