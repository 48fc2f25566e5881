"""What is pressed shows at once that it works, and is sent once."""

import pytest

pytestmark = pytest.mark.journey

# Notes, in milliseconds, how long after the press the button shows that it works.
WATCH = """button => {
  button.addEventListener('click', () => (window.pressedAt ??= performance.now()), true);
  new MutationObserver(() => (window.shownAfter ??= performance.now() - window.pressedAt))
    .observe(button, {attributes: true, attributeFilter: ['class']});
}"""


def test_a_button_pressed_twice_shows_at_once_that_it_works_and_is_sent_once(visitor):
    author = visitor("en").sign_in("nau@ke.example.org")
    page = author.open("/register/new/CNA")
    held = []
    page.route("**/register/new/CNA", lambda route: held.append(route))
    button = page.locator("main form.sheet button[type=submit]")
    button.evaluate(WATCH)

    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    page.mouse.dblclick(place["x"] + 20, place["y"] + 10)

    assert page.evaluate("window.shownAfter") < 100
    assert "busy" in button.get_attribute("class").split()
    assert button.is_enabled()
    assert page.locator("[data-working]").inner_text() == "Working…"
    assert len(held) == 1
    with page.expect_navigation(url="**/edit"):
        held[0].continue_()


def test_a_page_that_is_shown_again_is_at_rest(visitor):
    author = visitor("en").sign_in("nau@ke.example.org")
    page = author.open("/register")

    author.follow(page.locator(".menu a[href$='/register/records']"))
    page.go_back()

    assert page.locator(".busy").count() == 0
