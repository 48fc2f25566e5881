"""The worker, against a real mail server: told, handed over, refused, put off, given up."""

import smtplib
from datetime import timedelta

from absch.outbox import operations as outbox
from absch.outbox import worker
from absch.outbox.followers import writes
from absch.outbox.models import Delivery
from absch.outbox.queries import backlog
from tests.makers import NOON
from tests.sinks import enclosures_of, words_of

LINE = "office@example.org"


def test_a_letter_is_handed_over_with_its_headers_text_and_enclosure(a_letter, smtp_sink):
    document = '{"title":"許可"}'.encode()
    delivery = a_letter(
        subject="许可证",
        text="已经公布。\n",
        language="zh",
        enclosures=[("document.json", "application/json", document)],
    )

    assert worker.step(at=NOON)

    letter = smtp_sink.to(LINE)
    assert letter["Subject"] == "许可证"
    assert letter["Content-Language"] == "zh"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].strip("<>").partition("@")[0] == delivery.token
    assert words_of(letter).strip() == "已经公布。"
    assert enclosures_of(letter) == {"document.json": document}
    delivery.refresh_from_db()
    assert (delivery.state, delivery.handed_over_at) == (Delivery.State.HANDED_OVER, NOON)


def test_there_is_nothing_to_do_when_all_is_told_and_handed_over(a_letter, smtp_sink):
    a_letter()

    assert [worker.step(at=NOON), worker.step(at=NOON)] == [True, False]


def test_handed_over_again_after_a_crash_it_has_the_same_message_id(a_letter, smtp_sink):
    delivery = a_letter()

    worker.hand_over(delivery, at=NOON)
    worker.hand_over(delivery, at=NOON)

    first, second = smtp_sink.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_two_letters_have_different_message_ids(a_letter, smtp_sink):
    a_letter()
    a_letter()

    while worker.step(at=NOON):
        pass

    assert len({letter["Message-ID"] for letter in smtp_sink.letters}) == 2


def test_an_addressee_refused_for_good_is_marked_with_the_servers_words(a_letter, smtp_sink):
    smtp_sink.refusals[LINE] = "550 5.1.1 No such mailbox"
    delivery = a_letter()

    worker.step(at=NOON)

    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.REFUSED
    assert delivery.problem == "550 5.1.1 No such mailbox"
    assert worker.step(at=NOON + timedelta(days=1)) is False


def test_a_letter_refused_for_good_after_its_content_is_marked_too(a_letter, smtp_sink):
    smtp_sink.data_refusal = "554 5.7.1 Not accepted"
    delivery = a_letter()

    worker.step(at=NOON)

    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.REFUSED


def test_an_addressee_refused_for_now_is_tried_again_and_reached(a_letter, smtp_sink):
    smtp_sink.refusals[LINE] = "451 4.3.0 Try later"
    delivery = a_letter()
    worker.step(at=NOON)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == (Delivery.State.QUEUED, "451 4.3.0 Try later")
    assert worker.step(at=NOON) is False

    smtp_sink.refusals.clear()
    worker.step(at=NOON + timedelta(minutes=1))

    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.HANDED_OVER
    assert len(smtp_sink.letters) == 1


def test_while_the_mail_server_is_dead_the_letter_waits_and_is_delivered_afterwards(a_letter, smtp_sink):
    smtp_sink.stop()
    delivery = a_letter()
    worker.step(at=NOON)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == (Delivery.State.QUEUED, 1)
    assert "ConnectionRefusedError" in delivery.problem

    smtp_sink.start()
    worker.step(at=NOON + timedelta(minutes=1))

    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == (Delivery.State.HANDED_OVER, "")


def test_one_refused_addressee_keeps_no_other_from_its_letter(a_letter, smtp_sink):
    smtp_sink.refusals[LINE] = "550 5.1.1 No such mailbox"
    a_letter()
    a_letter(addressee="other@example.org")

    while worker.step(at=NOON):
        pass

    assert smtp_sink.addressees == ["other@example.org"]


def test_after_the_last_try_a_letter_is_laid_aside_until_somebody_asks_again(a_letter, smtp_sink):
    smtp_sink.stop()
    delivery = a_letter()
    at = NOON
    for _try in range(outbox.MOST_TRIES):
        assert worker.step(at=at)
        at += timedelta(hours=7)
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.DEAD
    assert backlog(at=at).dead == 1
    assert worker.step(at=at) is False

    smtp_sink.start()
    outbox.try_again(delivery, at=at)
    worker.step(at=at)

    assert smtp_sink.addressees == [LINE]


def test_a_key_is_kept_no_longer_than_until_the_letter_is_gone_or_given_up(db, smtp_sink):
    gone = outbox.post(LINE, subject="Your key", text="secret-key", language="en", at=NOON)
    worker.step(at=NOON)
    smtp_sink.stop()
    given_up = outbox.post(LINE, subject="Your key", text="secret-key", language="en", at=NOON)
    for attempt in range(outbox.MOST_TRIES):
        worker.step(at=NOON + timedelta(hours=7 * attempt))

    gone.refresh_from_db()
    given_up.refresh_from_db()
    assert (gone.state, gone.words) == (Delivery.State.HANDED_OVER, None)
    assert (given_up.state, given_up.words) == (Delivery.State.DEAD, None)


def test_a_letter_with_nothing_left_to_say_is_dropped(a_letter, smtp_sink):
    delivery = a_letter()
    writes("test")(lambda delivery: None)

    worker.step(at=NOON)

    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.DROPPED
    assert smtp_sink.letters == []


def test_a_line_break_in_a_subject_starts_no_header(a_letter, smtp_sink):
    a_letter(subject="Permit\r\nBcc: thief@example.org\u2028X-Other: yes")

    worker.step(at=NOON)

    letter = smtp_sink.to(LINE)
    assert letter["Subject"] == "Permit Bcc: thief@example.org X-Other: yes"
    assert letter["Bcc"] is None
    assert letter["X-Other"] is None


def test_a_long_line_and_one_that_begins_with_a_dot_arrive_as_they_are(a_letter, smtp_sink):
    text = "ق" * 1500 + "\n.\n.hidden\nFrom here\n"
    a_letter(text=text, language="ar")

    worker.step(at=NOON)

    assert words_of(smtp_sink.to(LINE)) == text


def test_a_server_that_breaks_off_after_taking_the_letter_is_asked_again_with_the_same_message_id(
    a_letter, smtp_sink, monkeypatch
):
    delivery = a_letter()

    def breaks_off(self):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr(smtplib.SMTP, "quit", breaks_off)
        worker.step(at=NOON)
    while worker.step(at=NOON + timedelta(minutes=1)):
        pass

    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.HANDED_OVER
    assert {letter["Message-ID"].partition("@")[0] for letter in smtp_sink.letters} == {f"<{delivery.token}"}
