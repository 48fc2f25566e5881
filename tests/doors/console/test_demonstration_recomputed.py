"""The figures of three days, told by `/en/statistics.json` and recomputed from the records' own pages.

Nothing here asks the database or what fills it: a reader with patience could do the same. Who published a record and
when its first version appeared is read on that version's page, what became of it in its history, who had ratified on
the pages of the countries.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client

from absch.doors.console.demonstration import fill

pytestmark = pytest.mark.django_db
FILLED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAYS = ("2015-06-30", "2016-09-09", "2018-12-31")
# Withdrawn records stand on no list; whoever was given their numbers still finds them.
WITHDRAWN = ("demo-CNA-ZA-02", "demo-VLR-old-01")
NATIONAL = ("IRCC", "MSR", "PRO", "CNA", "CP", "CPC", "NMCC", "NDB", "NFP")
REFERENCE = ("VLR", "CDI", "CBR", "CBNEED", "CBOPP", "A19A20", "CPP", "SUB")

# DESIGN of the registry of 9 September 2016: records, of Parties and how many, of others and how many.
TABLE = {
    "NFP": (180, 92, 83, 88, 88),
    "CNA": (45, 29, 28, 16, 5),
    "MSR": (70, 64, 21, 6, 1),
    "CP": (21, 21, 9, 0, 0),
    "IRCC": (38, 38, 4, 0, 0),
    "CPC": (0, 0, 0, 0, 0),
    "NDB": (19, 19, 15, 0, 0),
    "PRO": (0, 0, 0, 0, 0),
    "NMCC": (0, 0, 0, 0, 0),
}


@dataclass(frozen=True)
class Found:
    """A record as its pages tell of it; days in ISO form, "" for never."""

    code: str
    government: str
    published_on: str
    withdrawn_on: str

    def is_there_on(self, day):
        return self.published_on <= day and not (self.withdrawn_on and self.withdrawn_on <= day)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """One registry for all tests of this file: none of them changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(at=FILLED_AT, seed=2016)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def reader(filled):
    return Client()


@pytest.fixture(scope="module")
def walked(reader):
    """Every record, by the lists and the pages of its versions."""
    numbers = [row["number"] for code in (*NATIONAL, *REFERENCE) for row in listed(reader, code)]
    numbers += [number_of_withdrawn(identifier) for identifier in WITHDRAWN]
    return [found(reader, number) for number in numbers]


@pytest.fixture(scope="module")
def deposits(reader):
    """When each government deposited its instrument, and when the Protocol entered into force for it."""
    codes = [each["identifier"] for each in reader.get("/en/countries.json").json()["results"]]
    return {code: dates(reader.get(f"/en/countries/{code}.json").json()) for code in codes}


def listed(reader, code):
    page = reader.get(f"/en/database/{code}.json").json()
    for number in range(1, page["pages"] + 1):
        yield from reader.get(f"/en/database/{code}.json?page={number}").json()["results"]


def number_of_withdrawn(identifier):
    from absch.records.models import Record  # The one thing no page tells a stranger.

    return Record.objects.get(identifier=identifier).number(1)


def found(reader, number):
    code, first = number.split("-")[1], number.rpartition("-")[0] + "-1"
    record = reader.get(f"/en/database/{code}/{first}.json").json()
    history = reader.get(f"/en/database/{code}/{first}/history.json").json()["results"]
    # A redacted version has no document, but its number still names the government.
    said = (record["document"] or {}).get("government", {}).get("identifier", "").upper()
    return Found(
        code=code,
        government=said or number.split("-")[2].replace("SCBD", ""),
        published_on=min(act["on"] for act in history if act["kind"] == "publish"),
        withdrawn_on=next((act["on"] for act in history if act["kind"] == "withdraw"), ""),
    )


def dates(country):
    step = next((each for each in country["treaties"] if each["treaty"] == "XXVII8b"), {})
    return step.get("deposit") or "", step.get("party") or ""


def parties_on(deposits, day, basis):
    which = 0 if basis == "ratified" else 1
    return {code for code, its in deposits.items() if its[which] and its[which] <= day}


def reckoned(records, parties):
    """Return the figures of a row: records, of Parties, Parties, of others, others."""
    of_parties = Counter(each.government for each in records if each.government in parties)
    of_others = Counter(each.government for each in records if each.government and each.government not in parties)
    return len(records), of_parties.total(), len(of_parties), of_others.total(), len(of_others)


def told(row):
    return row["records"], row["of_parties"], row["parties"], row["of_non_parties"], row["non_parties"]


@pytest.mark.parametrize("basis", ["ratified", "in-force"])
@pytest.mark.parametrize("day", DAYS)
def test_the_pages_and_the_statistics_give_the_same_figures(reader, walked, deposits, day, basis):
    said = reader.get(f"/en/statistics.json?on={day}&parties={basis}").json()
    parties = parties_on(deposits, day, basis)
    there = [each for each in walked if each.is_there_on(day)]

    assert said["parties"] == len(parties)
    assert {row["code"]: told(row) for row in said["national"]["types"]} == {
        code: reckoned([each for each in there if each.code == code], parties) for code in NATIONAL
    }
    assert told(said["national"]) == reckoned([each for each in there if each.code in NATIONAL], parties)
    assert {row["code"]: row["records"] for row in said["reference"]["types"]} == {
        code: sum(each.code == code for each in there) for code in REFERENCE
    }
    assert said["records"] == len(there)


@pytest.mark.parametrize("basis", ["ratified", "in-force"])
@pytest.mark.parametrize("day", DAYS)
def test_the_pages_and_the_statistics_name_the_same_parties_with_the_same_records(reader, walked, deposits, day, basis):
    said = reader.get(f"/en/statistics.json?on={day}&parties={basis}").json()["coverage"]
    parties = parties_on(deposits, day, basis)
    there = [each for each in walked if each.is_there_on(day) and each.government in parties]

    own = {
        party: {
            code: sum(each.government == party and each.code == code for each in there) for code in ("CNA", "MSR", "CP")
        }
        for party in {each.government for each in there if each.code in ("CNA", "MSR", "CP")}
    }
    assert {row["identifier"]: row["records"] for row in said["results"]} == own
    assert {row["identifier"]: row["national"] for row in said["results"]} == {
        party: sum(each.government == party and each.code in NATIONAL for each in there) for party in own
    }


def test_on_9_september_2016_they_are_the_figures_of_the_secretariat(reader):
    said = reader.get("/en/statistics.json?on=2016-09-09").json()

    assert {row["code"]: told(row) for row in said["national"]["types"]} == TABLE
    assert (said["records"], said["national"]["records"], said["reference"]["records"]) == (505, 373, 132)
    assert (said["national"]["of_parties"], said["national"]["of_non_parties"]) == (263, 110)
    types = {row["code"]: row["records"] for row in said["reference"]["types"]}
    assert (types["VLR"], types["CDI"] + types["CBR"], types["A19A20"], types["CPP"]) == (84, 38, 8, 2)
    assert (said["parties"], said["coverage"]["total"], said["coverage"]["share"]) == (85, 32, 37.6)


def test_on_9_september_2016_authorities_and_users_are_those_of_the_secretariat(reader):
    said = reader.get("/en/statistics.json?on=2016-09-09").json()["designations"]

    assert (said["publishing-authority"]["people"], said["publishing-authority"]["parties"]) == (79, 60)
    users = said["authorized-user"]
    assert (users["people"], users["parties"] + users["non_parties"]) == (171, 60)
    assert (said["focal-point"]["parties"], said["focal-point"]["non_parties"]) == (83, 88)


def test_78_were_parties_in_force_that_day_and_one_of_the_32_was_not_yet(reader):
    said = reader.get("/en/statistics.json?on=2016-09-09&parties=in-force").json()

    assert (said["parties"], said["coverage"]["total"]) == (78, 31)
    assert "FR" not in {row["identifier"] for row in said["coverage"]["results"]}
