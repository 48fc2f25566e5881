"""What waits, and what became of letters."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from absch.outbox.models import Announcement, Delivery, Pulse
from absch.outbox.operations import LEASE

LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class Backlog:
    """How far the telling is behind: what is due for more than five minutes, and what was laid aside."""

    late_announcements: int
    late_letters: int
    dead: int

    @property
    def state(self) -> str:
        return "behind" if self.late_announcements or self.late_letters or self.dead else "ready"


def backlog(*, at: datetime) -> Backlog:
    waiting = Announcement.objects.filter(told_at=None)
    return Backlog(
        late_announcements=waiting.filter(dead_at=None, due_at__lt=at - LATE).count(),
        late_letters=Delivery.objects.filter(state=Delivery.State.QUEUED, at__lt=at - LATE).count(),
        dead=waiting.exclude(dead_at=None).count() + Delivery.objects.filter(state=Delivery.State.DEAD).count(),
    )


def pulse(of: Pulse.Of = Pulse.Of.ACTS) -> int:
    """Return a number that changes with every act a reader may notice, or with every name."""
    # Asked before every stored answer, so in plain SQL: building the query would take longer than running it.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count FROM {Pulse._meta.db_table} WHERE id = {of:d}")  # noqa: S608 - our own table
        found = cursor.fetchone()
    return found[0] if found else 0


def deliveries_of(government: str) -> QuerySet[Delivery]:
    """Return the letters about a government's records, newest first."""
    return Delivery.objects.filter(government=government).order_by("-at", "-pk")


def taken_up_at(queued: Announcement | Delivery) -> datetime:
    """Return when the worker took it up, which may be long after it was queued: the lease says it."""
    return queued.leased_until - LEASE if queued.leased_until else queued.due_at
