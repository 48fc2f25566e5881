"""Stored answers: the same bytes as the first, for as long as nothing was published and the day has not ended."""

import gzip
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from absch.doors.portal.kept import KeptAnswer, Shelf, encoding_for
from absch.outbox import operations as outbox
from tests.makers import NOON, a_permit, an_amendment, authority_of

RECORD = "/en/database/IRCC/ABSCH-IRCC-KE-100002-1"


@pytest.fixture
def permit(db):
    return a_permit("ke", dateOfExpiry="2099-12-31")


# --- what is stored ---


def test_a_stored_answer_equals_the_first_byte_for_byte_and_header_for_header(
    client, permit, django_assert_num_queries
):
    first = client.get(RECORD)

    with django_assert_num_queries(1):
        second = client.get(RECORD)

    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)
    assert first["Cache-Control"] == "public, no-cache"
    assert first["Content-Type"] == "text/html; charset=utf-8"
    assert first["X-Frame-Options"] == "DENY"
    assert "Content-Security-Policy" in second


@pytest.mark.parametrize(("encoding", "opened"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_stored_answer_is_packed_as_the_reader_accepts(client, permit, encoding, opened):
    plain = client.get(RECORD)

    packed = client.get(RECORD, headers={"Accept-Encoding": encoding})

    assert packed["Content-Encoding"] == encoding
    assert opened(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert packed["ETag"] != plain["ETag"]


def test_signed_in_readers_get_the_same_answer_and_their_session_is_not_read(client, permit, django_assert_num_queries):
    first = client.get(RECORD)
    client.force_login(authority_of("ke"))

    with django_assert_num_queries(1):
        second = client.get(RECORD)

    assert second.content == first.content


@pytest.mark.parametrize("address", ["/en/verify?number=ABSCH-IRCC-KE-100002-1", f"{RECORD}.json", "/en/database"])
def test_answers_to_questions_and_twins_are_stored_too(client, permit, address, django_assert_num_queries):
    first = client.get(address)

    with django_assert_num_queries(1):
        assert client.get(address).content == first.content


def test_two_questions_have_two_answers(client, permit):
    first = client.get("/en/verify?number=ABSCH-IRCC-KE-100002-1")
    second = client.get("/en/verify?number=ABSCH-IRCC-KE-999999-1")

    assert b'data-state="in force"' in first.content
    assert b'data-state="unknown"' in second.content


# --- for how long ---


def test_whatever_is_published_is_seen_at_the_next_reading(client, permit):
    before = client.get(RECORD)
    an_amendment(permit, at=NOON + timedelta(days=1))

    after = client.get(RECORD, headers={"If-None-Match": before["ETag"]})

    assert after.status_code == 200
    assert b'data-state="superseded"' in after.content


def test_any_announcement_ends_a_stored_answer(client, permit):
    client.get(RECORD)
    outbox.announce("record.confirmed", at=NOON, identifier="permit-example")

    with CaptureQueriesContext(connection) as queries:
        client.get(RECORD)

    assert len(queries) > 1


def test_a_certificate_expires_at_midnight_though_nothing_is_published(client, db, monkeypatch):
    a_permit("ke", dateOfExpiry="2026-12-31")
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    before = client.get(RECORD).content
    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 1, 1, 0, 0, tzinfo=UTC))

    after = client.get(RECORD).content

    assert b'data-state="in force"' in before
    assert b'data-state="expired"' in after


# --- what a reader has already ---


@pytest.mark.parametrize("held", ["{}", "W/{}", '"other", {}', "*"])
def test_a_reader_who_has_the_bytes_is_told_so_in_few_words(client, permit, held):
    first = client.get(RECORD, headers={"Accept-Encoding": "br"})

    again = client.get(RECORD, headers={"Accept-Encoding": "br", "If-None-Match": held.format(first["ETag"])})

    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Vary"], again["Cache-Control"]) == (
        first["ETag"],
        first["Vary"],
        first["Cache-Control"],
    )
    assert "Content-Encoding" not in again


def test_a_reader_who_has_other_bytes_gets_these(client, permit):
    packed = client.get(RECORD, headers={"Accept-Encoding": "br"})

    assert client.get(RECORD, headers={"If-None-Match": packed["ETag"]}).status_code == 200
    assert client.get(RECORD, headers={"If-None-Match": '"something else"'}).status_code == 200


def test_head_says_of_an_answer_all_but_its_body(client, permit):
    first = client.head(RECORD)
    whole = client.get(RECORD)
    again = client.head(RECORD)

    for answer in (first, again):
        assert (answer.status_code, answer.content) == (200, b"")
        assert (answer["ETag"], answer["Content-Length"]) == (whole["ETag"], str(len(whole.content)))


# --- what is never stored ---


@pytest.mark.parametrize("address", ["/en/accounts/login/", "/healthz", "/readyz", "/log/checkpoint"])
def test_other_doors_are_left_alone(client, db, address):
    answer = client.get(address, headers={"Accept-Encoding": "br"})

    assert "ETag" not in answer
    assert "Content-Encoding" not in answer


def test_who_has_a_message_waiting_is_answered_afresh(client, permit):
    client.cookies["messages"] = "something"

    assert "ETag" not in client.get(RECORD)


def test_a_long_question_is_answered_afresh(client, permit):
    assert "ETag" in client.get(f"{RECORD}?{'x' * 300}")
    assert "ETag" not in client.get(f"{RECORD}?{'x' * 301}")


@pytest.mark.parametrize("address", ["/", "/en/database/IRCC?page=0", "/en/database/IRCC/ABSCH-IRCC-KE-999999-1"])
def test_redirects_and_refusals_are_answered_afresh(client, permit, address):
    assert "ETag" not in client.get(address)


def test_an_address_that_is_not_ours_is_refused_though_the_answer_is_stored(permit):
    client = Client(raise_request_exception=False)
    client.get(RECORD)

    assert client.get(RECORD, headers={"Host": "elsewhere.example"}).status_code == 400


# --- pure parts ---


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", ""),
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0.2", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("brotli", ""),
    ],
)
def test_the_encoding_is_the_best_that_is_accepted(accepted, chosen):
    assert encoding_for(accepted) == chosen


def an_answer(size):
    return KeptAnswer(b"x" * size, {"Vary": "Accept-Encoding"})


def test_the_shelf_makes_room_by_what_was_asked_for_longest_ago():
    shelf = Shelf(room=3000)
    for key in range(20):
        shelf.find(key, "today")
        shelf.keep(key, "today", an_answer(100))
        shelf.find(0, "today")

    kept = [key for key in range(20) if key in shelf]

    # Each is reckoned at 150 bytes, so twenty have room; the next pushes out what nobody asked for since.
    assert kept == list(range(20))
    shelf.keep(20, "today", an_answer(100))
    assert (0 in shelf, 1 in shelf, 20 in shelf) == (True, False, True)


def test_the_shelf_keeps_nothing_that_takes_a_tenth_of_it():
    shelf = Shelf(room=3000)
    shelf.find("large", "today")
    shelf.keep("large", "today", an_answer(201))
    shelf.keep("small", "today", an_answer(199))

    assert ("large" in shelf, "small" in shelf) == (False, True)


def test_a_new_stamp_empties_the_shelf_and_what_was_made_before_it_is_not_kept():
    shelf = Shelf(room=3000)
    shelf.find("page", "today")
    shelf.keep("page", "today", an_answer(10))

    assert shelf.find("page", "tomorrow") is None
    shelf.keep("page", "today", an_answer(10))
    assert "page" not in shelf
