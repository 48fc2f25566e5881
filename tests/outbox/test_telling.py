"""Followers are told, and told again when one of them fails."""

from datetime import timedelta

from absch.outbox import operations as outbox
from absch.outbox import worker
from absch.outbox.followers import follows
from absch.outbox.models import Announcement, Delivery
from absch.outbox.queries import backlog
from tests.makers import NOON

LINE = "office@example.org"


def test_a_follower_that_fails_is_asked_again_with_the_others_and_what_it_wrote_is_undone(db):
    asked = []

    @follows("test.happened")
    def first(announcement):
        asked.append("first")

    @follows("test.happened")
    def second(announcement):
        asked.append("second")
        outbox.address(announcement, LINE, "test", language="en")
        if len(asked) < 4:
            raise RuntimeError

    announcement = outbox.announce("test.happened", at=NOON)
    worker.step(at=NOON)
    announcement.refresh_from_db()
    assert (announcement.told_at, announcement.problem) == (None, "RuntimeError")
    assert not Delivery.objects.exists()

    worker.step(at=NOON + timedelta(minutes=1))

    announcement.refresh_from_db()
    assert announcement.told_at == NOON + timedelta(minutes=1)
    assert asked == ["first", "second", "first", "second"]
    assert Delivery.objects.count() == 1


def test_one_announcement_that_always_fails_holds_up_no_other(db):
    told = []

    @follows("test.fails")
    def fails(announcement):
        raise RuntimeError

    @follows("test.happened")
    def happens(announcement):
        told.append(announcement.pk)

    outbox.announce("test.fails", at=NOON)
    good = outbox.announce("test.happened", at=NOON)
    at = NOON
    for _try in range(outbox.MOST_TRIES + 2):
        worker.step(at=at)
        at += timedelta(hours=7)

    assert told == [good.pk]
    assert Announcement.objects.get(what="test.fails").dead_at is not None
    assert backlog(at=at).dead == 1
