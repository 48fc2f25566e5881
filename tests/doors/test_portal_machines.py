"""What search engines and the reader's own browser are told."""

import json
import re
from xml.etree import ElementTree

import pytest

from tests.doors.markup import DIRECTIONS
from tests.makers import a_contact_document, a_permit, a_version, authority_of

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def places(client, address="/sitemap.xml"):
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


# --- sitemap and robots ---


def test_the_sitemap_names_every_page_in_six_languages_each_with_its_five_sisters(client):
    a_permit("ke")
    a_version(a_contact_document("ke"), by=authority_of("ke"))

    urls = {each.find(f"{MAP}loc").text: each for each in places(client)}

    record = "http://127.0.0.1:8000/{}/database/IRCC/ABSCH-IRCC-KE-100002-1"
    assert {record.format(each) for each in DIRECTIONS} <= set(urls)
    assert {"http://127.0.0.1:8000/ar/countries/ZA", "http://127.0.0.1:8000/zh/"} <= set(urls)
    assert {link.get("hreflang"): link.get("href") for link in urls[record.format("en")].iter(LINK)} == {
        each: record.format(each) for each in DIRECTIONS
    }
    assert urls[record.format("fr")].find(f"{MAP}lastmod").text == "2026-03-02"
    assert [each for each in urls if "-CON-" in each] == []


def test_a_large_registry_has_several_sitemaps_and_one_that_names_them(client, monkeypatch):
    monkeypatch.setattr("absch.doors.portal.sitemap.PAGES", 2)
    for each in range(4):
        a_permit("ke", identifier=f"permit-number-{each}")

    index = [each.find(f"{MAP}loc").text for each in places(client)]
    parts = [[each.find(f"{MAP}loc").text for each in places(client, address)] for address in index]

    assert index == [f"http://127.0.0.1:8000/sitemap-{each}.xml" for each in (1, 2, 3)]
    assert sorted(each for part in parts for each in part if "/en/database/IRCC/" in each) == [
        f"http://127.0.0.1:8000/en/database/IRCC/ABSCH-IRCC-KE-10000{each}-1" for each in (2, 3, 4, 5)
    ]
    assert len(set().union(*parts)) == sum(map(len, parts))
    assert client.get("/sitemap-4.xml").status_code == 404


def test_search_engines_are_let_into_the_real_registry_and_kept_from_its_desk(client, settings):
    settings.ABSCH_ENVIRONMENT = "production"

    text = client.get("/robots.txt").text

    assert "Disallow: /zh/register\n" in text
    assert "Disallow: /\n" not in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text


@pytest.mark.parametrize("environment", ["training", "staging", "development", "demo"])
def test_search_engines_are_kept_out_of_every_other_environment(client, settings, environment):
    settings.ABSCH_ENVIRONMENT = environment

    assert "User-agent: *\nDisallow: /\n" in client.get("/robots.txt").text


# --- the program that keeps pages ---


def test_the_service_worker_stands_at_the_root_and_knows_its_words_in_six_languages(client):
    answer = client.get("/service-worker.js")

    edition = json.loads(re.match(r"const EDITION = (.*);\n", answer.text)[1])
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert set(edition["words"]) == set(DIRECTIONS)
    assert all("{time}" in each["kept"] for each in edition["words"].values())
    assert edition["files"] == [
        "/static/absch/style.css",
        "/static/absch/text.css",
        "/static/absch/favicon.svg",
        "/static/absch/keep.js",
        "/static/absch/verify.js",
    ]
    assert re.fullmatch(r"[0-9a-f]{12}", edition["version"])


def test_the_service_worker_is_the_same_whatever_the_reader_speaks(client):
    answers = {client.get("/service-worker.js", headers={"Accept-Language": each}).content for each in DIRECTIONS}

    assert len(answers) == 1
