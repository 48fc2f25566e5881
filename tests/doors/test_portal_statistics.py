"""The page of statistics, its twin and its table: what a reader asks for and gets."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.utils import timezone

from absch.accounts import operations as accounts
from absch.accounts.roles import Role
from tests.doors.portal import words
from tests.makers import a_permit, a_person, a_version, an_authority_document, focal_point_of

pytestmark = pytest.mark.django_db

MORNING = datetime(2016, 9, 9, 9, tzinfo=UTC)


@pytest.fixture
def published(db):
    """Of Kenya an authority and a permit; of France an authority, whose ratification was not in force yet."""
    a_permit("ke", at=MORNING, dateOfIssuance="2016-09-01")
    a_version(an_authority_document("fr"), at=MORNING)


def row_of(page, title):
    """Return the figures of a table's row, by its first cell."""
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page, re.DOTALL)
    return next(
        [words(cell) for cell in re.findall(r"<td.*?</td>", rest, re.DOTALL)]
        for name, rest in rows
        if words(name) == title
    )


def twin(client, query):
    return client.get(f"/en/statistics.json?{query}").json()


# --- what the page says ---


def test_the_page_shows_records_by_type_and_by_who_published_them(client, published):
    page = client.get("/en/statistics?on=2016-09-09").text

    assert row_of(page, "Competent national authorities") == ["2", "2", "2", "2.4 %", "0", "0"]
    assert row_of(page, "Permits and certificates") == ["1", "1", "1", "1.2 %", "0", "0"]
    assert row_of(page, "Checkpoints") == ["0", "0", "0", "0.0 %", "0", "0"]
    assert row_of(page, "All national records") == ["3", "3", "2", "2.4 %", "0", "0"]
    assert row_of(page, "Kenya") == ["1", "–", "–", "2"]
    assert "2 Parties: 2.4 % of them all." in words(page)
    assert 'value="2016-09-09"' in page


def test_the_page_counts_as_parties_only_those_for_which_it_is_in_force_when_asked(client, published):
    page = client.get("/en/statistics?on=2016-09-09&parties=in-force").text

    assert row_of(page, "Competent national authorities") == ["2", "1", "1", "1.3 %", "1", "1"]
    assert "1 Party: 1.3 % of them all." in words(page)
    assert '<option value="in-force" selected>' in page
    assert "/en/statistics.json?on=2016-09-09&amp;parties=in-force" in page


def test_without_a_day_it_is_today(client, published):
    today = timezone.now().date().isoformat()

    page, plain = client.get("/en/statistics").text, client.get("/en/statistics?on=").text

    assert f'value="{today}"' in page
    assert f'max="{today}"' in plain
    assert twin(client, "")["on"] == today
    assert twin(client, "")["records"] == 3


@pytest.mark.parametrize("language", ["ar", "zh", "fr", "ru", "es"])
def test_each_language_has_the_page_with_its_direction_and_its_own_order(client, published, language):
    page = client.get(f"/{language}/statistics?on=2016-09-09")

    assert page.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page.text
    kenya = {"ar": "كينيا", "zh": "肯尼亚", "fr": "Kenya", "ru": "Кения", "es": "Kenya"}[language]
    france = {"ar": "فرنسا", "zh": "法国", "fr": "France", "ru": "Франция", "es": "Francia"}[language]
    first, second = (kenya, france) if language == "ru" else (france, kenya)
    assert page.text.index(f">{first}</a>") < page.text.index(f">{second}</a>")


def test_a_day_before_the_protocol_shows_nothing_and_no_party(client, published):
    page = client.get("/en/statistics?on=2000-02-29").text

    assert row_of(page, "All national records") == ["0", "0", "0", "0.0 %", "0", "0"]
    assert "0 Parties: 0.0 % of them all." in words(page)


# --- what is refused ---


@pytest.mark.parametrize(
    "day", ["2016-9-9", "20160909", "2016-W36-5", "2016-02-30", "9999-12-31", "yesterday", "0000-01-01", "٢٠١٦-٠٩-٠٩"]
)
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_what_is_no_day_or_is_still_to_come_is_refused(client, published, day, form):
    answer = client.get(f"/en/statistics{form}", {"on": day})

    assert answer.status_code == 400
    assert "as in 2016-09-09" in answer.text
    if form == ".json":
        assert answer.json()["code"] == "no-day"


def test_another_way_of_counting_parties_is_refused(client, published):
    answer = client.get("/en/statistics.json?parties=all")

    assert (answer.status_code, answer.json()["code"]) == (400, "no-reckoning")


def test_tomorrow_is_refused_and_today_is_not(client, published):
    today = timezone.now().date()

    assert client.get(f"/en/statistics?on={today.isoformat()}").status_code == 200
    assert client.get(f"/en/statistics?on={today.replace(year=today.year + 1).isoformat()}").status_code == 400


# --- for machines ---


def test_the_twin_says_the_same_in_full(client, published):
    said = twin(client, "on=2016-09-09")

    assert (said["on"], said["parties_counted"], said["parties"], said["records"]) == ("2016-09-09", "ratified", 85, 3)
    assert said["national"]["types"][3] == {
        "code": "CNA",
        "schema": "authority",
        "records": 2,
        "of_parties": 2,
        "parties": 2,
        "of_non_parties": 0,
        "non_parties": 0,
    }
    assert said["certificates"]["in_force"]["records"] == 1
    assert said["designations"]["publishing-authority"] == {
        "people": 2,
        "of_parties": 2,
        "parties": 2,
        "of_non_parties": 0,
        "non_parties": 0,
    }
    assert (said["coverage"]["total"], said["coverage"]["share"]) == (2, 2.4)
    assert [(each["identifier"], each["records"], each["national"]) for each in said["coverage"]["results"]] == [
        ("FR", {"CNA": 1, "MSR": 0, "CP": 0}, 1),
        ("KE", {"CNA": 1, "MSR": 0, "CP": 0}, 2),
    ]


def test_the_table_for_spreadsheets_has_a_row_for_each_type_and_office(client, published):
    answer = client.get("/en/statistics.csv?on=2016-09-09")

    rows = {row["code"]: row for row in csv.DictReader(StringIO(answer.text.removeprefix("\ufeff")))}
    assert answer["Content-Disposition"] == 'attachment; filename="statistics-2016-09-09.csv"'
    assert (rows["CNA"]["total"], rows["CNA"]["of_parties"], rows["CNA"]["non_parties"]) == ("2", "2", "0")
    assert (rows["VLR"]["group"], rows["VLR"]["total"], rows["VLR"]["of_parties"]) == ("reference", "0", "")
    assert (rows["focal-point"]["group"], rows["focal-point"]["total"]) == ("designations", "0")


def test_a_stored_answer_follows_a_designation(client, published):
    before = twin(client, "")["designations"]["authorized-user"]["people"]

    person = a_person(of="ke", name="Amina")
    accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=timezone.now())

    assert (before, twin(client, "")["designations"]["authorized-user"]["people"]) == (0, 1)


def test_it_is_answered_with_the_same_few_statements_whatever_there_is(client, django_assert_max_num_queries):
    for number, government in enumerate(("ke", "fr", "za", "in", "mx")):
        a_permit(government, identifier=f"permit-number-{number}", at=MORNING, dateOfIssuance="2016-09-01")

    with django_assert_max_num_queries(11):
        client.get("/en/statistics?on=2016-09-09")


# --- how it is found ---


def test_home_and_sitemap_lead_to_it(client, published):
    assert 'href="/fr/statistics"' in client.get("/fr/").text
    assert "/ru/statistics</loc>" in client.get("/sitemap.xml").text
