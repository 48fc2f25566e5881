"""The invitation leads to a page where the person chooses a password."""

import re

import pytest

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.outbox.models import Delivery
from tests.makers import NOON, focal_point_of
from tests.notifications.scene import work
from tests.sinks import words_of


@pytest.fixture
def invited(db):
    return accounts.invite(
        "Wanjiru@Example.org", name="Wanjiru", language="fr", of="ke", by=focal_point_of("ke"), at=NOON
    )


def address_in(words, settings):
    found = re.search(rf"{re.escape(settings.ABSCH_BASE_URL)}(/fr/accounts/password/reset/key/\S+)", words)
    assert found, words
    return found[1]


def test_it_arrives_in_the_language_it_was_made_in_and_says_who_invites(invited, smtp_sink):
    work()

    letter = smtp_sink.to("wanjiru@example.org")
    assert letter["Content-Language"] == "fr"
    assert "focal-point ke" in words_of(letter)
    assert "Kenya" in words_of(letter)


def test_its_address_opens_the_page_to_choose_a_password_and_the_password_works(invited, smtp_sink, settings, client):
    work()
    address = address_in(words_of(smtp_sink.to("wanjiru@example.org")), settings)

    page = client.get(address, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "a-long-pass-phrase", "password2": "a-long-pass-phrase"})

    assert page.status_code == 200
    assert 'name="password1"' in page.content.decode()
    assert Person.objects.get(pk=invited.pk).check_password("a-long-pass-phrase")


def test_its_address_works_once(invited, smtp_sink, settings, client):
    work()
    address = address_in(words_of(smtp_sink.to("wanjiru@example.org")), settings)
    page = client.get(address, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "a-long-pass-phrase", "password2": "a-long-pass-phrase"})

    again = client.get(address, follow=True)

    assert 'name="password1"' not in again.content.decode()


def test_the_key_is_stored_nowhere(invited, smtp_sink, settings):
    work()
    key = address_in(words_of(smtp_sink.to("wanjiru@example.org")), settings).rpartition("/key/")[2].strip("/")

    kept = Delivery.objects.get(letter="invitation")

    assert kept.words is None
    assert key.partition("-")[2] not in f"{kept.about} {kept.problem} {kept.token}"


def test_who_has_a_password_in_the_meantime_is_not_invited(invited, smtp_sink):
    invited.set_password("a-long-pass-phrase")
    invited.save()

    work()

    assert smtp_sink.letters == []
    assert Delivery.objects.get(letter="invitation").state == Delivery.State.DROPPED
