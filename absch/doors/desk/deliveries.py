"""Letters about a government's records, and what became of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from absch.doors.desk.about import government_options
from absch.doors.desk.access import SignedIn, for_people, government_shown, is_administrator
from absch.doors.desk.listing import paged, without_page
from absch.notifications import sending
from absch.notifications.queries import kinds
from absch.outbox.models import Announcement, Delivery
from absch.outbox.queries import deliveries_of
from absch.records.models import Version

STATE_WORDS = {
    Delivery.State.QUEUED: gettext_lazy("Queued"),
    Delivery.State.HANDED_OVER: gettext_lazy("Handed over"),
    Delivery.State.REFUSED: gettext_lazy("Refused by the mail server"),
    Delivery.State.BOUNCED: gettext_lazy("Came back"),
    Delivery.State.DEAD: gettext_lazy("Given up"),
    Delivery.State.DROPPED: gettext_lazy("Not needed any more"),
}
SIGNS = {
    Delivery.State.QUEUED: "old",
    Delivery.State.HANDED_OVER: "ok",
    Delivery.State.DROPPED: "gone",
}
LETTERS = {
    "account": gettext_lazy("About an account"),
    "invitation": gettext_lazy("Invitation"),
    "certificate.publish": gettext_lazy("Copy of a permit or certificate"),
    "certificate.amend": gettext_lazy("Copy of an amended permit or certificate"),
    "certificate.revoke": gettext_lazy("Notice of revocation"),
    "certificate.no-longer-named": gettext_lazy("Notice to who is named no longer"),
}
FAILED = (Delivery.State.REFUSED, Delivery.State.BOUNCED, Delivery.State.DEAD)
# By the first two numbers of the status with which a letter came back or was refused; RFC 3463.
ADVICE = {
    "5.1": gettext_lazy("The mailbox does not exist. Have it corrected where it is named, then send word again."),
    "5.2": gettext_lazy("The mailbox takes no letters now: it may be full or closed. Send it again, or ask its owner."),
    "5.7": gettext_lazy("The receiving server does not accept our letters. Ask its administrators to let them in."),
}
ANY_ADVICE = gettext_lazy("The letter did not arrive. Check the mailbox, then send it again.")


@dataclass(frozen=True)
class Row:
    """A letter as the list shows it; `sign` is the class of its state."""

    delivery: Delivery
    letter: str
    state: str
    sign: str
    number: str

    @property
    def may_retry(self) -> bool:
        """Whether it can be queued again; the words of an account letter are gone."""
        return self.delivery.state in FAILED and self.delivery.letter != "account" and bool(self.delivery.addressee)

    @property
    def advice(self) -> str:
        """What to do about a letter that did not arrive, "" for others."""
        if self.delivery.state not in FAILED or not self.delivery.addressee:
            return ""
        status = re.search(r"(?<![\d.])[245]\.\d(?=\.\d)", self.delivery.problem)
        return str(ADVICE.get(status[0] if status else "", ANY_ADVICE))


@for_people(writes=True)
def listing(request: SignedIn) -> HttpResponse:
    """List the letters about one's government's records; queue one again that failed."""
    at = timezone.now()
    administers = is_administrator(request.user, at=at)
    government = government_shown(request, at=at)
    found = Delivery.objects.order_by("-at", "-pk") if administers and not government else deliveries_of(government)
    if request.method == "POST":
        return _try_again(request, found)
    state = request.GET.get("state", "")
    page = paged(request, found.filter(state=state) if state in STATE_WORDS else found)
    context = {
        "rows": rows_of(list(page.object_list)),
        "page": page,
        "state": state,
        "states": STATE_WORDS.items(),
        "government": government,
        "governments": government_options() if administers else [],
        "dead": Announcement.objects.exclude(dead_at=None).order_by("-dead_at", "-pk")[:50] if administers else [],
        "asked": without_page(request),
    }
    return render(request, "desk/deliveries.html", context)


def _try_again(request: SignedIn, found: QuerySet[Delivery]) -> HttpResponse:
    asked: tuple[str, QuerySet[Delivery] | QuerySet[Announcement]] = ("again", found)
    if "tell" in request.POST:
        asked = ("tell", Announcement.objects.exclude(dead_at=None))
    key = request.POST.get(asked[0], "")
    queued = asked[1].filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
    if isinstance(queued, Announcement):
        sending.tell_again(queued, by=request.user, at=timezone.now())
        messages.success(request, _("The announcement is queued again."))
    elif isinstance(queued, Delivery):
        sending.send_again(queued, by=request.user, at=timezone.now())
        messages.success(request, _("The letter is queued again."))
    else:
        raise Http404
    return redirect(request.get_full_path())


def rows_of(deliveries: Sequence[Delivery]) -> list[Row]:
    """Return the letters as the list shows them, with the number of the version each is about; two queries."""
    keys = {each.about["version"] for each in deliveries if isinstance(each.about.get("version"), int)}
    versions = Version.objects.filter(pk__in=keys).select_related("record") if keys else ()
    numbers = {each.pk: each.number for each in versions}
    return [
        Row(
            delivery=each,
            letter=letter_title(each.letter),
            state=str(STATE_WORDS[Delivery.State(each.state)]),
            sign=SIGNS.get(Delivery.State(each.state), "bad"),
            number=numbers.get(each.about.get("version"), ""),
        )
        for each in deliveries
    ]


def letter_title(letter: str) -> str:
    known = dict(kinds()) | {kind: str(title) for kind, title in LETTERS.items()}
    return known.get(letter, letter)
