"""An authorized user drafts an authority, loses line and browser, and is corrected; two people never collide."""

import re

import pytest

from tests.journeys.conftest import overflows
from tests.journeys.test_certificate import the_request

pytestmark = pytest.mark.journey

VISITS = [
    pytest.param("en", {"width": 1280}, id="English-1280"),
    pytest.param("ar", {"width": 360}, id="Arabic-360"),
    pytest.param("ar", {"width": 1280, "browser": "firefox"}, id="Arabic-1280-Firefox"),
    pytest.param("en", {"width": 360, "scripts": False}, id="English-360-without-scripts"),
]


@pytest.mark.parametrize(("language", "how"), VISITS)
def test_a_draft_survives_is_returned_corrected_and_published(visitor, house, language, how):
    scripts = how.get("scripts", True)
    drafter, authority = visitor(language, **how), visitor(language, **how)
    drafter.sign_in("nau@ke.example.org")
    authority.sign_in("pa@ke.example.org")

    # He writes in two languages; what is half-written is kept.
    identifier = drafter.begin("CNA", "fr", "en")
    drafter.fill({"name.en": "Coastal Permit Board", "name.fr": "Commission des permis du littoral"})
    drafter.press("save")

    # The line drops while he writes on; the browser keeps it, and another visit puts it back.
    if scripts:
        drafter.page.context.set_offline(True)
        drafter.fill({"city.en": "Mombasa"})
        wait_until_kept(drafter, identifier)
        drafter.page.context.set_offline(False)
        again = drafter.page.context.new_page()
        drafter.page.close()
        drafter.page = again
        drafter.open(f"/register/{identifier}/edit")
        drafter.page.locator("[data-put-back]").click()
        assert drafter.page.input_value("main [name='city.en']") == "Mombasa"
        drafter.press("save")
    else:
        drafter.fill({"city.en": "Mombasa"})
        drafter.press("save")

    # Somebody else reads who is writing, and cannot save over it unless the draft is taken over.
    authority.open(f"/register/{identifier}/edit")
    authority.fill({"city.fr": "Nairobi"})
    authority.press("save")
    assert authority.refusal() == "held"
    assert "NAU of KE" in authority.page.locator("[data-code]").first.inner_text()

    # The review leads to each answer that is missing.
    drafter.open(f"/register/{identifier}/edit")
    drafter.press("review")
    missing = [link.get_attribute("href") for link in drafter.page.locator("main a[href*='#q-']").all()]
    assert {re.sub(r".*#q-", "", each) for each in missing} >= {"phones", "emails", "country", "responsibleForAll"}
    drafter.page.goto(f"{house.base}{missing[0]}" if missing[0].startswith("/") else missing[0])
    assert not scripts or not overflows(drafter.page)
    drafter.open(f"/register/{identifier}/edit")
    drafter.fill(
        {
            "country": "ke",
            "phones": "+254 41 000 0000",
            "emails": "coast@ke.example.org",
            "responsibleForAll": ["false"],
            "responsibilities.en": "Permits for the coast.",
        }
    )
    drafter.press("save")
    drafter.fill({"absJurisdiction": ["DEBB019D-8647-40EC-8AE5-10CA88572F6E"]})
    drafter.press("save")
    drafter.fill({"absJurisdictionName.en": "Coast"})
    drafter.press("review")
    assert drafter.page.locator("main a[href*='#q-']").count() == 0
    request_publication(drafter, identifier, remark="The coast has had its own board since May.")

    # The authority hears of it, compares, and returns it with a reason.
    assert identifier in house.letter_to("pa@ke.example.org", saying=identifier)
    the_request(authority, identifier)
    assert "The coast has had its own board since May." in authority.page.content()
    authority.page.fill("main [name=reason]", "The French name lacks its article.")
    authority.press("return")

    # He corrects it and asks again; now it is approved and public.
    drafter.open("/register")
    assert identifier in drafter.page.content()
    drafter.open(f"/register/{identifier}/edit")
    assert "The French name lacks its article." in drafter.page.content()
    drafter.fill({"name.fr": "La Commission des permis du littoral"})
    drafter.press("review")
    request_publication(drafter, identifier)
    the_request(authority, identifier)
    authority.press("approve")
    assert house.exported()[identifier]["name"] == {
        "en": "Coastal Permit Board",
        "fr": "La Commission des permis du littoral",
    }
    drafter.open("/register/notifications")
    assert drafter.page.locator("main a[href*='/register/']").count() > 0


def wait_until_kept(drafter, identifier):
    """Wait up to fifteen seconds for the browser to keep what could not be saved."""
    for _attempt in range(150):
        if drafter.page.evaluate("key => localStorage.getItem(key) !== null", f"draft:{identifier}"):
            return
        drafter.page.wait_for_timeout(100)
    raise AssertionError("The browser kept nothing")


def request_publication(drafter, identifier, *, remark=""):
    drafter.open(f"/register/{identifier}/publish")
    drafter.fill({"remark": remark, "nothing-confidential": True})
    drafter.press("submit")
