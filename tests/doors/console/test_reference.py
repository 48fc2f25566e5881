import shutil

import pytest
from django.conf import settings as configured
from django.core.management import CommandError

from absch.countries.models import Government
from absch.outbox import queries as outbox
from absch.vocabularies.models import Term
from tests.doors.console.commands import forget_reference, said_by


@pytest.fixture
def nothing_loaded(db):
    forget_reference()


@pytest.fixture
def own_files(settings, tmp_path):
    """A copy of the reference data that the test may change."""
    shutil.copytree(configured.ABSCH_REFERENCE_DIR, tmp_path / "data")
    settings.ABSCH_REFERENCE_DIR = tmp_path / "data"
    return tmp_path / "data"


def test_reference_loads_an_empty_database_and_counts_what_it_loaded(nothing_loaded):
    code, said, _ = said_by("reference")

    assert code == 0
    assert said[0].endswith(f"{Term.objects.count()} added, 0 changed, 0 retired, 0 unchanged")
    assert said[1].startswith("Countries: 1288 added, 0 changed, 0 removed")
    assert Government.objects.count() == 198


def test_reference_changes_nothing_the_second_time(db):
    before = outbox.pulse()

    _, said, _ = said_by("reference")

    assert said[0].startswith("Vocabularies: 0 added, 0 changed, 0 retired, ")
    assert said[1] == "Countries: 0 added, 0 changed, 0 removed, 1288 unchanged"
    assert outbox.pulse() == before


def test_readers_see_a_correction_at_once(db, own_files):
    before = outbox.pulse()
    uses = own_files / "vocabularies" / "permit-uses.yaml"
    uses.write_text(uses.read_text().replace("en: Non-commercial", "en: Not commercial"))

    _, said, _ = said_by("reference")

    assert said[0].startswith("Vocabularies: 0 added, 1 changed, 0 retired, ")
    assert outbox.pulse() > before


def test_a_file_that_contradicts_itself_is_named_and_nothing_is_loaded(nothing_loaded, own_files):
    treaties = own_files / "countries" / "treaties.csv"
    treaties.write_text(treaties.read_text() + "xx,XXVII8b,,,,,none,2020-02-29,sure\n")

    with pytest.raises(CommandError, match=r"treaties\.csv: no such government: xx"):
        said_by("reference")

    assert not Term.objects.exists()
    assert not Government.objects.exists()
