"""Word of a request: to who may decide on it, and of the decision to who made it."""

from datetime import timedelta

from absch.accounts.models import Person
from absch.notifications.models import Notification
from absch.notifications.operations import notify
from absch.notifications.tasks.audience import deciding_for, name_of, validating
from absch.notifications.tasks.schedule import schedule
from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.outbox.queries import taken_up_at
from absch.publishing.models import Request

Kind = Notification.Kind
REMINDER = "request.reminder"
REMINDED_AFTER_WEEKS = (1, 8)


@follows("request.submitted")
def tell_who_decides(announcement: Announcement) -> None:
    request = request_in(announcement)
    if request is None or request.state != Request.State.PENDING:
        return
    people = deciding_on(request, on=announcement)
    notify(
        [each for each in people if each.pk != request.requested_by_id],
        Kind.REQUEST_SUBMITTED,
        of=announcement,
        at=announcement.at,
        about=facts_of(request) | {"remark": request.remark},
    )
    for weeks in REMINDED_AFTER_WEEKS:
        due_at = request.requested_at + timedelta(weeks=weeks)
        schedule(REMINDER, after=announcement, due_at=due_at, request=request.pk, weeks=weeks)


@follows(REMINDER)
def remind_who_decides(announcement: Announcement) -> None:
    request = request_in(announcement)
    if request is None or request.state != Request.State.PENDING:
        return
    notify(
        deciding_on(request, on=announcement),
        Kind.REQUEST_REMINDER,
        of=announcement,
        at=announcement.due_at,
        key=f"{REMINDER}:{request.pk}:{announcement.about['weeks']}",
        about=facts_of(request),
    )


@follows("request.approved", "request.returned", "request.expired")
def tell_who_asked(announcement: Announcement) -> None:
    request = request_in(announcement)
    if request is None or request.requested_by_id == announcement.about.get("by"):
        return
    notify(
        [request.requested_by],
        Kind(announcement.what),
        of=announcement,
        at=announcement.at,
        about=facts_of(request) | {"reason": request.return_reason},
    )


@follows("request.recalled")
def tell_who_would_have_decided(announcement: Announcement) -> None:
    request = request_in(announcement)
    if request is None:
        return
    people = deciding_on(request, on=announcement)
    notify(
        [each for each in people if each.pk != request.requested_by_id],
        Kind.REQUEST_RECALLED,
        of=announcement,
        at=announcement.at,
        about=facts_of(request),
    )


def request_in(announcement: Announcement) -> Request | None:
    found = Request.objects.filter(pk=announcement.about["request"])
    return found.select_related("record", "requested_by").first()


def deciding_on(request: Request, *, on: Announcement) -> list[Person]:
    record, day = request.record, taken_up_at(on).date()
    code = record.record_type.code
    if record.record_type.scope == "reference":
        return validating(code=code, on=day)
    return deciding_for(record.government, code=code, on=day)


def facts_of(request: Request) -> dict[str, object]:
    """Return what may be said of a request: never what its draft holds."""
    record = request.record
    revision = request.revision or record.latest_revision
    return {
        "request": request.pk,
        "act": request.act,
        "code": record.record_type.code,
        "government": record.government,
        "identifier": record.identifier,
        "number": record.number(revision) if revision else "",
        "requester": name_of(request.requested_by),
        "requested_at": request.requested_at.isoformat(),
        "expires_at": request.expires_at.isoformat(),
    }
