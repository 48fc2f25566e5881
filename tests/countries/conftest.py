from pathlib import Path

import pytest

from absch.countries import operations as countries
from absch.countries.models import Government, Region, TreatyStatus

COUNTRIES = Path(__file__).parents[2] / "data" / "countries"


@pytest.fixture
def db(db):
    """A database before countries are loaded."""
    for model in (TreatyStatus, Region, Government):
        model.objects.all().delete()


@pytest.fixture
def the_countries(db):
    return countries.load(COUNTRIES)
