"""Let something fall due later, once."""

from datetime import datetime

from absch.outbox import operations as outbox
from absch.outbox.models import Announcement
from absch.outbox.queries import taken_up_at


def schedule(what: str, *, after: Announcement, due_at: datetime, **about: object) -> None:
    """Announce it for that moment, unless it waits already or the moment is past.

    So a registry that is filled from another starts its rules of time on the day it is filled.
    """
    if due_at <= taken_up_at(after):
        return
    waiting = Announcement.objects.filter(what=what, about=about, due_at=due_at, told_at=None, dead_at=None)
    if not waiting.exists():
        outbox.announce(what, at=after.at, due_at=due_at, **about)
