"""Fill the empty registry of a demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from absch.accounts.operations import console_person
from absch.doors.console.demonstration.mass import Mass
from absch.doors.console.demonstration.story import Story
from absch.doors.console.reference import ensure_reference
from absch.outbox import operations as outbox
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.publishing.operations.together import First, publish_together
from absch.records.models import Record, Version

AT_ONCE = 500


@dataclass(frozen=True)
class Told:
    """What the registry holds now; `people` are the mailboxes of `people.yaml`, in its order."""

    records: int
    versions: int
    people: list[str]


def fill(*, at: datetime, seed: int) -> Told:
    """Fill the empty registry of a demonstration, or refuse with a CommandError. All of it is there, or nothing.

    The seed chooses the minute of each act within its day; everything else stands in the files.
    """
    if settings.ABSCH_ENVIRONMENT != "demo":
        raise CommandError(
            f"This is the {settings.ABSCH_ENVIRONMENT} environment. A demonstration is filled only where"
            " ABSCH_ENVIRONMENT is demo or unset."
        )
    if Record.objects.exists():
        raise CommandError("The registry holds records already. A demonstration is filled into an empty one.")
    ensure_reference(at=at)
    with transaction.atomic():
        story = Story(demonstration_folder(), at=at, seed=seed)
        story.replay_all()
        tell_without_mail(at=at)
    return Told(Record.objects.count(), Version.objects.count(), story.documented)


def add_mass(count: int, *, at: datetime, seed: int) -> Iterator[int]:
    """Publish that many invented records more, and yield how many there are so far. What is yielded is committed."""
    mass = Mass(demonstration_folder(), until=at.date() - timedelta(days=60), seed=seed)
    by, published = console_person(at=at), 0
    for firsts in batched(mass.firsts(count)):
        with transaction.atomic():
            publish_together(firsts, by=by)
            tell_without_mail(at=at)
        published += len(firsts)
        yield published


def batched(firsts: Iterator[First]) -> Iterator[list[First]]:
    while some := list(islice(firsts, AT_ONCE)):
        yield some


def demonstration_folder() -> Path:
    return Path(settings.ABSCH_REFERENCE_DIR) / "demo"


def tell_without_mail(*, at: datetime) -> None:
    """Let the followers hear of everything, as if it happened now, and drop the letters they would send."""
    # Told where the disk can be swept: outside this transaction, by the worker.
    waiting = Announcement.objects.filter(told_at=None, due_at__lte=at).exclude(what="draft.wiped")
    for announcement in waiting.order_by("pk").iterator(chunk_size=AT_ONCE):
        # The lease says when it was taken up; from there on rules of time begin.
        announcement.leased_until = at + outbox.LEASE
        worker.tell(announcement, at=at)
    for delivery in Delivery.objects.filter(state=Delivery.State.QUEUED):
        outbox.settle(delivery, Delivery.State.DROPPED, problem="")
