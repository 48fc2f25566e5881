"""Two months before a permit expires, its authority is told."""

from datetime import UTC, date, datetime

import pytest

from absch.accounts.roles import Role
from absch.notifications.models import Notification
from absch.notifications.tasks.certificates import months_before
from absch.outbox import worker
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from tests.makers import NOON, a_permit, a_permit_draft, a_person, an_amendment, authority_of
from tests.notifications.scene import mailed_to, work


def test_the_authority_is_told_two_months_before_the_last_day(db, smtp_sink):
    a_person(Role.AUTHORIZED_USER, of="ke")
    version = a_permit("ke", dateOfExpiry="2027-04-30")
    work()
    work(at=datetime(2027, 2, 27, 23, 59, tzinfo=UTC))
    smtp_sink.letters.clear()
    smtp_sink.addressees.clear()

    work(at=datetime(2027, 2, 28, 0, 0, tzinfo=UTC))

    assert smtp_sink.addressees == ["office@ke.example.org"]
    assert smtp_sink.letters[0]["Subject"] == f"[Demonstration] {version.number} expires on 30 April 2027"
    told = Notification.objects.get(kind="certificate.expiring", person__email="authorized-user.ke@example.org")
    assert told.about["expires_on"] == "2027-04-30"


@pytest.mark.parametrize("change", ["amended to a later day", "revoked"])
def test_nobody_is_told_of_the_expiry_of_a_version_that_stands_no_more(db, smtp_sink, change):
    version = a_permit("ke", dateOfExpiry="2027-04-30")
    if change == "revoked":
        publishing.revoke(version.record, by=authority_of("ke"), at=NOON, reason={"en": "Ended."})
    else:
        an_amendment(version, dateOfExpiry="2028-04-30")

    work(at=datetime(2027, 3, 1, tzinfo=UTC))

    assert mailed_to(letter="certificate.expiring") == []


def test_a_worker_that_was_away_past_the_last_day_says_nothing_of_it(db, smtp_sink):
    a_permit("ke", dateOfExpiry="2027-04-30")
    work()

    work(at=datetime(2027, 5, 1, tzinfo=UTC))

    assert mailed_to(letter="certificate.expiring") == []


def test_the_expiry_is_scheduled_once_though_the_publication_is_told_twice(db):
    a_permit("ke", dateOfExpiry="2027-04-30")
    work()
    announcement = Announcement.objects.filter(what="record.publish").last()

    worker.tell(announcement, at=NOON)

    assert Announcement.objects.filter(what="certificate.expiring").count() == 1


def test_a_certificate_that_was_near_its_end_when_it_was_heard_of_is_not_watched(db):
    a_permit("ke", dateOfExpiry="2026-04-30")

    work()

    assert not Announcement.objects.filter(what="certificate.expiring").exists()


def test_a_certificate_taken_over_quietly_is_watched_from_the_day_it_is_heard_of(db, smtp_sink):
    by = authority_of("ke")
    draft = a_permit_draft("ke", by=by, dateOfExpiry="2027-04-30")
    publishing.publish(draft, by=by, at=NOON, quiet=True)

    work()

    assert Announcement.objects.get(what="certificate.expiring").due_at == datetime(2027, 2, 28, tzinfo=UTC)


def test_two_months_before_a_day_is_the_same_day_of_that_month_or_its_last():
    assert months_before(2, date(2027, 4, 30)) == date(2027, 2, 28)
    assert months_before(2, date(2028, 4, 30)) == date(2028, 2, 29)
    assert months_before(2, date(2027, 1, 15)) == date(2026, 11, 15)
    assert months_before(2, date(2027, 3, 31)) == date(2027, 1, 31)
