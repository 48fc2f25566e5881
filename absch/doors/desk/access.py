"""Who may open a page of the register, and what of the registry is there for whom."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from absch.accounts.models import Person
from absch.accounts.queries import designations_of, roles_of
from absch.accounts.roles import NATIONAL, Role
from absch.doors.desk.refusals import NoOffice, refused
from absch.kernel.refusals import Refusal
from absch.kernel.wire import UnsafeText
from absch.publishing.models import Request
from absch.records import queries as records
from absch.records.models import Draft, Record
from absch.records.rules import Act, may

View = Callable[..., HttpResponse]


class SignedIn(HttpRequest):
    """A request of somebody with an account."""

    user: Person


class DraftGone(Exception):
    """The record is there, but its draft is not any more: it was published or thrown away."""

    def __init__(self, identifier: str) -> None:
        super().__init__(identifier)
        self.identifier = identifier


def for_people(*, writes: bool = False) -> Callable[[View], View]:
    """Open a view to everybody with an account; its answers are never stored. `writes` lets forms be posted to it."""

    def to_people(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"] if writes else ["GET", "HEAD"])
        @never_cache
        @login_required
        @wraps(view)
        def opened(request: SignedIn, **about: str | int) -> HttpResponse:
            try:
                ensure_legible(request)
                return view(request, **about)
            except DraftGone as gone:
                messages.info(request, _("There is no draft of this record any more: it was published or discarded."))
                return redirect("desk:record", identifier=gone.identifier)
            except Refusal as refusal:
                return refused(request, refusal)

        return opened

    return to_people


def ensure_legible(request: HttpRequest) -> None:
    """Raise UnsafeText for U+0000, which no keyboard writes and no database keeps."""
    sent = (text for asked in (request.GET, request.POST) for name in asked for text in (name, *asked.getlist(name)))
    if any("\0" in text for text in sent):
        raise UnsafeText()


def acts_on(record: Record, *, by: Person, at: datetime) -> set[Act]:
    """Return what the person may do with the record."""
    return {act for act in Act if may(by, act, on=record, at=at)}


def own_record(person: Person, identifier: str, *, at: datetime) -> Record:
    """Return a record on which the person may act in some way; to everybody else it is not there (404)."""
    record = Record.objects.select_related("inside").filter(identifier=identifier).first()
    if record is None or not any(may(person, act, on=record, at=at) for act in Act):
        raise Http404
    return record


def own_draft(person: Person, identifier: str, *, at: datetime) -> Draft:
    """Return the draft if it is the person's to see, or 404. Raises DraftGone if only the record is there."""
    draft = records.draft_for(person, identifier, at=at)
    if draft is None:
        raise DraftGone(own_record(person, identifier, at=at).identifier)
    return draft


def own_request(person: Person, key: int, *, at: datetime) -> Request:
    """Return a request about a record that is the person's to see, or 404."""
    found = Request.objects.select_related("record", "requested_by", "decided_by").filter(pk=key).first()
    if found is None or not any(may(person, act, on=found.record, at=at) for act in Act):
        raise Http404
    return found


def is_administrator(person: Person, *, at: datetime) -> bool:
    return Role.ADMINISTRATOR in roles_of(person, government="", code="", on=at.date())


def government_of(person: Person, *, at: datetime) -> str:
    """Return the government for which the person holds an office at that time, or ""."""
    held = (each for each in designations_of(person, on=at.date()) if each.role in NATIONAL)
    return next((each.government for each in held), "")


def government_shown(request: SignedIn, *, at: datetime) -> str:
    """Return whose affairs a page is about: an administrator's choice ("" for the Secretariat), else one's own.

    Raises NoOffice for those who act for nobody.
    """
    if is_administrator(request.user, at=at):
        return request.GET.get("government", "").strip().lower()
    government = government_of(request.user, at=at)
    if not government:
        raise NoOffice(person=str(request.user))
    return government
