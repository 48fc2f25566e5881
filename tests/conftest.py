import pytest
from django.conf import settings

from absch.countries import operations as countries
from absch.countries.models import Government
from absch.outbox.remembered import forget
from absch.vocabularies import operations as vocabularies
from tests.makers import NOON


def load_reference() -> None:
    vocabularies.load(settings.ABSCH_REFERENCE_DIR / "vocabularies", at=NOON)
    countries.load(settings.ABSCH_REFERENCE_DIR / "countries")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds countries and vocabularies loaded, as every registry has them."""
    with django_db_blocker.unblock():
        load_reference()


@pytest.fixture(autouse=True)
def _names_as_this_test_has_them():
    """A test takes back its transaction, and with it the beat that told of changed names."""
    forget()


@pytest.fixture
def db(db):
    """The database of one test, undone at its end."""
    if not Government.objects.exists():
        load_reference()


@pytest.fixture
def durable(transactional_db):
    """A database whose transactions really commit; it is emptied afterwards."""
    load_reference()
