"""Messages that came back, as servers of many kinds write them, and what only looks like one."""

import time
from pathlib import Path

import pytest

from absch.outbox import operations as outbox
from absch.outbox.bounces import Bounce, bounce_in
from absch.outbox.models import Delivery
from absch.outbox.operations import InHand
from tests.makers import NOON

RETURNED = Path(__file__).parent / "returned"
TOKEN = "0123456789abcdef01234567"


def message(name):
    return (RETURNED / f"{name}.eml").read_bytes()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("postfix", "5.1.1"),
        ("postfix-gave-up", "4.4.1"),
        ("two-addressees", "5.1.1"),
        ("exim", "5.2.2"),
        ("exim-old", ""),
        ("exchange", "5.7.1"),
        ("gmail", "5.1.1"),
        ("qmail", "5.1.1"),
        ("chinese-words", "5.1.1"),
        ("arabic-global", "5.1.10"),
        ("cut-in-returned-head", "5.1.1"),
    ],
)
def test_a_report_names_the_letter_and_the_status(name, status):
    assert bounce_in(message(name)) == Bounce((TOKEN,), status)


@pytest.mark.parametrize(
    "name",
    ["postfix-delayed", "exim-warning", "delivered", "vacation", "answer", "cut-before-returned-head"],
)
def test_what_is_late_arrived_answered_or_cut_off_is_no_bounce(name):
    assert bounce_in(message(name)) is None


def test_lines_ended_by_a_line_feed_alone_are_read_as_well():
    assert bounce_in(message("exim").replace(b"\r\n", b"\n")) == Bounce((TOKEN,), "5.2.2")


HOSTILE = {
    "nothing": b"",
    "zeroes": b"\0" * 100_000,
    "no message": "你好 ".encode() * 1000,
    "only a head": b"From: mailer-daemon@x.example",
    "half a boundary": message("postfix")[:900],
    "deeply nested": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (depth, depth) for depth in range(5000)
    ),
    "many parts": b"From: mailer-daemon@x.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 200_000,
    "endless heads": b"From: mailer-daemon@x.example\r\n" + b"X: y\r\n" * 300_000,
    "one long line": b"Subject: failed\r\nFrom: mailer-daemon@x.example\r\n\r\n" + b"5.1." * 600_000,
    "many actions": message("postfix").replace(b"Action: failed", b"Action: \r\n" * 200_000),
    "many tokens": b"From: mailer-daemon@x.example\r\n\r\ndelivery failed\r\n" + b"%024x@x\r\n" % 7 * 70_000,
    "unknown character set": b"From: postmaster@x\r\nContent-Type: text/plain; charset=nonesuch\r\n\r\nfailed",
    "broken base64": b"From: postmaster@x.example\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!====",
    "broken type": b"Content-Type: multipart/report; boundary*0*=x'y%zz; boundary=\r\n\r\n--\r\n",
    "broken head": b"From: =?utf-8?b?////?= <postmaster@x>\r\nContent-Type: ;;;\r\n:::\r\n\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_quickly_and_says_nothing(name):
    begun = time.perf_counter()

    found = bounce_in(HOSTILE[name])

    assert time.perf_counter() - begun < 5
    assert found is None or found.tokens == ("000000000000000000000007",)


def test_what_stands_behind_the_first_half_megabyte_is_not_looked_at():
    head, _, rest = message("qmail").partition(b"--- Below")

    assert bounce_in(head + b"x" * 600_000 + rest) is None


@pytest.fixture
def a_delivery(db):
    announcement = outbox.announce("test.happened", at=NOON)
    outbox.address(announcement, "amina@ministry.example", "test", language="en")
    delivery = Delivery.objects.get()
    Delivery.objects.filter(pk=delivery.pk).update(token=TOKEN)
    return delivery


@pytest.mark.parametrize("state", [each for each in Delivery.State if each != Delivery.State.HANDED_OVER])
def test_only_a_letter_that_was_handed_over_comes_back(a_delivery, state):
    Delivery.objects.update(state=state, problem="as before")

    found = outbox.bounced([TOKEN], status="5.1.1")

    a_delivery.refresh_from_db()
    assert found is None
    assert (a_delivery.state, a_delivery.problem) == (state, "as before")


def test_a_letter_that_comes_back_keeps_nothing_but_its_status(a_delivery):
    Delivery.objects.update(state=Delivery.State.HANDED_OVER)

    found = outbox.bounced(["f" * 24, TOKEN], status="5.1.1")
    again = outbox.bounced([TOKEN], status="5.7.1")

    a_delivery.refresh_from_db()
    assert (found, again) == (a_delivery, None)
    assert (a_delivery.state, a_delivery.problem) == (Delivery.State.BOUNCED, "5.1.1")


def test_a_letter_that_is_being_handed_over_right_now_is_to_be_asked_for_again(a_delivery):
    outbox.lease_delivery(at=NOON)

    with pytest.raises(InHand):
        outbox.bounced([TOKEN], status="5.1.1")
