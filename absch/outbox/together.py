"""Announce many things of one kind at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from absch.outbox.models import Announcement, Pulse
from absch.outbox.operations import beat

AT_ONCE = 500


def announce_together(what: str, facts: Iterable[tuple[datetime, dict[str, object]]]) -> None:
    """Record that all this happened, each as (when, about what); readers see anew as after each of them."""
    rows = [Announcement(what=what, about=about, at=at, due_at=at) for at, about in facts]
    if rows:
        beat()
        Pulse.objects.filter(pk=Pulse.Of.ACTS).update(count=F("count") + len(rows) - 1)
        Announcement.objects.bulk_create(rows, batch_size=AT_ONCE)
