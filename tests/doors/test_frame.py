"""The frame of every page: language and direction, the strip, the environment, the pages for when something failed."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.template import RequestContext, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

from absch import doors
from absch.kernel.refusals import Refusal
from tests.doors.markup import DIRECTIONS, Markup, breaches

TEMPLATES = Path(doors.__file__).parent / "templates"


def a_page(address: str, *, text: str = "", **about: object) -> str:
    """Return a page of our frame, asked for at that address, in the language of the address."""
    request = RequestFactory().get(address)
    for name, value in about.items():
        setattr(request, name, value)
    source = '{% extends "page.html" %}{% block title %}Sample{% endblock %}{% block main %}' + text + "{% endblock %}"
    with translation.override(address[1:3]):
        return Template(source).render(RequestContext(request))


# --- the frame ---


@pytest.mark.parametrize(("language", "direction"), DIRECTIONS.items())
def test_a_page_says_its_language_and_direction(language, direction):
    page = Markup(a_page(f"/{language}/verify"))

    assert page.all("html") == [{"lang": language, "dir": direction}]
    assert page.all("main")[0]["id"] == "main"


def test_the_language_strip_leads_to_the_same_page_with_the_same_question():
    page = Markup(a_page("/fr/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"))

    strip = [link for link in page.all("a") if "hreflang" in link]
    assert [(link["hreflang"], link["lang"], link["dir"], link["href"]) for link in strip] == [
        ("ar", "ar", "rtl", "/ar/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"),
        ("en", "en", "ltr", "/en/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"),
        ("es", "es", "ltr", "/es/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"),
        ("fr", "fr", "ltr", "/fr/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"),
        ("ru", "ru", "ltr", "/ru/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"),
        ("zh", "zh", "ltr", "/zh/verify?number=ABSCH-IRCC-ZA-252071-2&more=1"),
    ]
    assert [link["hreflang"] for link in strip if link.get("aria-current")] == ["fr"]


def test_a_public_page_never_looks_at_who_reads_it():
    class Untouchable:
        def __getattribute__(self, name):
            raise AssertionError(f"the page asked for {name}")

    a_page("/en/verify", user=Untouchable(), session=Untouchable(), _messages=Untouchable())


@pytest.mark.parametrize("language", DIRECTIONS)
def test_a_page_holds_nothing_the_content_security_policy_refuses(language):
    assert breaches(a_page(f"/{language}/")) == []


@pytest.mark.parametrize("text", ['<p style="color:red">', '<a onclick="x">', "<style>", "<script>x</script>"])
def test_a_breach_of_the_content_security_policy_would_be_found(text):
    assert len(breaches(a_page("/en/", text=text))) == 1


@pytest.mark.parametrize(
    ("environment", "title"),
    [
        ("production", "Sample · ABS Clearing-House"),
        ("training", "TRAINING · Sample · ABS Clearing-House"),
        ("staging", "TEST SYSTEM · Sample · ABS Clearing-House"),
        ("development", "DEVELOPMENT · Sample · ABS Clearing-House"),
        ("demo", "DEMONSTRATION · Sample · ABS Clearing-House"),
    ],
)
def test_the_environment_stands_first_in_the_title(settings, environment, title):
    settings.ABSCH_ENVIRONMENT = environment

    assert Markup(a_page("/en/")).title == title


@pytest.mark.parametrize(("environment", "bands"), [("production", 0), ("training", 1), ("demo", 1)])
def test_every_environment_but_production_has_a_band(settings, environment, bands):
    settings.ABSCH_ENVIRONMENT = environment

    page = Markup(a_page("/en/"))

    assert [each["class"] for each in page.all("div") if each.get("role") == "region"] == [f"env {environment}"] * bands


# --- the theme ---


def test_the_style_sheet_is_small_and_knows_no_left_or_right():
    sheet = Path(finders.find("absch/style.css")).read_text()

    assert len(brotli.compress(sheet.encode())) <= 9_000
    assert re.findall(r"(?:margin|padding|border|inset)-(?:left|right)|(?:^|[;{])(?:left|right|float):", sheet) == []
    assert "url(" not in sheet


# --- templates ---


@pytest.mark.parametrize("name", sorted(str(each.relative_to(TEMPLATES)) for each in TEMPLATES.rglob("*.*")))
def test_every_template_compiles_and_is_the_one_that_is_used(name):
    assert get_template(name).origin.name == str(TEMPLATES / name)


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_a_page_for_when_all_else_failed_speaks_all_six_languages_without_any_context(name):
    page = Markup(get_template(name).render())

    assert {each["lang"]: each["dir"] for each in page.all("section")} == DIRECTIONS
    assert [each["href"] for each in page.all("a")] == ["/ar/", "/en/", "/es/", "/fr/", "/ru/", "/zh/"]


@pytest.mark.parametrize(("language", "direction"), DIRECTIONS.items())
def test_an_address_without_a_page_is_answered_in_its_language(client, language, direction):
    answer = client.get(f"/{language}/no/such/page")

    assert answer.status_code == 404
    assert Markup(answer.text).all("html") == [{"lang": language, "dir": direction}]


def test_a_refusal_as_a_page_gives_its_code_its_sentence_and_the_way_back():
    class Late(Refusal):
        code = "late"
        sentence = "The day %(day)s is <past>."

    page = render_to_string(
        "refusal.html",
        {"refusal": Late(day="1 May"), "title": "Not published", "back": "/en/register"},
        request=RequestFactory().get("/en/register"),
    )

    assert 'data-code="late"' in page
    assert "The day 1 May is &lt;past&gt;." in page
    assert "/en/register" in [link["href"] for link in Markup(page).all("a") if link.get("class") == "btn"]


@pytest.mark.parametrize(
    ("state", "sign", "word"),
    [
        ("in force", "state ok", "In force"),
        ("expired", "state gone", "Expired"),
        ("revoked", "state bad", "Revoked"),
        ("superseded", "state old", "Superseded"),
        ("withdrawn", "state gone", "Withdrawn"),
        ("redacted", "state gone", "Redacted"),
        ("permit, not certificate", "state", "A permit, not a certificate"),
        ("draft", "state", "Draft"),
        ("pending", "state old", "Pending"),
        ("returned", "state bad", "Returned"),
        ("approved", "state ok", "Approved"),
        ("recalled", "state gone", "Recalled"),
        ("never heard of", "state unk", "Unknown"),
    ],
)
def test_a_state_is_a_sign_and_a_word(state, sign, word):
    shown = render_to_string("parts/state.html", {"state": state}).strip()

    assert shown == f'<span class="{sign}">{word}</span>'


def test_a_record_number_is_whole_and_left_to_right():
    shown = render_to_string("parts/number.html", {"number": "ABSCH-IRCC-ZA-252071-2"}).strip()

    assert shown == '<bdi dir="ltr" class="uid">ABSCH-IRCC-ZA-252071-2</bdi>'
