import pytest
from django.test import Client
from django.utils import timezone

from absch.accounts.models import Person
from tests.makers import authority_of, authorized_user_of


@pytest.fixture
def as_(db):
    """Return a browser in which that person is signed in."""

    def sign_in(person: Person) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return sign_in


@pytest.fixture
def now(db):
    """The moment of the test: pages read the clock."""
    return timezone.now()


@pytest.fixture
def author(as_):
    """A browser of Kenya's authorized user."""
    return as_(authorized_user_of("ke"))


@pytest.fixture
def authority(as_):
    """A browser of Kenya's publishing authority."""
    return as_(authority_of("ke"))
