"""An inbox: read, counted, marked."""

from datetime import timedelta

import pytest
from django.utils import translation

from absch.notifications.models import Notification
from absch.notifications.operations import NotAddressedToYou, mark_all_read, mark_read
from absch.notifications.queries import kinds, notifications_of, unread_count
from absch.notifications.sentences import SENTENCES, sentence
from tests.makers import NOON, a_person

Kind = Notification.Kind
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def reader(db):
    return a_person(name="Reader")


def put(person, kind=Kind.RECORD_PUBLISHED, *, key="1", at=NOON, **about):
    facts = {"number": "ABSCH-CNA-KE-100001-1", "code": "CNA", "government": "ke"} | about
    return Notification.objects.create(person=person, kind=kind, key=key, about=facts, at=at)


def test_the_newest_comes_first_and_only_ones_own(reader):
    first = put(reader, key="1")
    second = put(reader, key="2", at=LATER)
    third = put(reader, key="3", at=LATER)
    put(a_person(name="Other"))

    assert list(notifications_of(reader)) == [third, second, first]


def test_of_one_kind_only_that_kind_is_shown(reader):
    put(reader, key="1")
    expired = put(reader, Kind.REQUEST_EXPIRED, key="2")

    assert list(notifications_of(reader, kind=Kind.REQUEST_EXPIRED)) == [expired]


def test_what_is_read_is_counted_no_more_and_the_first_time_counts(reader):
    one, _other = put(reader, key="1"), put(reader, key="2")

    mark_read(one, by=reader, at=NOON)
    mark_read(one, by=reader, at=LATER)

    one.refresh_from_db()
    assert one.read_at == NOON
    assert unread_count(reader) == 1


def test_nobody_marks_what_another_was_told(reader):
    told = put(reader)

    with pytest.raises(NotAddressedToYou):
        mark_read(told, by=a_person(name="Other"), at=NOON)

    assert unread_count(reader) == 1


def test_all_can_be_marked_at_once_and_nobody_elses(reader):
    other = a_person(name="Other")
    put(reader, key="1")
    put(reader, key="2")
    put(other)

    count = mark_all_read(by=reader, at=NOON)

    assert (count, unread_count(reader), unread_count(other)) == (2, 0, 1)


def test_fifty_sentences_need_no_more_queries_than_one(reader, django_assert_num_queries):
    for number in range(50):
        put(reader, key=str(number))

    with django_assert_num_queries(1):
        sentences = [sentence(each) for each in notifications_of(reader)]

    assert len(sentences) == 50


def test_every_kind_has_a_label_and_a_sentence():
    labels = dict(kinds())

    assert set(labels) == set(Kind.values)
    assert all(labels.values())
    assert set(SENTENCES) | {Kind.REQUEST_SUBMITTED} == set(Kind)


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        (
            Kind.REQUEST_SUBMITTED,
            {"act": "publish", "requester": "Amina", "number": "", "identifier": "permit-1", "code": "IRCC"},
            "Amina asks you to publish a record: Permit or its equivalent, draft permit-1",
        ),
        (
            Kind.REQUEST_SUBMITTED,
            {"act": "amend", "requester": "Amina"},
            "Amina asks you to publish an amendment: ABSCH-CNA-KE-100001-1",
        ),
        (
            Kind.REQUEST_REMINDER,
            {"requester": "Amina", "requested_at": "2026-03-02T12:00:00+00:00"},
            "Amina has been waiting for your decision since 2 March 2026: ABSCH-CNA-KE-100001-1",
        ),
        (Kind.REQUEST_APPROVED, {}, "Your request was approved: ABSCH-CNA-KE-100001-1"),
        (
            Kind.REQUEST_RETURNED,
            {"reason": "100 % of it"},
            "Your request was returned (ABSCH-CNA-KE-100001-1). The reason: 100 % of it",
        ),
        (Kind.RECORD_PUBLISHED, {}, "Published: ABSCH-CNA-KE-100001-1 (Competent national authority)"),
        (
            Kind.CERTIFICATE_EXPIRING,
            {"expires_on": "2027-04-30"},
            "About to expire, on 30 April 2027: ABSCH-CNA-KE-100001-1",
        ),
        (
            Kind.DEPUTY_NAMED,
            {"by": "", "role": "publishing-authority", "since": "2026-03-02", "until": "2026-03-16"},
            "The Secretariat named you as deputy from 2 March 2026 to 16 March 2026: Publishing authority",
        ),
    ],
)
def test_the_sentence_holds_the_facts(reader, kind, about, expected):
    told = put(reader, kind, **about)

    with translation.override("en"):
        assert sentence(told) == expected


def test_a_day_is_written_as_the_readers_language_writes_it(reader):
    told = put(reader, Kind.CERTIFICATE_EXPIRING, expires_on="2027-04-30")

    with translation.override("fr"):
        said = sentence(told)

    assert "30 avril 2027" in said
