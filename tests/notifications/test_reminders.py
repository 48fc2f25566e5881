"""A request that waits: reminders, and its end after twelve weeks."""

from datetime import timedelta

from absch.notifications.models import Notification
from absch.notifications.queries import notifications_of
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from tests.makers import (
    NOON,
    authority_of,
)
from tests.notifications.scene import mailed_to, work
from tests.sinks import words_of

Kind = Notification.Kind


def test_reminders_come_after_one_week_and_after_eight(request_of, smtp_sink):
    request_of()
    work()
    smtp_sink.addressees.clear()
    smtp_sink.letters.clear()

    counts = []
    for passed in (
        timedelta(days=6, hours=23),
        timedelta(days=7),
        timedelta(days=55),
        timedelta(days=56),
        timedelta(days=83),
    ):
        work(at=NOON + passed)
        counts.append(notifications_of(authority_of("ke"), kind=Kind.REQUEST_REMINDER).count())

    assert counts == [0, 1, 1, 2, 2]
    assert smtp_sink.addressees == ["publishing-authority.ke@example.org"] * 2
    assert "has been waiting for your decision since 2 March 2026" in words_of(smtp_sink.letters[0])


def test_nobody_is_reminded_of_a_request_that_is_decided(request_of, smtp_sink):
    request = request_of()
    work()
    publishing.approve(request, by=authority_of("ke"), at=NOON)

    work(at=NOON + timedelta(days=8))

    assert mailed_to(letter=Kind.REQUEST_REMINDER) == []


def test_after_twelve_weeks_the_requester_is_told_that_the_request_expired(request_of, author, smtp_sink):
    request_of()
    work()

    work(at=NOON + timedelta(days=84))

    assert notifications_of(author).get().kind == Kind.REQUEST_EXPIRED
    assert "within twelve weeks" in words_of(smtp_sink.to("authorized-user.ke@example.org"))


def test_told_twice_nobody_hears_or_reads_it_twice(request_of, smtp_sink):
    request_of()
    work()
    notifications, letters, waiting = (each.objects.count() for each in (Notification, Delivery, Announcement))

    worker.tell(Announcement.objects.get(what="request.submitted"), at=NOON + timedelta(hours=1))

    assert (Notification.objects.count(), Delivery.objects.count(), Announcement.objects.count()) == (
        notifications,
        letters,
        waiting,
    )


def test_a_reminder_scheduled_twice_reminds_once(request_of, smtp_sink):
    request_of()
    work()
    reminder = Announcement.objects.filter(what="request.reminder").first()
    Announcement.objects.create(what=reminder.what, about=reminder.about, at=reminder.at, due_at=reminder.due_at)

    work(at=NOON + timedelta(days=7))

    assert notifications_of(authority_of("ke"), kind=Kind.REQUEST_REMINDER).count() == 1
    assert len(mailed_to(letter=Kind.REQUEST_REMINDER)) == 1
