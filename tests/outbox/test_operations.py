"""Announce, address, lease, put off."""

from datetime import timedelta

from django.db import transaction

from absch.outbox import operations as outbox
from absch.outbox.models import Announcement, Delivery
from absch.outbox.queries import backlog, deliveries_of, pulse
from tests.makers import NOON

LATER = NOON + timedelta(minutes=1)
MAILBOX = "office@example.org"


def test_what_is_announced_in_a_transaction_that_fails_is_never_told(db):
    with transaction.atomic():
        outbox.announce("test.happened", at=NOON)
        transaction.set_rollback(True)

    assert outbox.lease_announcement(at=NOON) is None


def test_nobody_else_gets_what_is_leased_until_the_lease_ends(db):
    announcement = outbox.announce("test.happened", at=NOON)

    first = outbox.lease_announcement(at=NOON)
    during = outbox.lease_announcement(at=NOON + outbox.LEASE - timedelta(seconds=1))
    after = outbox.lease_announcement(at=NOON + outbox.LEASE)

    assert (first, during, after) == (announcement, None, announcement)


def test_a_letter_is_leased_to_one_worker_until_the_lease_ends(db):
    letter = outbox.post(MAILBOX, subject="A", text="B", language="en", at=NOON)

    first = outbox.lease_delivery(at=NOON)
    during = outbox.lease_delivery(at=NOON + outbox.LEASE - timedelta(seconds=1))
    after = outbox.lease_delivery(at=NOON + outbox.LEASE)

    assert (first, during, after) == (letter, None, letter)


def test_what_falls_due_later_waits_until_then(db):
    due_at = NOON + timedelta(days=7)
    announcement = outbox.announce("test.reminder", at=NOON, due_at=due_at)

    assert outbox.lease_announcement(at=due_at - timedelta(seconds=1)) is None
    assert outbox.lease_announcement(at=due_at) == announcement


def test_the_oldest_due_comes_first(db):
    second = outbox.announce("test.happened", at=LATER)
    first = outbox.announce("test.happened", at=NOON)

    assert [outbox.lease_announcement(at=LATER), outbox.lease_announcement(at=LATER)] == [first, second]


def test_each_time_it_is_put_off_the_wait_doubles_up_to_six_hours(db):
    announcement = outbox.announce("test.happened", at=NOON)

    waits = []
    for _try in range(11):
        outbox.put_off(announcement, at=NOON, problem="No answer")
        announcement.refresh_from_db()
        waits.append((announcement.due_at - NOON) // timedelta(minutes=1))

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def test_after_the_last_try_an_announcement_is_laid_aside(db):
    announcement = outbox.announce("test.happened", at=NOON)

    for _try in range(outbox.MOST_TRIES):
        announcement.refresh_from_db()
        assert announcement.dead_at is None
        outbox.put_off(announcement, at=NOON, problem="No answer")

    announcement.refresh_from_db()
    assert announcement.dead_at == NOON
    assert outbox.lease_announcement(at=NOON + timedelta(days=30)) is None
    assert backlog(at=NOON).dead == 1


def test_asked_twice_for_one_announcement_addressee_and_letter_there_is_one(db):
    announcement = outbox.announce("test.happened", at=NOON)

    for language in ("en", "fr"):
        outbox.address(announcement, MAILBOX, "test", language=language, version=1)

    delivery = Delivery.objects.get()
    assert (delivery.language, delivery.about) == ("en", {"version": 1})


def test_another_letter_another_addressee_or_another_announcement_is_another_delivery(db):
    announcement, other = (outbox.announce("test.happened", at=NOON) for _ in range(2))

    outbox.address(announcement, MAILBOX, "test", language="en")
    outbox.address(announcement, MAILBOX, "another", language="en")
    outbox.address(announcement, "other@example.org", "test", language="en")
    outbox.address(other, MAILBOX, "test", language="en")

    assert Delivery.objects.count() == 4


def test_a_letter_of_something_that_fell_due_dates_from_the_day_it_fell_due(db):
    due_at = NOON + timedelta(weeks=8)
    announcement = outbox.announce("test.reminder", at=NOON, due_at=due_at)

    outbox.address(announcement, MAILBOX, "test", language="en", government="ke")

    assert deliveries_of("ke").get().at == due_at
    assert backlog(at=due_at).state == "ready"


def test_only_a_letter_that_did_not_arrive_is_queued_again_and_never_one_that_carried_a_key(db):
    announcement = outbox.announce("test.happened", at=NOON)
    letters = {}
    for state in Delivery.State:
        outbox.address(announcement, f"{state.name.lower()}@example.org", "test", language="en")
        letters[state] = Delivery.objects.latest("pk")
        Delivery.objects.filter(pk=letters[state].pk).update(state=state, tries=3)
    key = outbox.post(MAILBOX, subject="A", text="B", language="en", at=NOON)
    outbox.settle(key, Delivery.State.REFUSED, problem="550 No")

    for each in [*letters.values(), key]:
        outbox.try_again(each, at=LATER)

    again = Delivery.objects.filter(state=Delivery.State.QUEUED, tries=0, due_at=LATER)
    assert {each.addressee for each in again} == {"refused@example.org", "bounced@example.org", "dead@example.org"}
    key.refresh_from_db()
    assert key.state == Delivery.State.REFUSED


def test_the_backlog_is_behind_when_something_is_due_for_more_than_five_minutes(db):
    announcement = outbox.announce("test.happened", at=NOON)
    outbox.address(announcement, MAILBOX, "test", language="en")

    soon, late = backlog(at=NOON + timedelta(minutes=5)), backlog(at=NOON + timedelta(minutes=6))

    assert (soon.state, soon.late_announcements, soon.late_letters) == ("ready", 0, 0)
    assert (late.state, late.late_announcements, late.late_letters) == ("behind", 1, 1)


def test_what_is_scheduled_for_later_is_no_backlog(db):
    outbox.announce("test.reminder", at=NOON, due_at=NOON + timedelta(days=7))

    assert backlog(at=NOON + timedelta(days=1)).state == "ready"


def test_the_pulse_beats_with_what_a_reader_may_notice_and_not_with_what_is_scheduled(db):
    before = pulse()
    outbox.announce("test.happened", at=NOON)
    after = pulse()
    outbox.announce("test.reminder", at=NOON, due_at=LATER)

    assert (after - before, pulse() - after) == (1, 0)


def test_letters_of_a_government_are_listed_newest_first_and_no_others(db):
    for minute, government in enumerate(("ke", "pe", "ke")):
        announcement = outbox.announce("test.happened", at=NOON + timedelta(minutes=minute))
        outbox.address(announcement, f"{minute}@example.org", "test", language="en", government=government)

    assert [each.addressee for each in deliveries_of("ke")] == ["2@example.org", "0@example.org"]


def test_told_is_told_and_leased_no_more(db):
    outbox.announce("test.happened", at=NOON)
    announcement = outbox.lease_announcement(at=NOON)

    outbox.told(announcement, at=NOON)

    kept = Announcement.objects.get()
    assert (kept.told_at, kept.leased_until) == (NOON, None)
    assert outbox.lease_announcement(at=NOON + timedelta(days=1)) is None
