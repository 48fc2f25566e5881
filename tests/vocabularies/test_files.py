"""The vocabularies as they stand in data/: complete, and of one mind."""

import pytest
import yaml

from absch.vocabularies.files import entries
from tests.vocabularies.conftest import VOCABULARIES

SIX = {"ar", "en", "es", "fr", "ru", "zh"}
OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"
# Domain and number of terms, as the common formats of permits, authorities and contacts need them.
EXPECTED = {
    "1A22EAAB-9BBC-4543-890E-DEF913F59E98": 20,
    "A7B77788-8C90-4849-9327-E181E9522F3A": 2,
    "D7BD5BDE-A6B9-4261-B788-16839CCC4F7E": 4,
    "Organization Types": 10,
    "Genders": 4,
    "52AFC0EE-7A02-4EFA-9277-8B6C327CE21F": 6,
}


@pytest.fixture
def terms():
    return entries(VOCABULARIES)


def test_every_vocabulary_the_record_types_need_is_there(terms):
    assert {domain: sum(term.domain == domain for term in terms) for domain in EXPECTED} == EXPECTED
    assert {term.domain for term in terms} == set(EXPECTED)


@pytest.mark.parametrize("path", sorted(VOCABULARIES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_vocabulary_has_a_name_in_six_languages_and_says_what_is_ours(path):
    vocabulary = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert set(vocabulary["name"]) == SIX
    assert all(name.strip() for name in vocabulary["name"].values())
    assert "our" in vocabulary["note"] or "by us" in vocabulary["note"]


def test_every_term_has_six_titles_that_are_not_empty(terms):
    assert [term.identifier for term in terms if set(term.titles) != SIX] == []
    assert [term.identifier for term in terms if not all(title.strip() for title in term.titles.values())] == []


def test_no_two_terms_of_a_vocabulary_have_the_same_title(terms):
    titles = [(term.domain, language, title) for term in terms for language, title in term.titles.items()]

    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def test_no_term_refers_to_a_broader_term_or_a_replacement_that_is_not_there(terms):
    there = {(term.domain, term.identifier) for term in terms}
    named = {(term.domain, other) for term in terms for other in (term.broader, term.replaced_by) if other}

    assert named - there == set()


def test_the_shared_term_other_reads_the_same_in_every_vocabulary_that_offers_it(terms):
    others = [term for term in terms if term.identifier == OTHER]

    assert {term.domain for term in others} == {
        "1A22EAAB-9BBC-4543-890E-DEF913F59E98",
        "D7BD5BDE-A6B9-4261-B788-16839CCC4F7E",
        "Organization Types",
    }
    assert all(term.titles == others[0].titles for term in others)
