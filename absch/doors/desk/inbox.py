"""What a person was told inside the registry."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from absch.doors.desk.access import SignedIn, for_people
from absch.doors.desk.listing import paged, without_page
from absch.notifications import operations, queries
from absch.notifications.models import Notification
from absch.notifications.sentences import sentence


@dataclass(frozen=True)
class Told:
    """A notification in the reader's language, with the address of what it is about, "" if there is none."""

    notification: Notification
    kind: str
    sentence: str
    address: str

    @property
    def is_unread(self) -> bool:
        return self.notification.read_at is None


@for_people(writes=True)
def listing(request: SignedIn) -> HttpResponse:
    """List what the person was told, newest first; mark one or all as read."""
    if request.method == "POST":
        return _mark(request)
    kinds = dict(queries.kinds())
    asked = request.GET.get("kind", "")
    kind = asked if asked in kinds else ""
    page = paged(request, queries.notifications_of(request.user, kind=kind or None))
    context = {
        "told": [told(each) for each in page.object_list],
        "page": page,
        "kind": kind,
        "kinds": kinds.items(),
        "unread": queries.unread_count(request.user),
        "asked": without_page(request),
    }
    return render(request, "desk/notifications.html", context)


def _mark(request: SignedIn) -> HttpResponse:
    at, marked = timezone.now(), request.POST.get("read", "")
    if marked == "all":
        operations.mark_all_read(by=request.user, at=at)
        return redirect(request.get_full_path())
    found = Notification.objects.filter(pk=int(marked)).first() if marked.isdecimal() and len(marked) < 19 else None
    if found is None or found.person_id != request.user.pk:
        raise Http404
    operations.mark_read(found, by=request.user, at=at)
    return redirect(request.get_full_path())


def told(notification: Notification) -> Told:
    label = str(Notification.Kind(notification.kind).label)
    return Told(notification, label, sentence(notification), address_of(notification))


def address_of(notification: Notification) -> str:
    """Return where to go on from a notification: the request, else the public page of the record, else nowhere."""
    about = notification.about
    if key := about.get("request"):
        return reverse("desk:request", kwargs={"key": key})
    if about.get("number") and about.get("code"):
        return reverse("portal:record", kwargs={"code": about["code"], "number": about["number"]})
    return reverse("desk:designations") if notification.kind.startswith("designation.") else ""
