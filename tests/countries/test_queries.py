from datetime import date

import pytest

from absch.countries import queries
from absch.countries.queries import StandingCounts
from absch.countries.status import Standing

THE_DAY = date(2016, 9, 9)
pytestmark = pytest.mark.usefixtures("the_countries")


def test_there_are_198_governments_in_the_order_of_their_identifiers(django_assert_num_queries):
    with django_assert_num_queries(1):
        governments = queries.governments()

    assert len(governments) == 198
    assert [government.identifier for government in governments[:3]] == ["ad", "ae", "af"]
    assert governments[-1].identifier == "zw"


def test_a_government_is_found_by_its_code_in_small_letters_or_capitals():
    assert queries.government("za").iso3 == "ZAF"
    assert queries.government("ZA").identifier == "za"
    assert queries.government("eu").iso3 == ""
    assert queries.government("xx") is None


def test_names_are_given_in_six_languages_for_those_that_are_known(django_assert_num_queries):
    with django_assert_num_queries(2):
        names = queries.names_of(["cd", "MX", "xx"])

    assert names == {
        "cd": {
            "ar": "جمهورية الكونغو الديمقراطية",
            "en": "Democratic Republic of the Congo",
            "es": "República Democrática del Congo",
            "fr": "République démocratique du Congo",
            "ru": "Демократическая Республика Конго",
            "zh": "刚果民主共和国",
        },
        "MX": {
            "ar": "المكسيك",
            "en": "Mexico",
            "es": "México",
            "fr": "Mexique",
            "ru": "Мексика",
            "zh": "墨西哥",
        },
    }


def test_arabic_names_are_in_the_order_in_which_they_are_read():
    names = queries.names_of(["bo", "fm", "ir", "nl", "ve"])

    assert {identifier: name["ar"] for identifier, name in names.items()} == {
        "bo": "دولة بوليفيا المتعددة القوميات",
        "fm": "ولايات ميكرونيزيا الموحدة",
        "ir": "جمهورية إيران الإسلامية",
        "nl": "مملكة هولندا",
        "ve": "جمهورية فنزويلا البوليفارية",
    }
    assert [each.identifier for each in queries.governments() if "(" in each.names["ar"]] == []


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("en", ["ar", "ci", "cz", "mx", "tr", "tm", "zw"]),
        ("fr", ["af", "za", "dz", "eg", "ae", "er", "ck", "in"]),
        ("es", ["de", "be", "bz", "es", "mx", "sd", "ss"]),
        ("ru", ["au", "jo", "ye", "cv", "tr", "jm", "jp"]),
        ("ar", ["eu", "et", "jo", "dz", "bs", "cn", "jp"]),
        ("zh", ["al", "eg", "br", "bw", "dk", "de", "fr", "fj", "cv", "cn"]),
    ],
)
def test_governments_are_sorted_as_readers_of_that_language_expect(language, in_order):
    found = [government.identifier for government in queries.sorted_by_name(language)]

    assert len(found) == 198
    assert [identifier for identifier in found if identifier in in_order] == in_order


def test_85_had_ratified_and_78_were_parties_on_9_september_2016(django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = queries.counts(on=THE_DAY)

    assert counts == StandingCounts(parties=78, ratified=7, signatories=38, others=75)
    assert counts.ratifications == 85


def test_the_seven_that_had_ratified_and_were_not_yet_parties_on_that_day_are_named():
    waiting = [code for code, standing in queries.standings(on=THE_DAY).items() if standing == Standing.RATIFIED]

    assert waiting == ["be", "bg", "fr", "md", "ml", "nl", "se"]


def test_France_was_a_party_ninety_days_after_it_had_ratified():
    assert queries.standing("fr", on=date(2016, 8, 31)) == Standing.RATIFIED
    assert not queries.is_party("fr", on=THE_DAY)
    assert not queries.is_party("fr", on=date(2016, 11, 28))
    assert queries.is_party("fr", on=date(2016, 11, 29))


def test_the_first_parties_were_parties_from_the_day_the_protocol_entered_into_force():
    assert queries.parties(on=date(2014, 10, 11)) == []
    assert len(queries.parties(on=date(2014, 10, 12))) == 51
    assert queries.is_party("IN", on=date(2014, 10, 12))


def test_the_european_union_is_a_party_by_its_own_dates():
    assert queries.is_party("eu", on=date(2014, 10, 12))
    assert not queries.is_party("ie", on=date(2014, 10, 12))
    assert queries.is_party("eu", on=date(2003, 9, 11), treaty="XXVII8a")


def test_a_party_without_dates_counts_from_the_day_the_fact_was_true():
    assert not queries.is_party("ng", on=date(2022, 12, 31))
    assert queries.is_party("ng", on=date(2023, 1, 1))
    assert not queries.is_party("me", on=date(2021, 3, 30))
    assert queries.is_party("me", on=date(2021, 3, 31))


def test_a_non_party_and_a_government_nobody_knows_are_no_parties():
    assert not queries.is_party("us", on=date(2026, 1, 1))
    assert not queries.is_party("xx", on=date(2026, 1, 1))
    assert queries.standing("xx", on=date(2026, 1, 1)) == Standing.NONE


@pytest.mark.parametrize(
    ("treaty", "day", "number"),
    [
        ("XXVII8b", date(2020, 5, 14), 124),
        ("XXVII8b", date(2026, 1, 1), 133),
        ("XXVII8", date(2026, 1, 1), 196),
        ("XXVII8a", date(2026, 1, 1), 172),
        ("XXVII8c", date(2026, 1, 1), 47),
        ("ITPGRFA", date(2026, 1, 1), 152),
    ],
)
def test_every_treaty_has_the_parties_its_depositary_names(treaty, day, number):
    assert len(queries.parties(on=day, treaty=treaty)) == number


def test_parties_are_governments_in_the_order_of_their_identifiers(django_assert_num_queries):
    with django_assert_num_queries(1):
        names = [government.names["en"] for government in queries.parties(on=THE_DAY)]

    assert names[:3] == ["United Arab Emirates", "Albania", "Burkina Faso"]


def test_the_status_of_a_government_is_given_for_all_five_treaties(django_assert_num_queries):
    with django_assert_num_queries(1):
        treaties = queries.treaties_of(["ZA", "xx"])

    assert set(treaties) == {"za"}
    assert set(treaties["za"]) == {"XXVII8", "XXVII8a", "XXVII8b", "XXVII8c", "ITPGRFA"}
    assert treaties["za"]["XXVII8b"].deposit == date(2013, 1, 10)
    assert treaties["za"]["XXVII8b"].instrument == "ratification"


def test_regions_are_given_in_the_order_of_their_file(django_assert_num_queries):
    with django_assert_num_queries(1):
        regions = queries.regions()

    assert len(regions) == 100
    assert [region.titles["fr"] for region in regions[:3]] == ["Afrique", "Afrique centrale", "Afrique orientale"]


def test_the_groups_of_Norway_are_found_although_its_code_reads_as_no():
    titles = [region.titles["en"] for region in queries.regions_of("NO")]

    assert "Northern Europe" in titles
    assert "European Free Trade Association" in titles
    assert "European Union member States" not in titles
