"""The form of a draft: shown, searched in, saved, saved by itself, taken over."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from absch.accounts.models import Person
from absch.doors.desk.about import about
from absch.doors.desk.access import SignedIn, for_people, own_draft
from absch.doors.desk.checking import differences, faults_of, fixes_of, preview_of
from absch.doors.desk.progress import parts_of
from absch.doors.desk.sent import Sent, as_it_was_read
from absch.formats.asking import Asked
from absch.formats.fields import Reference, References
from absch.formats.forms import sections_of
from absch.formats.shapes import elements
from absch.kernel.refusals import Refusal
from absch.records import operations as records
from absch.records.choices import Citable
from absch.records.models import Draft
from absch.records.refusals import Held, Overtaken
from absch.records.registry import Within
from absch.records.rules import is_held_from

ONLY_SHOWN_AGAIN = ("find", "more")


@for_people(writes=True)
def edit(request: SignedIn, identifier: str) -> HttpResponse:
    """Show the form of a draft; save what was sent, and go where its button leads."""
    at = timezone.now()
    draft = own_draft(request.user, identifier, at=at)
    if request.method != "POST":
        return _form(request, draft, at=at)
    sent = Sent.to(draft, request.POST)
    if sent.wish in ONLY_SHOWN_AGAIN:
        return _form(request, draft, sent, at=at)
    try:
        draft = save(draft, sent, by=request.user, at=at)
        return AFTERWARDS.get(sent.wish, _saved)(request, draft, sent, at)
    except Refusal as refusal:
        if sent.wish == "autosave":
            return JsonResponse({"code": refusal.code, "sentence": str(refusal)}, status=refusal.status)
        return _form(request, own_draft(request.user, identifier, at=at), sent, at=at, refusal=refusal)


def save(draft: Draft, sent: Sent, *, by: Person, at: datetime) -> Draft:
    """Save what was sent; a second press of the same button changes nothing. Raises as `records.save` does."""
    takes_over = sent.wish == "take-over"
    try:
        return records.save(as_it_was_read(draft, sent.token), sent.content, by=by, at=at, taking_over=takes_over)
    except Overtaken:
        now = Draft.objects.select_related("record").filter(pk=draft.pk).first()
        if now is None or now.saved_by_id != by.pk or not sent.is_what_stands_in(now):
            raise
        return now


def _saved(request: SignedIn, draft: Draft, sent: Sent, at: datetime) -> HttpResponse:
    when = time_format(draft.saved_at, "TIME_FORMAT")
    messages.success(request, _("Saved at %(time)s UTC. Nothing is lost if the line drops.") % {"time": when})
    return redirect(request.get_full_path())


def _autosaved(request: SignedIn, draft: Draft, sent: Sent, at: datetime) -> HttpResponse:
    return JsonResponse({"token": draft.token, "saved_at": draft.saved_at.isoformat(timespec="seconds")})


def _reviewed(request: SignedIn, draft: Draft, sent: Sent, at: datetime) -> HttpResponse:
    return redirect("desk:review", identifier=draft.record.identifier)


def _new_contact(request: SignedIn, draft: Draft, sent: Sent, at: datetime) -> HttpResponse:
    """Lead to a new contact inside the draft; an answer that is kept confidential needs none."""
    field = draft.record.record_type.field_of(sent.wire.partition(".")[0])
    if field is None or field.is_withheld_in(draft.content):
        return _saved(request, draft, sent, at)
    asked = {"inside": draft.record.identifier, "wire": sent.wire}
    return redirect(f"{reverse('desk:begin', kwargs={'code': 'CON'})}?{urlencode(asked)}")


def _cited(request: SignedIn, draft: Draft, sent: Sent, at: datetime) -> HttpResponse:
    """Cite the saved contact in the draft it was made inside, and go back there."""
    if draft.record.inside is None:
        return _saved(request, draft, sent, at)
    outer = own_draft(request.user, draft.record.inside.identifier, at=at)
    wire = request.GET.get("wire", "")
    content = with_reference(outer, wire, draft.record.identifier)
    if content == outer.content:
        messages.info(request, _("The contact is saved. Find it at the question where it is to be cited."))
    else:
        records.save(outer, content, by=request.user, at=at)
        messages.success(request, _("The contact is saved and cited. It is published together with this record."))
    return redirect(f"{reverse('desk:edit', kwargs={'identifier': outer.record.identifier})}#q-{wire}")


AFTERWARDS: dict[str, Callable[[SignedIn, Draft, Sent, datetime], HttpResponse]] = {
    "autosave": _autosaved,
    "review": _reviewed,
    "new-contact": _new_contact,
    "cite": _cited,
}


def with_reference(draft: Draft, wire: str, identifier: str) -> dict[str, Any]:
    """Return the draft's content, citing that record too; as it is where the question is not of that kind, or kept
    confidential."""
    field, content = draft.record.record_type.field_of(wire), draft.content
    cited = {"identifier": identifier}
    if not isinstance(field, Reference) or field.is_withheld_in(content):
        return content
    if not isinstance(field, References):
        return content | {wire: cited}
    stands = elements(content.get(wire))
    return content if cited in stands else content | {wire: [*stands, cited]}


def _form(
    request: SignedIn, draft: Draft, sent: Sent | None = None, *, at: datetime, refusal: Refusal | None = None
) -> HttpResponse:
    """Show the form with what is saved or, once it was sent, with what was typed."""
    described = about(draft.record)
    if draft.lock and sent is None:
        return render(request, "desk/locked.html", {"about": described, "tab": "edit", "page": preview_of(draft)})
    is_held = is_held_from(request.user, draft, at=at)
    context = {
        "about": described,
        "tab": "edit",
        **questions(request, draft, sent, at=at),
        "is_held": is_held,
        "may_take_over": is_held or isinstance(refusal, Held),
        "differences": differences(draft, sent.content) if sent and isinstance(refusal, Overtaken) else [],
        "wire": request.GET.get("wire", ""),
        "refusal": refusal,
        "heading": _not_done(refusal, draft) if refusal else "",
    }
    return render(request, "desk/edit.html", context, status=refusal.status if refusal else 200)


def questions(request: SignedIn, draft: Draft, sent: Sent | None, *, at: datetime) -> dict[str, Any]:
    """Return the parts of the form; with `?check=` also what is wrong in them, with `?section=` only one of them."""
    record = draft.record
    content = sent.content if sent else draft.content
    fixes = fixes_of(draft, on=at.date()) if "check" in request.GET and sent is None else []
    sections = sections_of(
        record.record_type,
        content,
        language=request.LANGUAGE_CODE,
        faults=faults_of(fixes),
        choices=Citable(record, request.user),
        posted=sent.posted if sent else None,
    )
    # Once sent, what was on the page stays on it: answers that were not saved stand nowhere else.
    asked = set(sent.posted.getlist("asked")) if sent else {request.GET.get("section", "")}
    shown = [each for each in sections if asked & {each.anchor, *(question.name for question in each.questions)}]
    shown = shown or sections
    parts = list(parts_of(sections, Asked(content, Within(record), at.date())))
    is_part = len(shown) < len(sections)
    return {
        "parts": parts,
        "shown": shown,
        "is_part": is_part,
        "next": next((each.section for each in parts[sections.index(shown[-1]) + 1 :]), None) if is_part else None,
        "needed": sum(each.needed for each in parts),
        "given": sum(each.given for each in parts),
        "fixes": fixes,
        "wrong": len({each.path for each in fixes}),
    }


def _not_done(refusal: Refusal, draft: Draft) -> str:
    if refusal.facts.get("subject", draft.record.identifier) != draft.record.identifier:
        return _("The contact is saved, but it was not cited")
    return _("Not saved: what you typed stands on this page only")
