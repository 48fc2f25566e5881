import shutil

import pytest

from absch.countries import operations as countries
from absch.countries.models import Government, Region, TreatyStatus
from absch.countries.operations import Counts
from tests.countries.conftest import COUNTRIES


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(COUNTRIES, tmp_path / "countries")


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_load_adds_every_government_status_and_region(the_countries):
    assert the_countries == Counts(added=198 + 990 + 100, changed=0, removed=0, unchanged=0)
    assert (Government.objects.count(), TreatyStatus.objects.count(), Region.objects.count()) == (198, 990, 100)


def test_load_changes_nothing_the_second_time(the_countries):
    before = [list(model.objects.order_by("pk").values()) for model in (Government, TreatyStatus, Region)]

    again = countries.load(COUNTRIES)

    assert again == Counts(added=0, changed=0, removed=0, unchanged=1288)
    assert [list(model.objects.order_by("pk").values()) for model in (Government, TreatyStatus, Region)] == before


def test_load_takes_over_the_dates_of_a_party_that_had_none(the_countries, folder):
    old = "ng,XXVII8b,2012-02-01,,ratification,,party,2023-01-01,likely"
    new = "ng,XXVII8b,2012-02-01,2022-08-30,ratification,2022-11-28,party,2023-01-01,likely"
    rewrite(folder / "treaties.csv", old, new)
    before = TreatyStatus.objects.get(government="ng", treaty="XXVII8b").pk

    counts = countries.load(folder)

    assert counts == Counts(added=0, changed=1, removed=0, unchanged=1287)
    status = TreatyStatus.objects.get(government="ng", treaty="XXVII8b")
    assert (status.pk, str(status.deposit), str(status.party)) == (before, "2022-08-30", "2022-11-28")


def test_a_status_that_left_its_file_is_removed(the_countries, folder):
    rewrite(folder / "treaties.csv", "us,XXVII8b,,,,,none,2020-02-29,likely\n", "")

    counts = countries.load(folder)

    assert counts == Counts(added=0, changed=0, removed=1, unchanged=1287)
    assert not TreatyStatus.objects.filter(government="us", treaty="XXVII8b").exists()


def test_a_government_that_left_its_file_is_kept_because_records_belong_to_it(the_countries, folder):
    for file in folder.iterdir():
        lines = file.read_text(encoding="utf-8").replace(", va", "").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("va,")), encoding="utf-8")

    countries.load(folder)

    assert Government.objects.get(identifier="va").names["en"] == "Holy See"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("governments.csv", ",安道尔,", ",,", "ad has not a name"),
        ("treaties.csv", "ad,XXVII8c,", "xx,XXVII8c,", "no such government: xx"),
        ("treaties.csv", "br,XXVII8b,2011-02-02,2021-03-04", "br,XXVII8b,2011-02-02,2021-03-34", "out of range"),
        ("regions.yaml", '[dk, ee, fi, gb, ie, is, lt, lv, "no", se]', "[dk, no]", r"unknown members \[False\]"),
        ("regions.yaml", "zh: 北美洲", 'zh: ""', "has not a title"),
    ],
)
def test_load_refuses_files_that_contradict_themselves_and_changes_nothing(db, folder, file, old, new, reason):
    rewrite(folder / file, old, new)

    with pytest.raises(ValueError, match=reason):
        countries.load(folder)

    assert not Government.objects.exists()
