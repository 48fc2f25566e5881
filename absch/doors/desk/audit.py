"""Who did what, and who tried: read by the government's own people and by administrators."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from absch.accounts.models import AuditEntry
from absch.accounts.roles import TITLES, Role
from absch.doors.desk.about import government_options
from absch.doors.desk.access import SignedIn, for_people, government_shown, is_administrator
from absch.doors.desk.listing import paged, without_page

# What is entered is an act; what was refused is the operation that was tried. Both are named here.
ACTS = {
    "begin": _("Begin a record"),
    "draft": _("Begin a draft"),
    "save": _("Save a draft"),
    "take-over": _("Take a draft over"),
    "reopen": _("Begin the next version"),
    "duplicate": _("Duplicate a record"),
    "discard": _("Discard a draft"),
    "submit": _("Request publication"),
    "submit_withdrawal": _("Request withdrawal"),
    "request-submitted": _("Make a request"),
    "approve": _("Approve a request"),
    "request-approved": _("Approve a request"),
    "return_": _("Return a request"),
    "request-returned": _("Return a request"),
    "recall": _("Recall a request"),
    "request-recalled": _("Recall a request"),
    "request-expired": _("Let a request expire"),
    "publish": _("Publish a record"),
    "amend": _("Amend a record"),
    "revoke": _("Revoke a permit"),
    "revoke_as_drafted": _("Revoke a permit"),
    "withdraw": _("Withdraw a record"),
    "redact": _("Redact a version"),
    "confirm": _("Confirm a record"),
    "invite": _("Invite somebody"),
    "designate": _("Designate somebody"),
    "limit": _("Change types of record"),
    "limit-designation": _("Change types of record"),
    "hand_over": _("Hand the office over"),
    "hand-over": _("Hand the office over"),
    "name_deputy": _("Name a deputy"),
    "name-deputy": _("Name a deputy"),
    "end": _("End a designation"),
    "end-designation": _("End a designation"),
    "send_again": _("Send a letter again"),
    "send-again": _("Send a letter again"),
    "tell_again": _("Tell an announcement again"),
    "tell-again": _("Tell an announcement again"),
}


@dataclass(frozen=True)
class Line:
    """An entry in words."""

    entry: AuditEntry
    act: str
    office: str

    @property
    def is_refused(self) -> bool:
        return self.entry.outcome == AuditEntry.Outcome.REFUSED


@for_people()
def listing(request: SignedIn) -> HttpResponse:
    """List acts and refused attempts, newest first."""
    at = timezone.now()
    administers = is_administrator(request.user, at=at)
    government = government_shown(request, at=at)
    found = AuditEntry.objects.select_related("person", "granted_by").order_by("-at", "-pk")
    if government or not administers:
        found = found.filter(government=government)
    outcome = request.GET.get("outcome", "")
    if outcome in AuditEntry.Outcome.values:
        found = found.filter(outcome=outcome)
    if subject := request.GET.get("subject", "").strip()[:160]:
        found = found.filter(subject__icontains=subject)
    page = paged(request, found)
    context = {
        "lines": [line_of(each) for each in page.object_list],
        "page": page,
        "outcome": outcome,
        "subject": subject,
        "government": government,
        "governments": government_options() if administers else [],
        "asked": without_page(request),
    }
    return render(request, "desk/audit.html", context)


def line_of(entry: AuditEntry) -> Line:
    office = str(TITLES[Role(entry.office)]) if entry.office else ""
    return Line(entry, str(ACTS.get(entry.act, entry.act)), office)
