"""Governments, statuses and regions as they stand in data/."""

import csv
import re
from collections import Counter

import pytest
import yaml

from tests.countries.conftest import COUNTRIES

SIX = ("ar", "en", "es", "fr", "ru", "zh")


@pytest.fixture
def governments():
    return list(csv.DictReader((COUNTRIES / "governments.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def statuses():
    return list(csv.DictReader((COUNTRIES / "treaties.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def regions():
    return yaml.safe_load((COUNTRIES / "regions.yaml").read_text(encoding="utf-8"))


def test_there_are_197_countries_and_the_european_union(governments):
    codes = [government["identifier"] for government in governments]

    assert len(set(codes)) == 198
    assert [code for code in codes if not re.fullmatch("[a-z]{2}", code)] == []
    assert [government["identifier"] for government in governments if not government["iso3"]] == ["eu"]


def test_no_two_governments_share_a_name(governments):
    names = Counter((language, government[language]) for government in governments for language in SIX)

    assert [name for name, times in names.items() if times > 1] == []


def test_every_character_of_a_chinese_name_has_its_reading(governments):
    uneven = [each["zh"] for each in governments if len(each["pinyin"].split()) != len(each["zh"])]

    assert uneven == []
    assert [each["zh"] for each in governments if not re.fullmatch("([a-z]+[1-4] ?)+", each["pinyin"])] == []


@pytest.mark.parametrize(
    ("treaty", "signatures", "deposits", "entries_into_force", "parties"),
    [
        ("XXVII8", 168, 196, 196, 196),
        ("XXVII8a", 103, 172, 172, 172),
        ("XXVII8b", 92, 126, 126, 133),
        ("XXVII8c", 51, 47, 47, 47),
        ("ITPGRFA", 78, 149, 149, 152),
    ],
)
def test_every_treaty_has_the_dates_that_are_known(statuses, treaty, signatures, deposits, entries_into_force, parties):
    rows = [row for row in statuses if row["treaty"] == treaty]

    assert len(rows) == 198
    assert sum(bool(row["signature"]) for row in rows) == signatures
    assert sum(bool(row["deposit"]) for row in rows) == deposits
    assert sum(bool(row["party"]) for row in rows) == entries_into_force
    assert sum(row["status"] == "party" for row in rows) == parties


def test_85_instruments_were_deposited_and_78_in_force_on_9_september_2016(statuses):
    nagoya = [row for row in statuses if row["treaty"] == "XXVII8b"]

    assert sum(bool(row["deposit"]) and row["deposit"] <= "2016-09-09" for row in nagoya) == 85
    assert sum(bool(row["party"]) and row["party"] <= "2016-09-09" for row in nagoya) == 78


def test_a_signature_comes_before_the_deposit_and_that_before_the_entry_into_force(statuses):
    dates = {
        (row["government"], row["treaty"]): [row[step] for step in ("signature", "deposit", "party") if row[step]]
        for row in statuses
    }

    # Montenegro succeeded to two treaties with effect from its independence, before it deposited the instrument.
    assert [key for key, days in dates.items() if days != sorted(days)] == [("me", "XXVII8"), ("me", "XXVII8a")]


def test_every_region_has_six_titles_that_no_other_region_has(regions):
    titles = Counter((language, region["titles"][language]) for region in regions for language in SIX)

    assert len(regions) == 100
    assert [title for title, times in titles.items() if times > 1] == []
    assert [region["identifier"] for region in regions if set(region["titles"]) != set(SIX)] == []


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("bd12d7fb-91f7-4b2d-996c-e70f18a51f0e", 27),
        ("8920655D-3986-465B-837A-CE055B428A74", 44),
        ("CE5B4B10-61B5-469B-961B-D541068A4098", 39),
        ("lldc", 32),
        ("un-african", 54),
        ("un-asia-pacific", 54),
        ("un-eastern-european", 23),
        ("un-grulac", 33),
        ("un-weog", 29),
    ],
)
def test_a_region_has_the_members_its_official_list_counts(regions, identifier, number):
    members = next(region["members"] for region in regions if region["identifier"] == identifier)

    assert len(set(members)) == len(members) == number
