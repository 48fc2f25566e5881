"""Begin a record: what it is for, what it needs, who can read it; then its languages."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from absch.accounts.models import Person
from absch.accounts.queries import roles_of
from absch.accounts.roles import Role
from absch.countries import queries as countries
from absch.doors.desk.about import Kind, government_options
from absch.doors.desk.access import SignedIn, for_people, own_draft
from absch.doors.desk.refusals import NoLanguageChosen, NoSuchGovernment
from absch.formats.catalogue import BY_CODE
from absch.formats.fields import Government, Header
from absch.formats.forms.questions import Tick
from absch.formats.record_type import RecordType
from absch.kernel.languages import NAMES, SIX
from absch.kernel.refusals import Refusal
from absch.records import operations as records
from absch.records.models import Draft, Record
from absch.records.queries import draft_for
from absch.records.refusals import IdentifierTaken
from absch.records.rules import Act, may, require

CONTACT = BY_CODE["CON"]


@for_people()
def types(request: SignedIn) -> HttpResponse:
    """List the types of record that the person may begin."""
    return render(request, "desk/types.html", {"kinds": kinds_for(request.user, at=timezone.now())})


@for_people(writes=True)
def begin(request: SignedIn, code: str) -> HttpResponse:
    """Say what a record of that type is for and needs; begin one, or one inside the draft `?inside=`."""
    at = timezone.now()
    record_type = BY_CODE.get(code)
    if record_type is None:
        raise Http404
    outer = _outer(request, record_type, at=at)
    if request.method != "POST":
        require(request.user, Act.DRAFT, on=_blank(record_type, request.user, outer), at=at)
        return _ask(request, record_type, outer, at=at)
    try:
        draft = _begun(request, record_type, outer, at=at)
    except IdentifierTaken as refusal:
        taken = begun_before(request, at=at)
        if taken is None:
            return _ask(request, record_type, outer, at=at, refusal=refusal)
        draft = taken
    except Refusal as refusal:
        return _ask(request, record_type, outer, at=at, refusal=refusal)
    address = reverse("desk:edit", kwargs={"identifier": draft.record.identifier})
    wire = request.GET.get("wire", "")
    return redirect(f"{address}?{urlencode({'wire': wire})}" if outer and wire else address)


def kinds_for(person: Person, *, at: datetime) -> list[Kind]:
    """Return the types of record the person may begin, in the order in which people look for them."""
    return [Kind.of(each) for each in BY_CODE.values() if may(person, Act.DRAFT, on=_blank(each, person, None), at=at)]


def needs(record_type: type[RecordType]) -> Iterator[str]:
    """Yield the questions that must be answered before such a record is published."""
    for field in record_type.fields:
        if field.required and field.when is None and field.asked and not isinstance(field, Header | Government):
            yield str(field.label)


def _outer(request: SignedIn, record_type: type[RecordType], *, at: datetime) -> Draft | None:
    """Return the draft inside which a contact is written down."""
    identifier = request.GET.get("inside", "")
    if not identifier or record_type is not CONTACT:
        return None
    return own_draft(request.user, identifier, at=at)


def _blank(record_type: type[RecordType], person: Person, outer: Draft | None) -> Record:
    own = person.government if record_type.may_speak_for_a_government() else ""
    government = outer.record.government if outer else own
    return Record(schema=record_type.schema, government=government, created_by=person)


def _begun(request: SignedIn, record_type: type[RecordType], outer: Draft | None, *, at: datetime) -> Draft:
    """Begin the record as it was asked for. Raises NoLanguageChosen, NoSuchGovernment, and as `records.begin` does."""
    languages = [each for each in SIX if each in request.POST.getlist("languages")]
    if not languages:
        raise NoLanguageChosen()
    government = _government(request, record_type, outer)
    identifier = request.POST.get("identifier", "") or new_identifier(record_type)
    header = {"identifier": identifier, "schema": record_type.schema, "languages": languages}
    content: dict[str, Any] = {"header": header} | record_type.begins_with
    if government:
        content["government"] = {"identifier": government}
    return records.begin(
        record_type.schema,
        government=government,
        by=request.user,
        at=at,
        content=content,
        identifier=identifier,
        inside=outer,
    )


def _government(request: SignedIn, record_type: type[RecordType], outer: Draft | None) -> str:
    if outer is not None:
        return outer.record.government
    if not record_type.may_speak_for_a_government():
        return ""
    if record_type is CONTACT or record_type.scope == "reference":
        return request.user.government
    government = request.POST.get("government", request.user.government)
    if countries.government(government) is None:
        raise NoSuchGovernment()
    return government


def begun_before(request: SignedIn, *, at: datetime) -> Draft | None:
    """Return the draft that the person began by the same form, as when its button is pressed twice."""
    found = draft_for(request.user, request.POST.get("identifier", ""), at=at)
    return found if found and found.started_by_id == request.user.pk else None


def new_identifier(record_type: type[RecordType]) -> str:
    return f"{record_type.code}-{uuid4()}"


def _ask(
    request: SignedIn,
    record_type: type[RecordType],
    outer: Draft | None,
    *,
    at: datetime,
    refusal: Refusal | None = None,
) -> HttpResponse:
    chosen = request.POST.getlist("languages") if request.POST else [request.LANGUAGE_CODE]
    roles = roles_of(request.user, government="", code=record_type.code, on=at.date())
    may_choose = record_type.scope in ("national", "focal point")
    asks_government = Role.ADMINISTRATOR in roles and may_choose
    about = {
        "kind": Kind.of(record_type),
        "needs": list(needs(record_type)),
        "has_flags": bool(record_type.flags()),
        "identifier": request.POST.get("identifier") or new_identifier(record_type),
        "languages_offered": [Tick("languages", each, NAMES[each], each in chosen, language=each) for each in SIX],
        "governments": government_options() if asks_government else [],
        "government": request.POST.get("government", request.user.government),
        "outer": outer.record if outer else None,
        "refusal": refusal,
        "heading": _("The record was not begun"),
    }
    return render(request, "desk/begin.html", about, status=refusal.status if refusal else 200)
