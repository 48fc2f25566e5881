"""Twelve tasks by keyboard alone: a permit from its first line to its revocation, and what the public does with it."""

import json
import urllib.request

import pytest

from tests.journeys.keys import Keys
from tests.journeys.people import PASSWORD

pytestmark = pytest.mark.journey

NON_COMMERCIAL = "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"
VISITS = [pytest.param("en", 1280, id="English-1280"), pytest.param("ar", 360, id="Arabic-360")]


@pytest.mark.parametrize(("language", "width"), VISITS)
def test_twelve_tasks_need_no_mouse(visitor, house, language, width):
    author, authority, public = (Keys(visitor(language, width=width)) for _one in range(3))
    title = f"KWS/2026/{width:04}"

    sign_in(author, "nau@ke.example.org")
    begin_a_permit(author)
    fill_in(author, title)
    keep_an_answer_confidential(author)
    save(author)
    request_publication(author)

    sign_in(authority, "pa@ke.example.org")
    return_with_a_reason(authority, title)
    correct_what_was_returned(author, title)
    approve(authority, title)

    number = latest_number(house)
    find_and_read(public, number, title)
    verify(public, number)
    change_the_language(public)
    revoke(authority, title)
    verify(public, number, state="revoked")


def sign_in(keys, mailbox):
    keys.visitor.open("/accounts/login/")
    keys.write("main [name=login]", mailbox)
    keys.write("main [name=password]", PASSWORD)
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    assert "/register" in keys.page.url


def begin_a_permit(keys):
    keys.follow("aside a[href$='/register/new/IRCC']")
    if not keys.page.locator("main [name=languages][value=en]").is_checked():
        keys.tick("main [name=languages][value=en]")
    keys.follow("main form.sheet button[type=submit]")
    assert keys.page.url.endswith("/edit")


def fill_in(keys, title):
    keys.choose("absCNA", "authority-of-ke@1")
    keys.write("main [name='title.en']", title)
    keys.reach("main [name=dateOfIssuance]")
    keys.page.keyboard.type("03022026")
    keys.tick("main [name=picGranted]")
    keys.tick("main [name=entitiesToWhomPICGranted][value^=contact-example]")
    keys.tick("main [name=matEstablished]")
    keys.write("main [name='subjectMatter.en']", "Seeds of two wild sorghums")
    keys.tick(f"main [name=usages][value='{NON_COMMERCIAL}']")
    assert keys.page.input_value("main [name=dateOfIssuance]") == "2026-03-02"


def keep_an_answer_confidential(keys):
    keys.tick("main [name=providersConfidential]")
    assert keys.page.locator(".pair:has([name=providersConfidential]) .kept-out").is_visible()


def save(keys):
    keys.follow(keys.page.locator("main .foot button[value=save]").last)
    assert keys.page.locator("main .say.ok[role=status]").count() == 1


def request_publication(keys):
    keys.follow("main .foot button[value=review]")
    assert keys.page.locator("main a[href*='#q-']").count() == 0
    keys.follow("main a.btn[href$='/publish']")
    keys.tick("main [name=nothing-confidential]")
    keys.follow("main button[value=submit]")
    assert keys.page.locator("main .say.ok[role=status]").count() == 1


def return_with_a_reason(keys, title):
    keys.follow(keys.page.locator(".due a", has_text=title))
    keys.write("main [name=reason]", "Say for which seasons.")
    keys.follow("main button[value=return]")
    assert keys.page.locator("main .say.ok[role=status]").count() == 1


def correct_what_was_returned(keys, title):
    keys.follow(".menu a[href$='/register']")
    keys.follow(keys.page.locator(".due a", has_text=title))
    assert "Say for which seasons." in keys.page.locator("main .say.bad").inner_text()
    keys.write("main [name='usagesDescription.en']", "For the seasons of 2026 and 2027.")
    request_publication(keys)


def approve(keys, title):
    keys.follow(".menu a[href$='/register']")
    keys.follow(keys.page.locator(".due a", has_text=title))
    keys.follow("main button[value=approve]")
    assert keys.page.locator("main .say.ok[role=status]").count() == 1


def latest_number(house):
    with urllib.request.urlopen(f"{house.base}/en/database/IRCC.json?government=ke") as answer:
        return json.load(answer)["results"][0]["number"]


def find_and_read(keys, number, title):
    keys.visitor.open("/database/IRCC")
    keys.page.keyboard.press("Tab")
    keys.page.keyboard.press("Enter")
    assert keys.page.evaluate("document.activeElement.id") == "main"
    keys.follow(f"main a[href$='/{number}']")
    assert title in keys.page.locator("h1").inner_text()
    assert keys.visitor.state() == "in force"


def verify(keys, number, *, state="in force"):
    keys.follow(".menu a[href$='/verify']")
    keys.write("main #number", number.lower())
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    assert keys.visitor.state() == state


def change_the_language(keys):
    keys.follow(".langs a[lang=fr]")
    assert keys.page.locator("html").get_attribute("lang") == "fr"
    assert "/fr/" in keys.page.url


def revoke(keys, title):
    assert title in keys.page.locator("h1").inner_text()
    keys.follow("aside a[href$='/revoke']")
    keys.write("main [name='reason.en']", "The community withdrew its consent.")
    keys.follow("main form.sheet button[type=submit]")
    assert keys.page.locator("main .state.bad").count() > 0
