"""Requests: those that await one's decision, one's own, those that are closed; and each with what it would change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from absch.accounts.models import Person
from absch.doors.desk.about import About, abouts
from absch.doors.desk.access import SignedIn, acts_on, for_people, is_administrator, own_request
from absch.doors.desk.checking import cautions_of, changes_in, fixes_of, page_of_version, preview_of
from absch.doors.desk.deciding import told_of
from absch.doors.desk.listing import paged
from absch.formats.pages.readings import read_in
from absch.formats.richtext import plain
from absch.kernel.refusals import Refusal
from absch.publishing import operations as publishing
from absch.publishing import queries
from absch.publishing.models import Request
from absch.publishing.rules import LONGEST_REASON
from absch.records.models import Record, Version
from absch.records.queries import records_of
from absch.records.rules import Act

VIEWS = {
    "awaiting": gettext_lazy("Awaiting your decision"),
    "mine": gettext_lazy("Requested by you"),
    "closed": gettext_lazy("Closed"),
}
ACTS = {
    Act.PUBLISH: gettext_lazy("First publication"),
    Act.AMEND: gettext_lazy("Amendment"),
    Act.REVOKE: gettext_lazy("Revocation"),
    Act.WITHDRAW: gettext_lazy("Withdrawal"),
}
SOON = 14  # days
IN_TIME = 42  # days, half of those a request waits


@dataclass(frozen=True)
class Row:
    """A request with the record it is about; `days` are those left until it expires by itself."""

    request: Request
    about: About
    act: str
    days: int

    @property
    def is_pending(self) -> bool:
        return self.request.state == Request.State.PENDING

    @property
    def is_urgent(self) -> bool:
        return self.is_pending and self.days <= SOON

    @property
    def sign(self) -> str:
        """The class by which a page shows how long there is still time."""
        return "bad" if self.is_urgent else "" if self.days > IN_TIME else "old"


@for_people()
def listing(request: SignedIn) -> HttpResponse:
    """List requests: what awaits a decision, one's own, or what was decided."""
    at = timezone.now()
    awaiting = queries.requests_awaiting(request.user, at=at)
    asked = request.GET.get("view", "")
    view = asked if asked in VIEWS else "awaiting" if awaiting else "mine"
    page = None if view == "awaiting" else paged(request, _found(request.user, view, at=at))
    context = {
        "rows": rows_of(awaiting if page is None else list(page.object_list), at=at),
        "page": page,
        "view": view,
        "views": [(each, title, len(awaiting) if each == "awaiting" else None) for each, title in VIEWS.items()],
        "asked": f"view={view}",
    }
    return render(request, "desk/requests.html", context)


def _found(person: Person, view: str, *, at: datetime) -> QuerySet[Request]:
    found = Request.objects.select_related("record", "requested_by", "decided_by").order_by("-requested_at", "-pk")
    if view == "mine":
        return found.filter(requested_by=person)
    closed = found.exclude(state=Request.State.PENDING)
    if is_administrator(person, at=at):
        return closed
    return closed.filter(record__in=records_of(person, at=at).order_by().values("pk"))


def rows_of(found: list[Request], *, at: datetime) -> list[Row]:
    """Return the requests as lists show them; the number of queries does not depend on how many there are."""
    keys = {each.record_id for each in found}
    records = list(Record.objects.filter(pk__in=keys).select_related("draft", "draft__saved_by"))
    described = {each.record.pk: each for each in abouts(records)}
    return [Row(each, described[each.record_id], str(ACTS[Act(each.act)]), days_left(each, at=at)) for each in found]


def days_left(request: Request, *, at: datetime) -> int:
    """Return in how many days the request expires, a day begun counting as one."""
    return max(0, -((at - request.expires_at) // timedelta(days=1)))


@for_people(writes=True)
def one(request: SignedIn, key: int) -> HttpResponse:
    """Show a request with what it would change; approve it, return it with a reason, or recall one's own."""
    at = timezone.now()
    found = own_request(request.user, key, at=at)
    if request.method != "POST":
        return _show(request, found, at=at)
    try:
        return {"approve": _approve, "return": _return, "recall": _recall}.get(request.POST.get("do", ""), _nothing)(
            request, found, at
        )
    except Refusal as refusal:
        return _show(request, own_request(request.user, key, at=at), at=at, refusal=refusal)


def _approve(request: SignedIn, found: Request, at: datetime) -> HttpResponse:
    done = publishing.approve(found, by=request.user, at=at)
    if isinstance(done, Version):
        messages.success(request, told_of(done, at=at))
    else:
        messages.success(request, _("Withdrawn. A notice with the reason stays at its address."))
    return redirect("desk:record", identifier=found.record.identifier)


def _return(request: SignedIn, found: Request, at: datetime) -> HttpResponse:
    publishing.return_(found, by=request.user, at=at, reason=request.POST.get("reason", ""))
    messages.success(request, _("Returned. The author reads your reason on top of the draft."))
    return redirect("desk:requests")


def _recall(request: SignedIn, found: Request, at: datetime) -> HttpResponse:
    publishing.recall(found, by=request.user, at=at)
    messages.success(request, _("Recalled. The draft is open for writing again."))
    return redirect("desk:record", identifier=found.record.identifier)


def _nothing(request: SignedIn, found: Request, at: datetime) -> HttpResponse:
    return redirect("desk:request", key=found.pk)


def _show(request: SignedIn, found: Request, *, at: datetime, refusal: Refusal | None = None) -> HttpResponse:
    acts = acts_on(found.record, by=request.user, at=at)
    is_pending = found.state == Request.State.PENDING
    row = rows_of([found], at=at)[0]
    context = {
        "row": row,
        "reason": read_in(request.LANGUAGE_CODE, found.reason_for, shown=plain),
        "decided": row.about.record.number(found.revision) if found.revision else "",
        "may_approve": is_pending and Act(found.act) in acts,
        "may_return": is_pending and Act.RETURN in acts,
        "may_recall": is_pending and found.requested_by_id == request.user.pk,
        "typed": request.POST.get("reason", ""),
        "longest_reason": LONGEST_REASON,
        "refusal": refusal,
        "heading": _("Nothing was decided"),
        **(_content(row.about, at=at) if is_pending else {}),
    }
    return render(request, "desk/request.html", context, status=refusal.status if refusal else 200)


def _content(about: About, *, at: datetime) -> dict[str, Any]:
    """Return what the decision is about: the draft, compared with the current version if there is one."""
    draft, version = about.draft, about.version
    if draft is None:
        return {"page": page_of_version(version) if version else []}
    changes = changes_in(draft, version) if version else None
    return {
        "page": preview_of(draft),
        "changes": changes,
        "fixes": fixes_of(draft, on=at.date()),
        "cautions": cautions_of(draft),
    }
