"""Correct a draft whose publication was requested, and approve it in one go."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from absch.doors.desk.about import about
from absch.doors.desk.access import SignedIn, for_people, own_request
from absch.doors.desk.deciding import told_of
from absch.doors.desk.sent import Sent
from absch.doors.desk.writing import questions
from absch.kernel.refusals import Refusal
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records.models import Draft, Version
from absch.records.rules import Act, require


@for_people(writes=True)
def correct(request: SignedIn, key: int) -> HttpResponse:
    """Show the form of a requested draft to who decides; publish it as corrected."""
    at = timezone.now()
    asked = own_request(request.user, key, at=at)
    draft = Draft.objects.select_related("record", "saved_by").filter(record=asked.record).first()
    if draft is None:
        raise Http404
    if asked.state != Request.State.PENDING:
        return redirect("desk:request", key=key)
    if request.method != "POST":
        require(request.user, Act(asked.act), on=asked.record, at=at)
        return _form(request, asked, draft, at=at)
    sent = Sent.to(draft, request.POST)
    if sent.wish != "approve":
        return _form(request, asked, draft, sent, at=at)
    try:
        done = publishing.approve(asked, by=request.user, at=at, corrected=sent.content)
    except Refusal as refusal:
        return _form(request, asked, draft, sent, at=at, refusal=refusal)
    if isinstance(done, Version):
        messages.success(request, told_of(done, at=at))
    return redirect("desk:record", identifier=asked.record.identifier)


def _form(
    request: SignedIn,
    asked: Request,
    draft: Draft,
    sent: Sent | None = None,
    *,
    at: datetime,
    refusal: Refusal | None = None,
) -> HttpResponse:
    context = {
        "about": about(draft.record),
        "tab": "edit",
        "asked": asked,
        **questions(request, draft, sent, at=at),
        "refusal": refusal,
        "missing": missing_in(refusal),
        "heading": _("Nothing was published: what you typed stands on this page only"),
    }
    return render(request, "desk/correct.html", context, status=refusal.status if refusal else 200)


def missing_in(refusal: Refusal | None) -> list[tuple[str, str]]:
    """Return question and sentence of each shortcoming that the refusal names."""
    named = refusal.facts.get("missing") if refusal else None
    return [(str(each.label), str(each.sentence)) for each in named] if isinstance(named, list) else []
