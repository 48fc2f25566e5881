"""Help and glossary as everyone meets them."""

import brotli
import pytest

from absch.kernel.languages import SIX
from tests.doors.markup import DIRECTIONS, Markup, breaches

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", SIX)
def test_the_glossary_is_small_whole_and_lawful(client, language):
    answer = client.get(f"/{language}/help/glossary")
    page = answer.content.decode()
    identifiers = [attributes["id"] for _name, attributes in Markup(page).elements if "id" in attributes]

    assert len(brotli.compress(answer.content, quality=5)) <= 40_000
    assert breaches(page) == []
    assert len(identifiers) == len(set(identifiers))
    assert {"consent", "mutually-agreed-terms", "certificate", "focal-point"} <= set(identifiers)


def test_each_term_is_shown_in_the_five_other_languages(client):
    page = Markup(client.get("/fr/help/glossary").content.decode())

    spoken = [(each["lang"], each["dir"]) for each in page.all("bdi") if "lang" in each]

    assert len(spoken) == 97 * 5
    assert set(spoken) == {(code, DIRECTIONS[code]) for code in SIX if code != "fr"}


def test_a_search_narrows_the_list_and_keeps_what_was_typed(client):
    page = client.get("/en/help/glossary", {"q": "venom"}).content.decode()

    assert 'value="venom"' in page
    assert 'id="derivative"' in page
    assert 'id="consent"' not in page
    # A related term stands on the whole list only.
    assert 'href="/en/help/glossary#utilization"' in page


def test_a_search_without_result_says_so_and_is_escaped(client):
    page = client.get("/en/help/glossary", {"q": "<script>\x00"}).content.decode()

    assert "The glossary holds no such word." in page
    assert 'value="&lt;script&gt;"' in page


def test_the_twin_of_the_glossary_tells_the_same(client):
    answer = client.get("/en/help/glossary.json", {"q": "venom"}).json()

    (term,) = answer["terms"]
    assert (answer["total"], term["key"], term["word"]["zh"]) == (1, "derivative", "衍生物")
    assert term["sources"] == [{"text": "Article 2(e)", "instrument": None}]
    assert term["url"].endswith("/en/help/glossary#derivative")


@pytest.mark.parametrize("address", ["help", "help/read-a-certificate", "help/verify", "help/publish"])
def test_help_has_a_page_and_a_twin(client, address):
    page = client.get(f"/en/{address}")
    twin = client.get(f"/en/{address}.json")

    assert (page.status_code, twin.status_code) == (200, 200)
    assert breaches(page.content.decode()) == []


def test_a_guide_that_does_not_exist_is_not_found(client):
    assert client.get("/en/help/peace").status_code == 404
    assert client.get("/en/help/peace.json").json()["code"] == "not-found"
