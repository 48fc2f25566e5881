"""Word of a draft that nobody goes on with, to who saved it last."""

from datetime import datetime, time, timedelta

from absch.notifications.models import Notification
from absch.notifications.operations import notify
from absch.outbox import operations as outbox
from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.outbox.queries import taken_up_at
from absch.records.models import Draft

ROUND = "drafts.round"
STALE_AFTER = timedelta(weeks=4)
ROUND_AT = time(4)  # UTC, once a day


def begin_rounds(*, at: datetime) -> None:
    """Let drafts be looked through once a day from now on; does nothing when that is so already."""
    if not Announcement.objects.filter(what=ROUND, told_at=None, dead_at=None).exists():
        outbox.announce(ROUND, at=at, due_at=next_round(at), since=at.isoformat())


@follows(ROUND)
def remind_of_stale_drafts(announcement: Announcement) -> None:
    """Remind of each draft that became stale since the round before, and schedule the next one.

    So a registry begins with no heap of old reminders. What awaits a decision is not waiting for its author, and a
    record made inside another is worked on with that one.
    """
    at = taken_up_at(announcement)
    since = datetime.fromisoformat(announcement.about["since"])
    stale = Draft.objects.filter(
        saved_at__gt=since - STALE_AFTER, saved_at__lte=at - STALE_AFTER, lock="", record__inside=None
    )
    for draft in stale.select_related("record", "saved_by").order_by("pk"):
        notify(
            [draft.saved_by],
            Notification.Kind.DRAFT_STALE,
            of=announcement,
            at=announcement.due_at,
            key=f"draft.stale:{draft.pk}:{draft.token}",
            about=facts_of(draft),
        )
    if not Announcement.objects.filter(what=ROUND, about__since=at.isoformat()).exists():
        outbox.announce(ROUND, at=at, due_at=next_round(at), since=at.isoformat())


def next_round(at: datetime) -> datetime:
    today = at.replace(hour=ROUND_AT.hour, minute=0, second=0, microsecond=0)
    return today if today > at else today + timedelta(days=1)


def facts_of(draft: Draft) -> dict[str, object]:
    """Return what may be said of a draft: never what it holds."""
    record = draft.record
    return {
        "code": record.record_type.code,
        "government": record.government,
        "identifier": record.identifier,
        "number": record.number(record.latest_revision) if record.latest_revision else "",
        "saved_at": draft.saved_at.isoformat(),
        "token": draft.token,
    }
