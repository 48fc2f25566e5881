"""`manage.py mail-in`, as a mail server calls it."""

import io
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from absch.outbox.models import Delivery
from tests.makers import NOON

RETURNED = Path(__file__).parents[2] / "outbox" / "returned"
TOKEN = "0123456789abcdef01234567"


@pytest.fixture
def gone(db):
    return Delivery.objects.create(
        addressee="amina@ministry.example",
        letter="certificate.publish",
        token=TOKEN,
        state="handed over",
        handed_over_at=NOON,
        at=NOON,
        due_at=NOON,
    )


@pytest.fixture
def mail_in(monkeypatch, capsys):
    def take(message=b"", *places):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(message)))
        try:
            call_command("mail-in", *map(str, places))
            code = 0
        except SystemExit as end:
            code = end.code
        said = capsys.readouterr()
        return code, said.out + said.err

    return take


def state_of(delivery):
    delivery.refresh_from_db()
    return (delivery.state, delivery.problem)


def test_a_message_on_standard_input_marks_its_letter_and_nothing_of_it_is_said(gone, mail_in):
    code, said = mail_in((RETURNED / "postfix.eml").read_bytes())

    assert (code, said) == (0, "1 came back.\n")
    assert state_of(gone) == ("bounced", "5.1.1")


@pytest.mark.parametrize("message", [b"", b"\0\xff" * 50, b"Subject: hello\n\nWho are you?"])
def test_what_is_no_bounce_is_counted_and_ignored(gone, mail_in, message):
    code, said = mail_in(message)

    assert (code, said) == (0, "1 said nothing of a letter of ours.\n")
    assert state_of(gone) == ("handed over", "")


def test_a_forged_report_about_no_letter_of_ours_changes_nothing(gone, mail_in):
    forged = (RETURNED / "postfix.eml").read_bytes().replace(TOKEN.encode(), b"f" * 24)

    assert mail_in(forged)[0] == 0
    assert state_of(gone) == ("handed over", "")


def test_a_huge_message_is_read_to_its_end(gone, mail_in):
    huge = (RETURNED / "postfix.eml").read_bytes() + b"x" * 20_000_000

    code, _said = mail_in(huge)

    assert code == 0
    assert state_of(gone) == ("bounced", "5.1.1")


def test_while_the_letter_is_in_hand_the_server_is_asked_to_come_again(gone, mail_in):
    Delivery.objects.update(state="queued", leased_until=NOON)

    assert mail_in((RETURNED / "postfix.eml").read_bytes()) == (75, "Ask again later.\n")


def test_a_maildir_is_worked_through_and_each_message_is_read_once(gone, mail_in, tmp_path):
    for folder in ("new", "cur", "tmp"):
        (tmp_path / folder).mkdir()
    for name in ("qmail", "vacation", "answer"):
        (tmp_path / "new" / name).write_bytes((RETURNED / f"{name}.eml").read_bytes())

    first, second = mail_in(b"", tmp_path), mail_in(b"", tmp_path)

    assert first == (0, "1 came back, 2 said nothing of a letter of ours, 0 to be asked again.\n")
    assert second == (0, "0 came back, 0 said nothing of a letter of ours, 0 to be asked again.\n")
    assert sorted(each.name for each in (tmp_path / "cur").iterdir()) == ["answer:2,S", "qmail:2,S", "vacation:2,S"]
    assert state_of(gone) == ("bounced", "5.1.1")


def test_what_is_neither_message_nor_maildir_is_refused(db, tmp_path):
    with pytest.raises(CommandError):
        call_command("mail-in", str(tmp_path / "nothing"))
