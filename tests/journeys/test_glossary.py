"""Somebody meets a word, opens its meaning, and goes on reading."""

import pytest

from tests.journeys.conftest import overflows

pytestmark = pytest.mark.journey

VISITS = [("en", "chromium"), ("ar", "chromium"), ("en", "firefox"), ("ar", "firefox")]
MEANINGS = {"en": "Permission given before access", "ar": "إذن يمنحه قبل الحصول"}


def is_open(page):
    return page.locator("#term-consent").evaluate("each => each.matches(':popover-open')")


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('popovertarget')")


@pytest.mark.parametrize(("language", "browser"), VISITS)
def test_a_word_is_explained_by_keyboard(visitor, language, browser):
    page = visitor(language, width=360, browser=browser).open("/help/read-a-certificate")
    word = page.locator("button.term[popovertarget=term-consent]")
    word.focus()

    page.keyboard.press("Enter")
    assert is_open(page)
    assert MEANINGS[language] in page.locator("#term-consent").inner_text()
    assert not overflows(page)

    page.keyboard.press("Escape")
    assert not is_open(page)
    assert focused(page) == "term-consent"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/help/glossary#consent")


@pytest.mark.parametrize(("language", "browser"), VISITS)
def test_a_word_is_explained_by_touch_without_scripts(browsers, house, language, browser):
    context = browsers[browser].new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{house.base}/{language}/help/read-a-certificate")

    # The driver of Firefox sends no touch at all, not even to a plain link: there the pointer presses.
    def press(what):
        what.tap() if browser == "chromium" else what.click()

    word, meaning = page.locator("button.term[popovertarget=term-consent]"), page.locator("#term-consent")
    press(word)
    assert meaning.is_visible()
    box = meaning.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360

    press(meaning.locator("button"))
    assert meaning.is_hidden()

    press(word)
    page.mouse.click(20, 10)
    assert meaning.is_hidden()
    context.close()
