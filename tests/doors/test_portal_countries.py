"""The list of countries, and the page of each."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from absch.countries.models import TreatyStatus
from tests.doors.portal import words
from tests.makers import a_contact_document, a_permit, a_version, authority_of

pytestmark = pytest.mark.django_db
AFRICA = "CCA4B662-8EF4-418D-B327-0D6F418AA703"


def groups(page):
    """Return the titles of the list, each with its governments."""
    sections = re.findall(r'<section aria-labelledby="g\d+">(.*?)</section>', page, re.DOTALL)
    return {
        words(each.split("</h2>")[0]): [words(name) for name in re.findall(r'<li><a href="[^"]*">(.*?)</a>', each)]
        for each in sections
    }


def found(page):
    return sorted(name for names in groups(page).values() for name in names)


def table(page):
    """Return the rows of the treaties' table, each cell's words."""
    body = page.split('<tbody role="rowgroup">')[1].split("</tbody>")[0]
    return [[words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in body.split("</tr>")][
        :-1
    ]


# --- the list ---


def test_the_list_is_in_the_order_of_the_readers_language(client):
    english, french, chinese = (groups(client.get(f"/{each}/countries").text) for each in ("en", "fr", "zh"))

    assert list(english)[:4] == ["A", "B", "C", "D"]
    assert english["C"][-4:] == ["Croatia", "Cuba", "Cyprus", "Czechia"]
    assert ("Égypte" in french["E"], "États-Unis d’Amérique" in french["E"]) == (True, True)
    assert ("中国" in chinese["Z"], "南非" in chinese["N"]) == (True, True)
    assert sum(map(len, english.values())) == sum(map(len, chinese.values())) == 198


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("q=cote", ["Côte d'Ivoire"]),
        ("q=CÔTE", ["Côte d'Ivoire"]),
        ("q=korea", ["Democratic People's Republic of Korea", "Republic of Korea"]),
        ("q=zaf", ["South Africa"]),
        ("q=atlantis", []),
        ("q=guinea&status=none", ["Equatorial Guinea", "Papua New Guinea"]),
    ],
)
def test_the_list_is_narrowed_by_name_or_code(client, question, names):
    assert found(client.get(f"/en/countries?{question}").text) == names


def test_the_list_is_narrowed_to_a_region_and_a_status(client):
    africa = client.get(f"/en/countries.json?region={AFRICA}").json()
    parties = client.get(f"/en/countries.json?region={AFRICA}&status=party").json()
    others = client.get(f"/en/countries.json?region={AFRICA}&status=others").json()

    assert africa["total"] == 54
    assert parties["total"] + others["total"] == 54
    assert {each["standing"] for each in parties["results"]} == {"party"}


def test_an_empty_list_says_what_to_do(client):
    assert "No government matches." in client.get("/en/countries?q=atlantis").text


def test_the_list_is_grouped_by_region_or_by_status(client):
    regions, statuses = (groups(client.get(f"/en/countries?by={each}").text) for each in ("region", "status"))

    assert list(regions) == [
        "Africa",
        "Americas",
        "Asia",
        "Europe",
        "Oceania",
        "Regional economic integration organization",
    ]
    assert regions["Regional economic integration organization"] == ["European Union"]
    assert "Kenya" in statuses["Party"]
    assert "Canada" in statuses["Non-Party"]


def test_what_the_list_does_not_know_is_as_if_it_had_not_been_asked(client):
    page = client.get("/en/countries?status=emperor&region=atlantis&by=size").text

    assert len(found(page)) == 198


def test_a_question_far_longer_than_any_name_is_refused(client):
    assert client.get(f"/en/countries?q={'x' * 200}").status_code == 400


# --- one country ---


def test_a_country_says_where_it_stands_since_when_and_as_known_on_which_day(client):
    page = client.get("/en/countries/ZA").text

    assert words(page.split('<p class="meta">')[1].split("</p>")[0]) == (
        "Party to the Nagoya Protocol since 12 October 2014 Signed on 11 May 2011"
        " Ratification · 10 January 2013 As known on 29 February 2020"
    )


def test_a_country_that_ratified_is_a_party_from_the_ninetieth_day(client, monkeypatch):
    TreatyStatus.objects.filter(government="ca", treaty="XXVII8b").update(deposit=date(2026, 3, 1))
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 29, tzinfo=UTC))
    before = client.get("/en/countries/CA").text
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 30, tzinfo=UTC))

    after = client.get("/en/countries/CA").text

    assert "Ratified; Party to the Nagoya Protocol from 30 May 2026" in before
    assert "Party to the Nagoya Protocol since 30 May 2026" in after


def test_a_country_shows_its_steps_towards_five_treaties(client):
    rows = table(client.get("/en/countries/ZA").text)

    assert [row[0].split(" As known")[0] for row in rows] == [
        "Nagoya Protocol",
        "Convention on Biological Diversity",
        "Cartagena Protocol on Biosafety",
        "Nagoya – Kuala Lumpur Supplementary Protocol on Liability and Redress to the Cartagena Protocol on Biosafety",
        "International Treaty on Plant Genetic Resources for Food and Agriculture",
    ]
    assert rows[1][1:] == ["Party", "4 June 1993", "Ratification · 2 November 1995", "31 January 1996"]
    assert rows[4][1:] == ["Non-Party", "–", "–", "–"]


def test_a_country_counts_its_records_by_type_and_leads_to_them(client):
    a_permit("ke")
    a_version(a_contact_document("ke"), by=authority_of("ke"))
    a_permit("za", identifier="permit-of-africa")

    page, twin = client.get("/en/countries/KE").text, client.get("/en/countries/KE.json").json()

    assert '<a href="/en/database/IRCC?government=ke">Permits and certificates</a> <b class="num">1</b>' in page
    assert "National focal points Nothing published so far. 0" in words(page)
    assert ("ABSCH-IRCC-KE-100002-1" in page, "ABSCH-IRCC-ZA" in page) == (True, False)
    none = dict.fromkeys(("MSR", "PRO", "CP", "CPC", "NMCC", "NDB", "NFP"), 0)
    assert twin["records"] == none | {"IRCC": 1, "CNA": 1}
    assert (twin["total"], twin["certificates_in_force"]) == (2, 1)


def test_the_twin_of_a_country_holds_its_dates(client):
    twin = client.get("/en/countries/ZA.json").json()

    assert (twin["identifier"], twin["iso3"], twin["names"]["fr"]) == ("ZA", "ZAF", "Afrique du Sud")
    assert twin["treaties"][0] == {
        "treaty": "XXVII8b",
        "name": "Nagoya Protocol",
        "standing": "party",
        "signature": "2011-05-11",
        "instrument": "ratification",
        "deposit": "2013-01-10",
        "party": "2014-10-12",
        "as_of": "2020-02-29",
        "is_certain": True,
    }
    assert AFRICA in twin["regions"]


def test_a_code_in_small_letters_leads_to_the_one_address_of_the_country(client):
    page, twin = client.get("/fr/countries/za"), client.get("/fr/countries/za.json")

    assert (page.status_code, page["Location"]) == (301, "/fr/countries/ZA")
    assert twin["Location"] == "/fr/countries/ZA.json"


@pytest.mark.parametrize("code", ["XX", "ZAF", "Z", "nothing", "%00"])
def test_a_code_that_nobody_has_is_not_found(client, code):
    assert client.get(f"/en/countries/{code}").status_code in (400, 404)


def test_a_country_needs_no_more_queries_for_many_records_than_for_one(client, django_assert_max_num_queries):
    a_permit("ke")
    with django_assert_max_num_queries(15) as few:
        client.get("/en/countries/KE")
    for each in range(4):
        a_permit("ke", identifier=f"permit-number-{each}")

    with django_assert_max_num_queries(15) as many:
        client.get("/en/countries/KE")
    assert len(many) <= len(few)
