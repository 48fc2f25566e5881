"""The last two tabs of a draft: review it, then publish it or ask for that."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from absch.certificates.queries import State, standing_of
from absch.countries.queries import is_party
from absch.doors.desk.about import about
from absch.doors.desk.access import SignedIn, acts_on, for_people, own_draft
from absch.doors.desk.checking import cautions_of, changes_in, fixes_of, preview_of
from absch.doors.desk.reasons import reason_boxes, reasons_in
from absch.doors.desk.refusals import NotConfirmed
from absch.doors.desk.sent import as_it_was_read, token_in
from absch.formats.types.permit import Permit
from absch.kernel.refusals import Refusal
from absch.notifications.rules import recipients
from absch.publishing import operations as publishing
from absch.publishing.operations.publication import act_of
from absch.publishing.queries import pending_request
from absch.publishing.rules import LONGEST_REMARK
from absch.records.models import Draft, Version
from absch.records.refusals import Locked, Overtaken
from absch.records.registry import Within
from absch.records.rules import Act


@for_people()
def review(request: SignedIn, identifier: str) -> HttpResponse:
    """Show what the draft lacks, what changed since the version before, and what readers will see."""
    at = timezone.now()
    draft = own_draft(request.user, identifier, at=at)
    described = about(draft.record)
    context = {
        "about": described,
        "tab": "review",
        "fixes": fixes_of(draft, on=at.date()),
        "cautions": cautions_of(draft),
        "page": preview_of(draft),
        "changes": changes_in(draft, described.version) if described.version else None,
    }
    return render(request, "desk/review.html", context)


@for_people(writes=True)
def publish(request: SignedIn, identifier: str) -> HttpResponse:
    """Publish the draft, or ask the publishing authority to; the warning about confidential content comes first."""
    at = timezone.now()
    draft = own_draft(request.user, identifier, at=at)
    if draft.record.inside is not None:
        return redirect("desk:publish", identifier=draft.record.inside.identifier)
    if request.method != "POST":
        return _ask(request, draft, at=at)
    try:
        if "nothing-confidential" not in request.POST:
            raise NotConfirmed(subject=identifier, government=draft.record.government)
        draft = as_it_was_read(draft, token_in(request.POST))
        return (_submit if request.POST.get("do") == "submit" else _carry_out)(request, draft, at)
    except (Locked, Overtaken) as refusal:
        pending = pending_request(draft.record_id)
        if pending and pending.requested_by_id == request.user.pk:
            return redirect("desk:request", key=pending.pk)  # the button was pressed twice
        return _ask(request, own_draft(request.user, identifier, at=at), at=at, refusal=refusal)
    except Refusal as refusal:
        return _ask(request, own_draft(request.user, identifier, at=at), at=at, refusal=refusal)


def _carry_out(request: SignedIn, draft: Draft, at: datetime) -> HttpResponse:
    version = publishing.carry_out(draft, by=request.user, at=at, reason=reasons_in(request.POST))
    messages.success(request, told_of(version, at=at))
    return redirect("desk:record", identifier=version.record.identifier)


def _submit(request: SignedIn, draft: Draft, at: datetime) -> HttpResponse:
    remark, reason = request.POST.get("remark", ""), reasons_in(request.POST)
    asked = publishing.submit(draft, by=request.user, at=at, remark=remark, reason=reason)
    messages.success(request, _("Requested. The draft is locked until your request is decided or you recall it."))
    return redirect("desk:request", key=asked.pk)


def told_of(version: Version, *, at: datetime) -> str:
    """Return what was done, in one sentence: for a permit, whether it is a certificate now."""
    sentences = {
        State.IN_FORCE: _("Internationally recognized certificate of compliance constituted: %(number)s"),
        State.EXPIRED: _("Published: %(number)s. The permit’s last day has passed already."),
        State.REVOKED: _("Revoked: %(number)s"),
        State.NO_CERTIFICATE: _("Published as a permit, not as a certificate: %(number)s"),
    }
    state = standing_of(version, on=at.date())
    return sentences.get(state, _("Published: %(number)s")) % {"number": version.number}


def _ask(request: SignedIn, draft: Draft, *, at: datetime, refusal: Refusal | None = None) -> HttpResponse:
    record, act = draft.record, act_of(draft)
    described, acts = about(record), acts_on(record, by=request.user, at=at)
    posted = request.POST if request.POST else None
    is_permit = record.record_type is Permit
    asks_reason = act is not Act.PUBLISH and not is_permit
    context = {
        "about": described,
        "tab": "publish",
        "act": act,
        "token": draft.token,
        "fixes": fixes_of(draft, on=at.date()),
        "cautions": cautions_of(draft),
        "may_decide": act in acts,
        "may_submit": Act.SUBMIT in acts,
        "reasons": reason_boxes(draft.read().languages or [request.LANGUAGE_CODE], posted) if asks_reason else [],
        "remark": posted.get("remark", "") if posted else "",
        "longest_remark": LONGEST_REMARK,
        "is_confirmed": bool(posted and "nothing-confidential" in posted),
        "is_permit": is_permit,
        "is_party": is_party(record.government, on=at.date()) if is_permit else False,
        "addressees": addressees(draft, described.version) if is_permit else [],
        "refusal": refusal,
        "heading": _("Nothing was published or requested"),
    }
    return render(request, "desk/publish.html", context, status=refusal.status if refusal else 200)


def addressees(draft: Draft, current: Version | None) -> list[str]:
    """Return the mailboxes to which copies of the permit will be sent."""
    permit = Permit(Permit.for_publication(draft.content))
    previous = current.read() if current else None
    found = recipients(
        permit, previous=previous if isinstance(previous, Permit) else None, registry=Within(draft.record)
    )
    return [each.mailbox for each in found.copies]
