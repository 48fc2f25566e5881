"""A reminder of a draft that nobody goes on with."""

from datetime import timedelta

import pytest

from absch.notifications.models import Notification
from absch.notifications.queries import notifications_of
from absch.notifications.tasks.drafts import begin_rounds
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from absch.records import operations as records
from tests.makers import NOON, a_permit_draft, authorized_user_of
from tests.notifications.scene import work
from tests.sinks import words_of

FOUR_WEEKS = timedelta(weeks=4)
STALE = Notification.Kind.DRAFT_STALE


@pytest.fixture
def author(db):
    return authorized_user_of("ke")


@pytest.fixture
def draft(author):
    draft = a_permit_draft("ke", by=author)
    Announcement.objects.all().delete()
    return draft


def days(first, last):
    """Let the worker work on each of these days after NOON."""
    for day in range(first, last + 1):
        work(at=NOON + timedelta(days=day))


def test_after_four_weeks_who_saved_it_last_is_reminded_once(draft, author, smtp_sink):
    begin_rounds(at=NOON)

    days(1, 27)
    before = notifications_of(author).count()
    days(28, 60)

    assert before == 0
    assert notifications_of(author, kind=STALE).count() == 1
    letter = smtp_sink.to("authorized-user.ke@example.org")
    assert "Nobody has saved this draft since 2 March 2026" in words_of(letter)
    assert "/en/register/permit-example/edit" in words_of(letter)
    assert "teff" not in words_of(letter)


def test_saved_again_it_is_reminded_of_again(draft, author, smtp_sink):
    begin_rounds(at=NOON)
    days(1, 29)
    records.save(draft, draft.content, by=author, at=NOON + timedelta(days=30))

    days(30, 60)

    assert notifications_of(author, kind=STALE).count() == 2


def test_what_awaits_a_decision_is_no_stale_draft(draft, author, smtp_sink):
    publishing.submit(draft, by=author, at=NOON)
    begin_rounds(at=NOON)

    days(1, 40)

    assert not notifications_of(author, kind=STALE).exists()


def test_what_was_stale_before_the_rounds_began_is_left_alone(draft, author, smtp_sink):
    begin_rounds(at=NOON + timedelta(days=200))

    days(201, 203)

    assert not Notification.objects.filter(kind=STALE).exists()


def test_after_a_pause_of_the_worker_nobody_is_forgotten(draft, author, smtp_sink):
    begin_rounds(at=NOON)

    work(at=NOON + timedelta(days=90))

    assert notifications_of(author, kind=STALE).count() == 1


def test_the_letter_is_dropped_when_the_draft_was_saved_before_it_is_handed_over(draft, author, smtp_sink):
    begin_rounds(at=NOON)
    smtp_sink.stop()
    days(29, 29)
    records.save(draft, draft.content, by=author, at=NOON + timedelta(days=29, hours=1))
    smtp_sink.start()

    work(at=NOON + timedelta(days=29, hours=2))

    assert Delivery.objects.get(letter=STALE).state == Delivery.State.DROPPED


def test_rounds_begin_once(db):
    begin_rounds(at=NOON)
    begin_rounds(at=NOON + timedelta(days=3))

    assert Announcement.objects.filter(what="drafts.round").count() == 1
