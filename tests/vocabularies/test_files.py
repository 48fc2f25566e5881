"""The vocabularies as they stand in data/: complete, and of one mind."""

import pytest
import yaml

from absch.vocabularies.files import entries
from tests.vocabularies.conftest import VOCABULARIES

SIX = {"ar", "en", "es", "fr", "ru", "zh"}
OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"
# Domain and number of terms, as the common formats need them.
EXPECTED = {
    "1A22EAAB-9BBC-4543-890E-DEF913F59E98": 20,
    "A7B77788-8C90-4849-9327-E181E9522F3A": 2,
    "D7BD5BDE-A6B9-4261-B788-16839CCC4F7E": 4,
    "Organization Types": 10,
    "Genders": 4,
    "52AFC0EE-7A02-4EFA-9277-8B6C327CE21F": 6,
    "ED7CDBD8-7762-4A84-82DD-30C01458A799": 4,
    "144CF550-7629-43F3-817E-CACDED34837E": 7,
    "7A56954F-7430-4B8B-B733-54B8A5E7FF40": 5,
    "50616B56-12F3-4C46-BC43-2DFC26679177": 53,
    "20945FA8-C24C-4AF6-B3D9-367592AFDF48": 7,
    "545CD54C-CFF3-41E8-A003-FDD278426A3A": 12,
    "19E3C535-2919-4804-966C-E62728507291": 2,
    "CA9BBEA9-AAA7-4F2F-B3A3-7ED180DE1924": 80,
    "ABS-A1920-Keywords": 10,
    "840427E5-E5AC-4578-B238-C81EAEEDBDD8": 6,
    "ED9BE33E-B754-4E31-A513-002316D0D602": 3,
    "A762DF7E-B8D1-40D6-9DAC-D25E48C65528": 30,
    "2B2A5166-F949-4B1E-888F-A7976E76320B": 13,
    "043C7F0D-2226-4E54-A56F-EE0B74CCC984": 7,
    "AICHI-TARGETS": 20,
    "GBF-TARGETS": 23,
    "CBD-SUBJECTS": 84,
    "4D4413D8-36F9-4CD2-8CC1-4F3C866DDE5A": 5,
    "4E7731C7-791E-46E9-A579-7272AF261FED": 4,
    "5CA7AACE-CB79-4146-BF12-B3B1955AFF17": 3,
    "579F448B-ECA8-4258-B130-3EAA68056D1F": 11,
    "AFB155C4-93A6-402C-B812-CFC7488ED651": 12,
    "Capacity Building Project Funding Types": 7,
    "7E688641-F642-4C46-A024-70ED76D3DF40": 7,
    "D2D97AB3-4D20-41D4-8CBE-B21C33924823": 7,
    "E712C9CD-437E-454F-BA72-E7D20E4C28ED": 6,
    "1B57D9C3-F5F8-4875-94DC-93E427F3BFD8": 3,
    "ABSCH-OPPORTUNITY-TYPES": 8,
    # Beside the groups of ../countries/regions.yaml, which have members.
    "regions": 23,
}
OFFER_OTHER = {
    "1A22EAAB-9BBC-4543-890E-DEF913F59E98",
    "D7BD5BDE-A6B9-4261-B788-16839CCC4F7E",
    "Organization Types",
    "144CF550-7629-43F3-817E-CACDED34837E",
    "7A56954F-7430-4B8B-B733-54B8A5E7FF40",
    "ABS-A1920-Keywords",
    "840427E5-E5AC-4578-B238-C81EAEEDBDD8",
    "ED9BE33E-B754-4E31-A513-002316D0D602",
    "A762DF7E-B8D1-40D6-9DAC-D25E48C65528",
    "043C7F0D-2226-4E54-A56F-EE0B74CCC984",
    "579F448B-ECA8-4258-B130-3EAA68056D1F",
    "AFB155C4-93A6-402C-B812-CFC7488ED651",
    "Capacity Building Project Funding Types",
    "7E688641-F642-4C46-A024-70ED76D3DF40",
    "D2D97AB3-4D20-41D4-8CBE-B21C33924823",
    "E712C9CD-437E-454F-BA72-E7D20E4C28ED",
    "ABSCH-OPPORTUNITY-TYPES",
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


def test_no_two_terms_under_the_same_broader_one_have_the_same_title(terms):
    titles = [(term.domain, term.broader, language, title) for term in terms for language, title in term.titles.items()]

    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def test_no_term_refers_to_a_broader_term_or_a_replacement_that_is_not_there(terms):
    there = {(term.domain, term.identifier) for term in terms}
    named = {(term.domain, other) for term in terms for other in (term.broader, term.replaced_by) if other}

    assert named - there == set()


def test_the_shared_term_other_reads_the_same_in_every_vocabulary_that_offers_it(terms):
    others = [term for term in terms if term.identifier == OTHER]

    assert {term.domain for term in others} == OFFER_OTHER
    assert all(term.titles == others[0].titles for term in others)
