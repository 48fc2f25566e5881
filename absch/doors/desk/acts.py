"""What is done with a record outside its form: each a page that explains, and does it when it is confirmed."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from absch.doors.desk import steps
from absch.doors.desk.about import about
from absch.doors.desk.access import SignedIn, acts_on, for_people, own_draft, own_record
from absch.doors.desk.beginning import begun_before, new_identifier
from absch.doors.desk.deciding import told_of
from absch.doors.desk.reasons import reason_boxes, reasons_in
from absch.doors.desk.sent import as_it_was_read, token_in
from absch.doors.desk.steps import Step
from absch.kernel.refusals import Refusal
from absch.publishing import operations as publishing
from absch.publishing.rules import LONGEST_REMARK
from absch.records import operations as records
from absch.records.models import Record, Version
from absch.records.queries import draft_for, history_of
from absch.records.refusals import DraftExists, IdentifierTaken, NotYetPublished
from absch.records.rules import Act, require

Deed = Callable[[datetime], HttpResponse]


@for_people(writes=True)
def amend(request: SignedIn, identifier: str) -> HttpResponse:
    """Begin the next version of a published record."""
    record = own_record(request.user, identifier, at=timezone.now())

    def reopen(at: datetime) -> HttpResponse:
        try:
            records.reopen(record, by=request.user, at=at)
        except DraftExists:
            if draft_for(request.user, identifier, at=at) is None:
                raise
            messages.info(request, _("The next version was begun before. Go on writing here."))
        return redirect("desk:edit", identifier=identifier)

    return _step(request, steps.AMEND, record, reopen)


@for_people(writes=True)
def duplicate(request: SignedIn, identifier: str) -> HttpResponse:
    """Begin another record with the answers of this one."""
    record = own_record(request.user, identifier, at=timezone.now())

    def copy(at: datetime) -> HttpResponse:
        identifier = request.POST.get("identifier", "")
        try:
            draft = records.duplicate(_current(record), by=request.user, at=at, identifier=identifier)
        except IdentifierTaken:
            if begun_before(request, at=at) is None:
                raise
        else:
            identifier = draft.record.identifier
        return redirect("desk:edit", identifier=identifier)

    identifier = request.POST.get("identifier") or new_identifier(record.record_type)
    return _step(request, steps.DUPLICATE, record, copy, identifier=identifier)


@for_people(writes=True)
def confirm(request: SignedIn, identifier: str) -> HttpResponse:
    """Confirm that a published record is still correct."""
    record = own_record(request.user, identifier, at=timezone.now())

    def still_correct(at: datetime) -> HttpResponse:
        records.confirm(record, by=request.user, at=at)
        messages.success(request, _("Confirmed. Readers see today’s date on the record."))
        return redirect("desk:record", identifier=identifier)

    return _step(request, steps.CONFIRM, record, still_correct)


@for_people(writes=True)
def revoke(request: SignedIn, identifier: str) -> HttpResponse:
    """Revoke a published permit."""
    record = own_record(request.user, identifier, at=timezone.now())

    def end(at: datetime) -> HttpResponse:
        version = publishing.revoke(record, by=request.user, at=at, reason=reasons_in(request.POST))
        messages.success(request, told_of(version, at=at))
        return redirect("desk:record", identifier=identifier)

    return _step(request, steps.REVOKE, record, end)


@for_people(writes=True)
def withdraw(request: SignedIn, identifier: str) -> HttpResponse:
    """Withdraw a published record; who may not decide that requests it."""
    at = timezone.now()
    record = own_record(request.user, identifier, at=at)

    def end(at: datetime) -> HttpResponse:
        publishing.withdraw(record, by=request.user, at=at, reason=reasons_in(request.POST))
        messages.success(request, _("Withdrawn. A notice with the reason stays at its address."))
        return redirect("desk:record", identifier=identifier)

    def ask(at: datetime) -> HttpResponse:
        reason, remark = reasons_in(request.POST), request.POST.get("remark", "")
        asked = publishing.submit_withdrawal(record, by=request.user, at=at, reason=reason, remark=remark)
        messages.success(request, _("Requested. Your publishing authority decides."))
        return redirect("desk:request", key=asked.pk)

    acts = acts_on(record, by=request.user, at=at)
    if Act.WITHDRAW not in acts and Act.SUBMIT in acts:
        return _step(request, steps.REQUEST_WITHDRAWAL, record, ask)
    return _step(request, steps.WITHDRAW, record, end)


@for_people(writes=True)
def redact(request: SignedIn, identifier: str, revision: int) -> HttpResponse:
    """Take the content out of one version."""
    record = own_record(request.user, identifier, at=timezone.now())
    version = history_of(record).filter(revision=revision).first()
    if version is None:
        raise Http404

    def take_out(at: datetime) -> HttpResponse:
        publishing.redact(version, by=request.user, at=at, reason=reasons_in(request.POST))
        messages.success(request, _("Redacted: %(number)s") % {"number": version.number})
        return redirect("desk:record", identifier=identifier)

    return _step(request, steps.REDACT, record, take_out, version=version)


@for_people(writes=True)
def discard(request: SignedIn, identifier: str) -> HttpResponse:
    """Throw a draft away."""
    draft = own_draft(request.user, identifier, at=timezone.now())
    record, token = draft.record, draft.token

    def throw_away(at: datetime) -> HttpResponse:
        outer = record.inside
        records.discard(as_it_was_read(draft, token_in(request.POST)), by=request.user, at=at)
        messages.success(request, _("The draft was discarded."))
        if outer is not None:
            return redirect("desk:edit", identifier=outer.identifier)
        return redirect("desk:record", identifier=identifier) if record.latest_revision else redirect("desk:records")

    return _step(request, steps.DISCARD, record, throw_away, token=token)


def _step(
    request: SignedIn,
    step: Step,
    record: Record,
    deed: Deed,
    *,
    version: Version | None = None,
    token: int | None = None,
    identifier: str = "",
) -> HttpResponse:
    """Explain the act to who may do it; once confirmed, do it, or show the page again with the refusal."""
    at = timezone.now()
    if request.method != "POST":
        require(request.user, step.act, on=record, at=at)
        return _explain(request, step, record, version=version, token=token, identifier=identifier)
    try:
        return deed(at)
    except Refusal as refusal:
        return _explain(request, step, record, version=version, token=token, identifier=identifier, refusal=refusal)


def _explain(
    request: SignedIn,
    step: Step,
    record: Record,
    *,
    version: Version | None,
    token: int | None,
    identifier: str,
    refusal: Refusal | None = None,
) -> HttpResponse:
    described = about(record)
    concerned = version or described.version
    languages = concerned.read().languages if concerned else []
    context = {
        "about": described,
        "step": step,
        "number": concerned.number if concerned else "",
        "token": token,
        "identifier": identifier,
        "reasons": reason_boxes(languages or [request.LANGUAGE_CODE], request.POST) if step.asks_reason else [],
        "remark": request.POST.get("remark", ""),
        "longest_remark": LONGEST_REMARK,
        "refusal": refusal,
        "heading": step.not_done,
    }
    return render(request, "desk/act.html", context, status=refusal.status if refusal else 200)


def _current(record: Record) -> Version:
    version = history_of(record).first()
    if version is None:
        raise NotYetPublished(subject=record.identifier, government=record.government)
    return version
