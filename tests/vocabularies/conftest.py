from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from absch.vocabularies import operations as vocabularies
from absch.vocabularies.models import Alias, Term

VOCABULARIES = Path(__file__).parents[2] / "data" / "vocabularies"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROCKS = "domain-of-rocks"


@pytest.fixture
def a_term():
    def make(identifier, **more):
        titles = {language: f"{identifier} in {language}" for language in ("ar", "en", "es", "fr", "ru", "zh")}
        return {"identifier": identifier, "titles": titles} | more

    return make


@pytest.fixture
def write(tmp_path):
    """Write the file of one vocabulary, anew each time, and return its folder."""

    def write_terms(*terms, domain=ROCKS, file="rocks.yaml"):
        (tmp_path / file).write_text(yaml.safe_dump({"domain": domain, "terms": list(terms)}), encoding="utf-8")
        return tmp_path

    return write_terms


@pytest.fixture
def db(db):
    """A database before vocabularies are loaded."""
    Alias.objects.all().delete()
    Term.objects.all().delete()


@pytest.fixture
def the_vocabularies(db):
    return vocabularies.load(VOCABULARIES, at=NOON)
