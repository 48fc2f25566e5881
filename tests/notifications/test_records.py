"""What a government's people are told of their records."""

import pytest

from absch.notifications.models import Notification
from absch.notifications.queries import notifications_of
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from tests.makers import (
    NOON,
    a_contact_document,
    a_person,
    a_version,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)
from tests.notifications.scene import publish_next, work

Kind = Notification.Kind
REASON = {"en": "Merged with another."}


@pytest.fixture
def published(db):
    """An authority's first version; its people: focal point, publishing authority (who published), two users."""
    focal_point_of("ke")
    authorized_user_of("ke")
    authorized_user_of("ke", name="Only measures", limited_to=("MSR",))
    a_person(of="ke", name="Nobody in particular")
    authorized_user_of("pe")
    return a_version(an_authority_document("ke"))


def told(kind):
    return sorted(Notification.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_of_a_new_record_the_others_of_the_government_are_told_and_not_who_published_it(published):
    work()

    assert told(Kind.RECORD_PUBLISHED) == ["authorized-user ke", "focal-point ke"]
    about = notifications_of(focal_point_of("ke")).get().about
    assert about == {"government": "ke", "code": "CNA", "number": published.number}


def test_they_are_told_inside_the_registry_and_not_by_mail(published):
    work()

    assert not Delivery.objects.exists()


def test_of_an_amendment_they_are_told_its_own_number(published):
    work()
    second = publish_next(published.content, at=NOON)

    work()

    assert told(Kind.RECORD_AMENDED) == ["authorized-user ke", "focal-point ke", "publishing-authority ke"]
    assert notifications_of(focal_point_of("ke"), kind=Kind.RECORD_AMENDED).get().about["number"] == second.number


def test_of_a_withdrawal_they_are_told(published):
    publishing.withdraw(published.record, by=authority_of("ke"), at=NOON, reason=REASON)

    work()

    assert told(Kind.RECORD_WITHDRAWN) == ["authorized-user ke", "focal-point ke", "publishing-authority ke"]


def test_of_a_redaction_they_are_told_the_number_and_nothing_else(published):
    publishing.redact(published, by=authority_of("ke"), at=NOON, reason=REASON)

    work()

    assert told(Kind.RECORD_REDACTED) == ["authorized-user ke", "focal-point ke", "publishing-authority ke"]
    about = notifications_of(focal_point_of("ke"), kind=Kind.RECORD_REDACTED).get().about
    assert about == {"government": "ke", "code": "CNA", "number": published.number}


def test_told_twice_nobody_reads_it_twice(published):
    work()
    before = Notification.objects.count()

    worker.tell(Announcement.objects.filter(what="record.publish").last(), at=NOON)

    assert Notification.objects.count() == before == 2


def test_of_a_contact_that_belongs_to_no_government_nobody_is_told(db):
    person = a_person(name="Researcher")
    focal_point_of("ke")
    a_version(a_contact_document(identifier="contact-of-nobody"), by=person)

    work()

    assert not Notification.objects.exists()
