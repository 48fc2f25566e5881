"""Announce what has happened, for packages above to act on; lease, tell, put off."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connection, models, transaction
from django.db.models import F, Q

from absch.outbox.models import Announcement, Delivery, Pulse

LEASE = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=6)
# With doubling waits this is about two days of trying.
MOST_TRIES = 16

Queued = TypeVar("Queued", Announcement, Delivery)


def announce(what: str, *, at: datetime, due_at: datetime | None = None, **about: object) -> Announcement:
    """Record that something happened, or falls due at `due_at`; it is told only if the transaction commits."""
    if due_at is None:
        beat()
    return Announcement.objects.create(what=what, about=about, at=at, due_at=due_at or at)


def beat(of: Pulse.Of = Pulse.Of.ACTS) -> None:
    """Let readers see anew. The row stays locked until the transaction ends, so answers follow the order of commits."""
    if not Pulse.objects.filter(pk=of).update(count=F("count") + 1):
        Pulse.objects.bulk_create([Pulse(pk=of, count=1)], ignore_conflicts=True)


def address(
    announcement: Announcement, addressee: str, letter: str, *, language: str, government: str = "", **about: object
) -> None:
    """Queue one letter. Asked twice for the same announcement, addressee and letter, it stays one."""
    Delivery.objects.bulk_create(
        [
            Delivery(
                announcement=announcement,
                addressee=addressee,
                letter=letter,
                language=language,
                about=about,
                government=government,
                at=announcement.due_at,
                due_at=announcement.due_at,
            )
        ],
        ignore_conflicts=True,
    )


def post(addressee: str, *, subject: str, text: str, html: str = "", language: str, at: datetime) -> Delivery:
    """Queue a finished letter that carries a key; its words are kept only until it is handed over."""
    return Delivery.objects.create(
        addressee=addressee,
        letter="account",
        language=language,
        words={"subject": subject, "text": text, "html": html},
        at=at,
        due_at=at,
    )


def lease_announcement(*, at: datetime) -> Announcement | None:
    """Take the oldest announcement that is due; a worker that dies gives it back when the lease ends."""
    return _lease(Announcement.objects.filter(told_at=None, dead_at=None), at)


def lease_delivery(*, at: datetime) -> Delivery | None:
    """Take the oldest letter that is due."""
    return _lease(Delivery.objects.filter(state=Delivery.State.QUEUED), at)


def _lease(waiting: models.QuerySet[Queued], at: datetime) -> Queued | None:
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    due = waiting.filter(free, due_at__lte=at).order_by("due_at", "pk")
    if not due.exists():
        return None
    with transaction.atomic():
        skip = connection.features.has_select_for_update_skip_locked
        found = due.select_for_update(skip_locked=skip).first()
        if found is not None:
            found.leased_until = at + LEASE
            found.save(update_fields=["leased_until"])
    return found


def told(announcement: Announcement, *, at: datetime) -> None:
    Announcement.objects.filter(pk=announcement.pk).update(told_at=at, leased_until=None, problem="")


def handed_over(delivery: Delivery, *, at: datetime) -> None:
    """The mail server took the letter; whether it arrives, only a bounce would tell."""
    Delivery.objects.filter(pk=delivery.pk).update(
        state=Delivery.State.HANDED_OVER, handed_over_at=at, leased_until=None, words=None, problem=""
    )


def settle(delivery: Delivery, state: Delivery.State, *, problem: str) -> None:
    """Close a letter that is refused, bounced, or has nothing left to say."""
    Delivery.objects.filter(pk=delivery.pk).update(state=state, leased_until=None, words=None, problem=problem[:300])


def put_off(queued: Announcement | Delivery, *, at: datetime, problem: str) -> None:
    """Try again later: after one minute, two, four, … six hours at most; at last lay it aside as dead."""
    wait = min(timedelta(minutes=2 ** min(queued.tries, 10)), LONGEST_WAIT)
    change: dict[str, object] = {
        "due_at": at + wait,
        "leased_until": None,
        "tries": F("tries") + 1,
        "problem": problem[:300],
    }
    if queued.tries + 1 >= MOST_TRIES:
        change |= {"dead_at": at} if isinstance(queued, Announcement) else {"state": Delivery.State.DEAD, "words": None}
    type(queued).objects.filter(pk=queued.pk).update(**change)


def bounced(tokens: Sequence[str], *, status: str) -> Delivery | None:
    """Mark the letter with one of these tokens as come back, and return it; None when no such letter is on its way.

    `status` is an enhanced status code ("5.1.1") or "". Only a letter that was handed over can come back. Raises
    InHand when it is being handed over right now.
    """
    for delivery in Delivery.objects.filter(token__in=tokens):
        if delivery.state == Delivery.State.QUEUED and delivery.leased_until:
            raise InHand(delivery.token)
        gone = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.HANDED_OVER)
        if gone.update(state=Delivery.State.BOUNCED, problem=status[:20]):
            return delivery
    return None


class InHand(Exception):
    """The letter came back sooner than the server’s receipt for it was written down: ask again."""


def try_again(queued: Announcement | Delivery, *, at: datetime) -> bool:
    """Queue once more what was refused, came back or was given up, and return whether it was.

    Account letters cannot be: their words are gone. Nor can one whose addressee was taken out.
    """
    fresh: dict[str, object] = {"tries": 0, "due_at": at, "problem": "", "leased_until": None}
    if isinstance(queued, Announcement):
        dead = Announcement.objects.filter(pk=queued.pk, told_at=None).exclude(dead_at=None)
        return bool(dead.update(dead_at=None, **fresh))
    failed = [Delivery.State.REFUSED, Delivery.State.BOUNCED, Delivery.State.DEAD]
    again = Delivery.objects.filter(pk=queued.pk, state__in=failed).exclude(letter="account").exclude(addressee="")
    return bool(again.update(state=Delivery.State.QUEUED, **fresh))


def take_out_addressee(deliveries: models.QuerySet[Delivery]) -> None:
    """Forget to whom these letters went or would have gone; that there were letters stays known."""
    deliveries.filter(state__in=[Delivery.State.QUEUED, Delivery.State.REFUSED, Delivery.State.DEAD]).update(
        state=Delivery.State.DROPPED, leased_until=None
    )
    # A server's answer often repeats the address.
    deliveries.update(addressee="", problem="")
