from absch.vocabularies import operations as vocabularies
from absch.vocabularies import queries
from tests.vocabularies.conftest import NOON, ROCKS

JURISDICTIONS = "D7BD5BDE-A6B9-4261-B788-16839CCC4F7E"
KEYWORDS = "1A22EAAB-9BBC-4543-890E-DEF913F59E98"
COMMUNITY = "9627DF2B-FFAC-4F85-B075-AF783FF2A0B5"
COMMUNITY_TOO = "DEEEDB35-A34B-4755-BF77-D713017195E3"
OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"


def test_the_terms_of_a_vocabulary_follow_each_their_broader_term(db, write, a_term, django_assert_num_queries):
    folder = write(
        a_term("rock"),
        a_term("soil"),
        a_term("granite", broader="rock"),
        a_term("peat", broader="soil"),
        a_term("pink granite", broader="granite"),
        a_term("slate", broader="rock"),
    )
    vocabularies.load(folder, at=NOON)

    with django_assert_num_queries(1):
        terms = queries.terms_of(ROCKS)

    assert [term.identifier for term in terms] == ["rock", "granite", "pink granite", "slate", "soil", "peat"]


def test_a_term_no_longer_used_is_not_offered_but_its_narrower_terms_are(db, write, a_term):
    vocabularies.load(write(a_term("rock"), a_term("granite", broader="rock")), at=NOON)

    vocabularies.load(write(a_term("granite")), at=NOON)

    assert [term.identifier for term in queries.terms_of(ROCKS)] == ["granite"]


def test_a_term_no_longer_used_is_still_a_term(db, write, a_term):
    vocabularies.load(write(a_term("granite"), a_term("slate")), at=NOON)

    vocabularies.load(write(a_term("granite")), at=NOON)

    assert queries.is_term(ROCKS, "slate")
    assert queries.titles_of(["slate"])["slate"]["en"] == "slate in en"


def test_a_vocabulary_nobody_knows_has_no_terms(the_vocabularies):
    assert queries.terms_of("no-such-domain") == []
    assert queries.with_narrower("no-such-domain", OTHER) == set()


def test_a_term_is_known_only_in_its_own_vocabulary(the_vocabularies):
    assert queries.is_term(JURISDICTIONS, COMMUNITY)
    assert not queries.is_term(KEYWORDS, COMMUNITY)
    assert queries.term(KEYWORDS, COMMUNITY) is None


def test_either_identifier_of_the_community_level_finds_the_same_term(the_vocabularies):
    assert queries.is_term(JURISDICTIONS, COMMUNITY_TOO)
    assert queries.term(JURISDICTIONS, COMMUNITY_TOO) == queries.term(JURISDICTIONS, COMMUNITY)
    assert queries.term(JURISDICTIONS, COMMUNITY).titles["es"] == "Comunitaria"


def test_titles_are_given_under_the_identifier_that_was_asked(the_vocabularies, django_assert_num_queries):
    with django_assert_num_queries(2):
        titles = queries.titles_of([COMMUNITY_TOO, OTHER, "no-such-term"])

    assert set(titles) == {COMMUNITY_TOO, OTHER}
    assert titles[COMMUNITY_TOO]["ru"] == "Общинная"
    assert titles[OTHER] == {
        "ar": "أخرى",
        "en": "Other",
        "es": "Otro",
        "fr": "Autre",
        "ru": "Другое",
        "zh": "其他",
    }


def test_titles_are_read_once_until_a_vocabulary_changes(db, write, a_term, django_assert_num_queries):
    vocabularies.load(write(a_term("granite")), at=NOON)
    before = queries.titles_of(["granite"])
    with django_assert_num_queries(1):
        again = queries.titles_of(["granite"])

    vocabularies.load(
        write(a_term("granite", titles=dict.fromkeys(("ar", "en", "es", "fr", "ru", "zh"), "hard"))), at=NOON
    )

    assert (before["granite"]["en"], again["granite"]["en"]) == ("granite in en", "granite in en")
    assert queries.titles_of(["granite"])["granite"]["en"] == "hard"


def test_a_term_is_found_with_all_that_is_narrower_and_every_alias(db, write, a_term):
    folder = write(
        a_term("rock"),
        a_term("granite", broader="rock", also=["granitoid"]),
        a_term("pink granite", broader="granite"),
        a_term("peat"),
    )
    vocabularies.load(folder, at=NOON)

    assert queries.with_narrower(ROCKS, "rock") == {"rock", "granite", "granitoid", "pink granite"}
    assert queries.with_narrower(ROCKS, "granitoid") == {"granite", "granitoid", "pink granite"}
    assert queries.with_narrower(ROCKS, "peat") == {"peat"}
