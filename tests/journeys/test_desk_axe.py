"""Every page of the desk, narrow and wide, light and dark: the accessibility checker has nothing to say.

`ABSCH_CAMPAIGN=full` asks about every page named here in six languages, the ordinary run about a few in two.
"""

import os
from pathlib import Path

import pytest

from absch.doors import desk as the_desk
from tests.journeys.axe import LANGUAGES, findings_everywhere
from tests.journeys.reach import answered, loose_ends, small_targets

pytestmark = [pytest.mark.journey, pytest.mark.campaign]

IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
TEMPLATES = Path(the_desk.__file__).parent / "templates" / "desk"
NON_COMMERCIAL = "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"
PERMIT = {
    "absCNA.add": "authority-of-ke@1",
    "title.en": "KWS/2026/0211",
    "dateOfIssuance": "2026-03-02",
    "picGranted": True,
    "matEstablished": True,
    "entitiesToWhomPICGranted.add": "contact-example@1",
    "subjectMatter.en": "<p>Bark of <em>Warburgia ugandensis</em></p>",
    "usages": [NON_COMMERCIAL],
    "providersConfidential": True,
}
# Template, whose page, address; those of the ordinary run first.
SAMPLE = [
    ("dashboard", "pa@ke", "/register"),
    ("edit", "nau@ke", "/register/{unfinished}/edit?check=1"),
    ("publish", "nau@ke", "/register/{unfinished}/publish"),
    ("request", "pa@ke", "/register/requests/{key}"),
    ("act", "pa@ke", "/register/authority-of-ke/withdraw"),
    ("designations", "nfp@ke", "/register/designations"),
]
THE_REST = [
    ("dashboard", "nau@ke", "/register"),
    ("dashboard", "secretariat", "/register"),
    ("records", "nau@ke", "/register/records"),
    ("records", "secretariat", "/register/records?government=ke"),
    ("types", "nau@ke", "/register/new"),
    ("begin", "nau@ke", "/register/new/IRCC"),
    ("begin", "secretariat", "/register/new/NFP"),
    ("record", "nau@ke", "/register/{unfinished}"),
    ("record", "pa@ke", "/register/authority-of-ke"),
    ("edit", "nau@ke", "/register/{unfinished}/edit?section=part-3"),
    ("edit", "nau@ke", "/register/{authority}/edit?check=1"),
    ("edit", "nau@ke", "/register/{contact}/edit?check=1"),
    ("edit", "nau@ke", "/register/{returned}/edit"),
    ("edit", "secretariat", "/register/{focal_point}/edit?check=1"),
    ("review", "nau@ke", "/register/{unfinished}/review"),
    ("review", "nau@ke", "/register/{returned}/review"),
    ("publish", "nau@ke", "/register/{returned}/publish"),
    ("act", "nau@ke", "/register/{unfinished}/discard"),
    ("locked", "nau@ke", "/register/{pending}/edit"),
    ("requests", "nau@ke", "/register/requests?view=mine"),
    ("requests", "pa@ke", "/register/requests"),
    ("correct", "pa@ke", "/register/requests/{key}/correct"),
    ("act", "pa@ke", "/register/authority-of-ke/amend"),
    ("act", "pa@ke", "/register/authority-of-ke/duplicate"),
    ("act", "pa@ke", "/register/authority-of-ke/confirm"),
    ("act", "pa@ke", "/register/authority-of-ke/versions/1/redact"),
    ("act", "nau@ke", "/register/authority-of-ke/withdraw"),
    ("notifications", "pa@ke", "/register/notifications"),
    ("designations", "pa@ke", "/register/designations"),
    ("designations", "secretariat", "/register/designations?government=ke"),
    ("end-designation", "pa@ke", "/register/designations/{office}/end"),
    ("limit-designation", "pa@ke", "/register/designations/{office}/limit"),
    ("deliveries", "pa@ke", "/register/deliveries"),
    ("deliveries", "secretariat", "/register/deliveries"),
    ("audit", "pa@ke", "/register/audit"),
    ("audit", "secretariat", "/register/audit"),
]
PAGES = SAMPLE + THE_REST if IS_FULL else SAMPLE
# What is refused or searched is asked of in one language by the ordinary run.
SOME_LANGUAGES = LANGUAGES if IS_FULL else ("ar",)
# `draft` is the frame of others; a form that is too old has a test of its own.
ELSEWHERE = {"draft", "stale"}


@pytest.fixture(scope="module")
def desk(browsers, house):
    """A desk on which something of every kind lies: what stands for the names in the addresses above."""
    from tests.journeys.conftest import Visitor

    contexts = [browsers["chromium"].new_context() for _one in range(3)]
    author, authority, secretariat = (Visitor(each, house, "en") for each in contexts)
    author.sign_in("nau@ke.example.org")
    lies = {
        "unfinished": author.begin("IRCC", "en", "ar"),
        "authority": author.begin("CNA", "en"),
        "contact": author.begin("CON", "en"),
    }
    author.open(f"/register/{lies['unfinished']}/edit")
    author.fill({"title.ar": "تصريح", "subjectMatterConfidential": True})
    author.press("save")
    lies |= {each: a_request(author) for each in ("returned", "pending")}
    authority.sign_in("pa@ke.example.org")
    returned, lies["key"] = requests_on(authority)
    authority.open(f"/register/requests/{returned}")
    authority.page.fill("main [name=reason]", "Name the restrictions of use.")
    authority.press("return")
    authority.open("/register/designations")
    end = authority.page.locator("main a[href$='/end']").first.get_attribute("href")
    secretariat.sign_in("secretariat@example.org")
    lies |= {"office": end.split("/")[-2], "focal_point": secretariat.begin("NFP", "en", government="ke")}
    yield lies
    for each in contexts:
        each.close()


def a_request(author):
    identifier = author.begin("IRCC", "en")
    author.fill(PERMIT)
    author.press("review")
    author.open(f"/register/{identifier}/publish")
    author.fill({"nothing-confidential": True})
    author.press("submit")
    return identifier


def requests_on(authority):
    """Return the keys of the two requests made last that await a decision, in their order."""
    authority.open("/register/requests?view=awaiting")
    links = authority.page.locator("main th a[href*='/register/requests/']").all()
    return [each.get_attribute("href").rsplit("/", 1)[1] for each in links][-2:]


def signed_in(visitor, language, who):
    return visitor(language).sign_in(f"{who}.example.org" if "@" in who else f"{who}@example.org")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", sorted({who for _template, who, _address in PAGES}))
def test_no_page_of_the_desk_keeps_anybody_out(visitor, desk, language, who):
    addresses = [address for _template, whose, address in PAGES if whose == who]
    person = signed_in(visitor, language, who)

    found = []
    for address in addresses:
        person.open(address.format(**desk))
        assert answered(person.page) == 200, person.page.url
        assert person.page.locator("h1").count() == 1, person.page.url
        found += findings_everywhere(person.page) + loose_ends(person.page)

    assert found == []


def test_every_template_of_the_desk_has_a_page_here():
    named = {template for template, _who, _address in SAMPLE + THE_REST}

    assert named | ELSEWHERE == {each.stem for each in TEMPLATES.glob("*.html")}


@pytest.mark.parametrize("language", SOME_LANGUAGES)
def test_a_refusal_leads_to_its_field_and_keeps_nobody_out(visitor, desk, language):
    author, authority = (signed_in(visitor, language, each) for each in ("nau@ke", "pa@ke"))

    found = []
    for person, address, wish, code in (
        (author, "/register/{unfinished}/publish", "submit", "not-confirmed"),
        (authority, "/register/requests/{key}", "return", "reason-required"),
        (authority, "/register/designations/{office}/end", "", "reason-required"),
        (authority, "/register/authority-of-ke/withdraw", "", "reason-required"),
    ):
        person.open(address.format(**desk))
        person.press(wish) if wish else person.submit()
        assert person.refusal() == code
        assert person.page.locator("main [data-code] a[href^='#']").count() == 1
        assert person.page.locator("main .wrong .msg:visible").count() == 1
        found += findings_everywhere(person.page) + loose_ends(person.page)

    assert found == []


@pytest.mark.parametrize("language", SOME_LANGUAGES)
def test_a_record_without_language_and_a_form_that_is_too_old_keep_nobody_out(visitor, desk, language):
    person = signed_in(visitor, language, "nau@ke")
    person.open("/register/new/IRCC")
    for box in person.page.locator("main [name=languages]").all():
        box.uncheck()
    person.submit()
    assert person.refusal() == "no-language"
    refused = findings_everywhere(person.page) + loose_ends(person.page)
    person.page.context.clear_cookies(name="csrftoken")
    person.submit()
    assert person.refusal() == "stale-form"

    stale = findings_everywhere(person.page)

    assert refused + stale == []


@pytest.mark.parametrize("language", SOME_LANGUAGES)
def test_a_search_within_the_form_and_more_rows_keep_nobody_out(visitor, desk, language):
    person = signed_in(visitor, language, "nau@ke")
    person.open(f"/register/{desk['unfinished']}/edit")
    person.page.fill("main [name='absCNA.find']", "e")
    person.press("find:absCNA")
    found = findings_everywhere(person.page) + loose_ends(person.page)
    person.fill({})
    person.press("more:picDocuments")

    found += findings_everywhere(person.page) + loose_ends(person.page)

    assert found == []


@pytest.mark.parametrize("language", SOME_LANGUAGES)
def test_under_a_finger_what_stands_alone_is_large(browsers, house, desk, language):
    from tests.journeys.conftest import Visitor

    context = browsers["chromium"].new_context(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True)
    person = signed_in(lambda chosen: Visitor(context, house, chosen), language, "nau@ke")

    found = []
    for address in ("/register", "/register/records", "/register/{unfinished}/edit", "/register/requests?view=mine"):
        person.open(address.format(**desk))
        found += small_targets(person.page)

    context.close()
    assert found == []
