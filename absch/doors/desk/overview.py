"""The page of one record in the register: what it is, where it stands, what may be done with it."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from absch.accounts.roles import TITLES, Role
from absch.doors.desk.about import About, about
from absch.doors.desk.access import SignedIn, acts_on, for_people, own_record
from absch.doors.desk.beginning import needs
from absch.formats.types.permit import Permit
from absch.kernel.words import Words
from absch.records.models import Draft, Version
from absch.records.queries import history_of
from absch.records.rules import Act


@dataclass(frozen=True)
class Offer:
    """Something the person may do next, by the name of its address."""

    address: str
    label: Words
    is_grave: bool = False


@dataclass(frozen=True)
class Line:
    """A version in the record's history; `redaction` leads to where it is taken out, for who may do that."""

    version: Version
    office: str
    address: str
    redaction: str


@for_people()
def record(request: SignedIn, identifier: str) -> HttpResponse:
    """Show a record: the introduction to its draft, what may be done, and its history."""
    at = timezone.now()
    found = own_record(request.user, identifier, at=at)
    draft = Draft.objects.filter(record=found).select_related("saved_by", "locked_by").first()
    if draft is not None:
        found.draft = draft
    described = about(found)
    acts = acts_on(found, by=request.user, at=at)
    context = {
        "about": described,
        "tab": "record",
        "needs": list(needs(found.record_type)),
        "has_flags": bool(found.record_type.flags()),
        "offers": [
            (reverse(each.address, kwargs={"identifier": identifier}), each) for each in offers(described, acts)
        ],
        "history": list(lines(described, acts)),
        "inner": list(found.inner.filter(document_id=None).values_list("identifier", flat=True)),
    }
    return render(request, "desk/record.html", context)


def offers(about: About, acts: Set[Act]) -> Iterator[Offer]:
    """Yield what the person may do with the record as it stands."""
    if about.draft and Act.DRAFT in acts and not about.draft.lock:
        yield Offer("desk:edit", _("Go on writing"))
        yield Offer("desk:discard", _("Discard the draft"), is_grave=True)
    is_published = about.version is not None and not about.record.ended_as
    if is_published and not about.draft and not about.is_pending:
        yield from _offers_of_a_published_record(about, acts)
    if is_published and Act.REVOKE in acts and about.record.record_type is Permit and not about.is_pending:
        yield Offer("desk:revoke", _("Revoke"), is_grave=True)
    if about.version and about.version.redacted_at is None and Act.DRAFT in acts:
        yield Offer("desk:duplicate", _("Duplicate: begin another record with these answers"))


def _offers_of_a_published_record(about: About, acts: Set[Act]) -> Iterator[Offer]:
    if Act.CONFIRM in acts:
        yield Offer("desk:confirm", _("Confirm that nothing has changed"))
    if Act.DRAFT in acts:
        yield Offer("desk:amend", _("Amend: write the next version"))
    if about.record.record_type is Permit:
        return
    if Act.WITHDRAW in acts:
        yield Offer("desk:withdraw", _("Withdraw"), is_grave=True)
    elif Act.SUBMIT in acts:
        yield Offer("desk:withdraw", _("Request withdrawal"), is_grave=True)


def lines(about: About, acts: Set[Act]) -> Iterator[Line]:
    """Yield every version, newest first."""
    for version in history_of(about.record):
        redaction = {"identifier": about.record.identifier, "revision": version.revision}
        may_redact = Act.REDACT in acts and version.redacted_at is None
        yield Line(
            version,
            office=str(TITLES[Role(version.office)]),
            address=reverse("portal:record", kwargs={"code": about.kind.code, "number": version.number}),
            redaction=reverse("desk:redact", kwargs=redaction) if may_redact else "",
        )
