"""Pages as text: without style, map and pictures, the choice carried by addresses alone."""

import re

import pytest

from absch.doors.portal.text_first import as_text, carrying
from tests.doors.markup import DIRECTIONS, Markup
from tests.makers import a_permit

PAGES = ["/", "/countries", "/countries/KE", "/database", "/database/IRCC/ABSCH-IRCC-KE-100002-1", "/verify", "/search"]


@pytest.fixture
def permit(db):
    return a_permit("ke")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.usefixtures("permit")
def test_a_page_as_text_holds_nothing_that_weighs(client, address):
    page = client.get(f"/en{address}?text=1")

    assert page.status_code == 200
    names = {name for name, _attributes in Markup(page.text).elements}
    assert names & {"svg", "path", "style", "script", "img"} == set()
    assert {each.get("rel") for each in Markup(page.text).all("link")} <= {"alternate", "canonical", "stylesheet"}
    assert page.text.count("stylesheet") == page.text.split("<footer")[1].count("stylesheet") == 1
    assert re.search(r"<h1[ >]", page.text)


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.usefixtures("permit")
def test_every_link_and_form_of_a_text_page_carries_the_choice_but_the_one_that_takes_it_back(client, language):
    page = Markup(client.get(f"/{language}/?text=1").text)

    to_pages = [
        each["href"] for each in page.all("a") if re.match(r"/(ar|en|es|fr|ru|zh)/(?!register)", each["href"] or "")
    ]
    assert [each for each in to_pages if "text=1" not in each] == [f"/{language}/"]
    assert [(each["name"], each["value"]) for each in page.all("input") if each.get("type") == "hidden"] == [
        ("text", "1")
    ]


@pytest.mark.usefixtures("permit")
def test_both_forms_of_a_page_lead_to_each_other(client):
    page, text = client.get("/en/countries?q=ke").text, client.get("/en/countries?q=ke&text=1").text

    assert '<a data-plain href="/en/countries?q=ke&amp;text=1">Text only, for slow lines</a>' in page
    assert '<a data-plain href="/en/countries?q=ke">With style and map</a>' in text


@pytest.mark.usefixtures("permit")
def test_both_forms_are_stored_side_by_side(client, django_assert_num_queries):
    page, text = client.get("/en/"), client.get("/en/?text=1")

    with django_assert_num_queries(2):
        again = [client.get("/en/").content, client.get("/en/?text=1").content]
    assert again == [page.content, text.content]
    assert page["ETag"] != text["ETag"]
    assert client.get("/en/?text=1", headers={"If-None-Match": text["ETag"]}).status_code == 304


@pytest.mark.usefixtures("permit")
def test_whoever_is_led_on_stays_with_text(client):
    answer = client.get("/en/search?q=ABSCH-IRCC-KE-100002-1&text=1")

    assert answer["Location"] == "/en/database/IRCC/ABSCH-IRCC-KE-100002-1?text=1"


def test_a_list_that_is_sent_is_answered_as_text(client, db):
    form = Markup(client.get("/en/verify?text=1").text)

    sent = next(each for each in form.all("form") if each.get("method") == "post")
    answer = client.post(sent["action"], {"numbers": "ABSCH-IRCC-KE-999999-1"})

    assert sent["action"].endswith("?text=1")
    assert (answer.status_code, "<svg" in answer.text) == (200, False)
    assert int(answer.headers.get("Content-Length", len(answer.content))) == len(answer.content)


@pytest.mark.parametrize("address", ["/en/.json?text=1", "/en/countries/KE.json?text=1"])
def test_data_stay_as_they_are(client, db, address):
    assert client.get(address).json() == client.get(address.removesuffix("?text=1")).json()


@pytest.mark.parametrize("address", ["/en/accounts/login/", "/en/register"])
def test_pages_of_an_account_have_one_form_only(client, db, address):
    answer = client.get(f"{address}?text=1", follow=True)

    assert 'rel="stylesheet"' in answer.text
    assert "Text only" not in answer.text


@pytest.mark.parametrize(
    ("address", "carried"),
    [
        ("/en/", "/en/?text=1"),
        ("/fr", "/fr?text=1"),
        ("/en/countries?by=region", "/en/countries?by=region&text=1"),
        ("/certificate/ABSCH-IRCC-ZA-1", "/certificate/ABSCH-IRCC-ZA-1?text=1"),
        ("/en/?text=1", "/en/?text=1"),
        ("/en/register", "/en/register"),
        ("/en/registered", "/en/registered?text=1"),
        ("/en/accounts/login/", "/en/accounts/login/"),
        ("/en/database/IRCC/X-1.pdf", "/en/database/IRCC/X-1.pdf"),
        ("/static/absch/x.css", "/static/absch/x.css"),
        ("https://elsewhere.example/en/", "https://elsewhere.example/en/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_pages_carry_the_choice_and_nothing_else_does(address, carried):
    assert carrying(address) == carried


def test_drawings_go_with_what_they_hold_and_what_stands_between_them_stays():
    page = as_text("<head></head><svg><svg><path/></svg></svg>kept<svg></svg><a href='#x'>y</a>")

    assert "<svg" not in page
    assert "path" not in page
    assert "kept<a href='#x'>y</a>" in page


@pytest.mark.parametrize(
    ("link", "carried"),
    [
        ('<a href="?page=2">', '<a href="?page=2&amp;text=1">'),
        ('<a class="x" href="/en/verify?a=1&amp;b=2#c">', '<a class="x" href="/en/verify?a=1&amp;b=2&amp;text=1#c">'),
        ('<a href="#main">', '<a href="#main">'),
    ],
)
def test_links_are_written_as_a_page_writes_them(link, carried):
    assert as_text(link) == carried
