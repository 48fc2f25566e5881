"""Letters, and what became of each."""

import pytest

from absch.outbox.models import Announcement, Delivery
from tests.doors.desk.pages import buttons, told, words
from tests.doors.desk.scene import a_published_permit
from tests.makers import administrator, authority_of, authorized_user_of

LETTERS = "/en/register/deliveries"


@pytest.fixture
def a_letter(now):
    def make(**more):
        about = {"addressee": "holder@example.org", "letter": "certificate.publish", "government": "ke"}
        return Delivery.objects.create(**(about | {"at": now, "due_at": now} | more))

    return make


def test_a_government_sees_its_own_letters_with_state_and_problem(as_, now, a_letter):
    version = a_published_permit(at=now)
    a_letter(about={"version": version.pk}, state="refused", problem="550 no such user", tries=1)
    a_letter(addressee="other@example.org", government="pe")

    page = words(as_(authorized_user_of("ke")).get(LETTERS).text)

    assert f"holder@example.org Copy of a permit or certificate {version.number}" in page
    assert "Refused by the mail server 1 try 550 no such user" in page
    assert "other@example.org" not in page


@pytest.mark.parametrize(
    ("state", "letter", "offered"),
    [
        ("refused", "certificate.publish", True),
        ("given up", "certificate.publish", True),
        ("queued", "certificate.publish", False),
        ("handed over", "certificate.publish", False),
        ("bounced", "certificate.publish", True),
        ("given up", "account", False),
    ],
)
def test_letters_that_failed_can_be_sent_again(as_, a_letter, state, letter, offered):
    key = a_letter(state=state, letter=letter).pk

    page = as_(authority_of("ke")).get(LETTERS)

    assert (("again", str(key)) in buttons(page)) == offered


def test_a_letter_that_failed_is_queued_again(as_, a_letter):
    letter = a_letter(state="given up", problem="Timed out", tries=16)
    browser = as_(authority_of("ke"))

    answer = browser.post(LETTERS, {"again": letter.pk})

    letter.refresh_from_db()
    assert told(browser.get(answer["Location"])) == "The letter is queued again."
    assert (letter.state, letter.tries, letter.problem) == ("queued", 0, "")


@pytest.mark.parametrize("again", ["", "x", "9" * 40, "theirs"])
def test_the_letter_of_another_government_is_not_there(as_, a_letter, again):
    letter = a_letter(state="refused")
    again = str(letter.pk) if again == "theirs" else again

    answer = as_(authority_of("pe")).post(LETTERS, {"again": again})

    letter.refresh_from_db()
    assert answer.status_code == 404
    assert letter.state == "refused"


def test_letters_can_be_chosen_by_state(as_, a_letter):
    a_letter(state="refused")
    a_letter(state="handed over", addressee="arrived@example.org")

    page = as_(authority_of("ke")).get(f"{LETTERS}?state=handed+over").text

    assert "arrived@example.org" in page
    assert "holder@example.org" not in page


def test_an_administrator_sees_all_letters_and_what_was_given_up(as_, now, a_letter):
    a_letter()
    a_letter(addressee="other@example.org", government="pe")
    Announcement.objects.create(what="record.publish", at=now, due_at=now, dead_at=now, problem="KeyError")

    every, of_peru = (words(as_(administrator()).get(f"{LETTERS}{asked}").text) for asked in ("", "?government=pe"))

    assert "holder@example.org" in every
    assert "Announcements given up record.publish" in every
    assert "other@example.org" in of_peru
    assert "holder@example.org" not in of_peru
    assert "given up record.publish" not in words(as_(authority_of("ke")).get(LETTERS).text)


def test_an_announcement_given_up_is_queued_again_by_the_secretariat(as_, now):
    dead = Announcement.objects.create(what="record.publish", at=now, due_at=now, dead_at=now, tries=16)
    browser = as_(administrator())
    offered = buttons(browser.get(LETTERS))

    answer = browser.post(LETTERS, {"tell": dead.pk})

    dead.refresh_from_db()
    assert ("tell", str(dead.pk)) in offered
    assert told(browser.get(answer["Location"])) == "The announcement is queued again."
    assert (dead.dead_at, dead.tries) == (None, 0)


def test_nobody_else_queues_it(as_, now):
    dead = Announcement.objects.create(what="record.publish", at=now, due_at=now, dead_at=now)

    answer = as_(authority_of("ke")).post(LETTERS, {"tell": dead.pk})

    dead.refresh_from_db()
    assert answer.status_code == 403
    assert dead.dead_at == now


@pytest.mark.parametrize(
    ("problem", "advice"),
    [
        ("5.1.1", "The mailbox does not exist."),
        ("550 5.7.1 Not accepted", "The receiving server does not accept our letters."),
        ("5.2.2", "The mailbox takes no letters now"),
        ("", "The letter did not arrive."),
    ],
)
def test_what_came_back_is_shown_with_what_to_do(as_, a_letter, problem, advice):
    a_letter(state="bounced", problem=problem)

    assert advice in words(as_(authority_of("ke")).get(LETTERS).text)


def test_a_letter_that_lost_its_addressee_says_so_and_offers_nothing(as_, a_letter):
    key = a_letter(state="bounced", addressee="").pk

    page = as_(authority_of("ke")).get(LETTERS)

    assert "Taken out with the record that named it" in words(page.text)
    assert ("again", str(key)) not in buttons(page)
