from datetime import date, timedelta

import pytest

from absch.vocabularies import operations as vocabularies
from absch.vocabularies.models import Term
from absch.vocabularies.operations import Counts
from tests.vocabularies.conftest import NOON, ROCKS, VOCABULARIES

A_WEEK_LATER = NOON + timedelta(days=7)


def test_load_adds_every_term_of_every_file(the_vocabularies):
    assert the_vocabularies == Counts(added=508, changed=0, retired=0, unchanged=0)


def test_load_changes_nothing_the_second_time(the_vocabularies):
    before = list(Term.objects.order_by("pk").values())

    again = vocabularies.load(VOCABULARIES, at=A_WEEK_LATER)

    assert again == Counts(added=0, changed=0, retired=0, unchanged=508)
    assert list(Term.objects.order_by("pk").values()) == before


def test_load_takes_over_a_corrected_title(db, write, a_term):
    vocabularies.load(write(a_term("granite"), a_term("slate")), at=NOON)
    corrected = a_term("granite")
    corrected["titles"]["fr"] = "Granit"

    counts = vocabularies.load(write(corrected, a_term("slate")), at=A_WEEK_LATER)

    assert counts == Counts(added=0, changed=1, retired=0, unchanged=1)
    assert Term.objects.get(identifier="granite").titles["fr"] == "Granit"


def test_a_term_that_left_its_file_is_kept_as_no_longer_used(db, write, a_term):
    vocabularies.load(write(a_term("granite"), a_term("slate")), at=NOON)

    counts = vocabularies.load(write(a_term("granite")), at=A_WEEK_LATER)

    assert counts == Counts(added=0, changed=0, retired=1, unchanged=1)
    assert Term.objects.get(identifier="slate").no_longer_used_since == date(2026, 3, 9)


def test_a_term_that_left_long_ago_keeps_the_day_it_left(db, write, a_term):
    vocabularies.load(write(a_term("granite"), a_term("slate")), at=NOON)
    vocabularies.load(write(a_term("granite")), at=NOON)

    counts = vocabularies.load(write(a_term("granite")), at=A_WEEK_LATER)

    assert counts == Counts(added=0, changed=0, retired=0, unchanged=1)
    assert Term.objects.get(identifier="slate").no_longer_used_since == date(2026, 3, 2)


def test_a_term_that_comes_back_is_in_use_again(db, write, a_term):
    vocabularies.load(write(a_term("granite"), a_term("slate")), at=NOON)
    vocabularies.load(write(a_term("granite")), at=NOON)

    vocabularies.load(write(a_term("granite"), a_term("slate")), at=A_WEEK_LATER)

    assert Term.objects.get(identifier="slate").no_longer_used_since is None


def test_an_alias_added_later_changes_its_term(db, write, a_term):
    vocabularies.load(write(a_term("granite")), at=NOON)

    counts = vocabularies.load(write(a_term("granite", also=["granitoid"])), at=NOON)

    assert counts == Counts(added=0, changed=1, retired=0, unchanged=0)
    assert [alias.identifier for alias in Term.objects.get(identifier="granite").aliases.all()] == ["granitoid"]


def test_an_alias_that_becomes_a_term_of_its_own_is_an_alias_no_longer(db, write, a_term):
    vocabularies.load(write(a_term("granite", also=["granitoid"])), at=NOON)

    vocabularies.load(write(a_term("granite"), a_term("granitoid")), at=NOON)

    assert not Term.objects.get(identifier="granite").aliases.exists()


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ([{"identifier": "granite", "titles": {"en": "Granite"}}], "granite has not a title"),
        (["slate", {"identifier": "granite", "broader": "rock"}], "granite stands before its broader term rock"),
        ([{"identifier": "granite", "replaced_by": "slate"}], "granite is replaced by slate, which is not there"),
        (["granite", "granite"], "granite stands twice"),
        (["slate", {"identifier": "granite", "also": ["slate"]}], "granite stands twice"),
    ],
)
def test_load_refuses_a_file_that_contradicts_itself_and_changes_nothing(db, write, a_term, terms, reason):
    complete = [a_term(term) if isinstance(term, str) else a_term(**term) for term in terms]

    with pytest.raises(ValueError, match=f"rocks.yaml: {reason}"):
        vocabularies.load(write(*complete), at=NOON)

    assert not Term.objects.exists()


def test_load_refuses_two_files_of_one_domain(db, write, a_term):
    write(a_term("granite"), file="a.yaml")

    with pytest.raises(ValueError, match=f"b.yaml: another file holds the domain {ROCKS}"):
        vocabularies.load(write(a_term("slate"), file="b.yaml"), at=NOON)
