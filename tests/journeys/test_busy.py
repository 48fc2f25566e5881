"""What is pressed shows at once that it works, and is sent once."""

import json

import pytest

pytestmark = pytest.mark.journey

# Presses the button twice, and notes what the page showed and sent where the next page can read it.
PRESS_TWICE = """button => {
  const seen = {sent: 0};
  const note = () => sessionStorage.setItem('seen', JSON.stringify(seen));
  window.addEventListener('submit', event => { seen.sent += event.defaultPrevented ? 0 : 1; note(); });
  new MutationObserver(() => {
    seen.after ??= performance.now() - pressed; // milliseconds
    seen.classes = button.className;
    seen.disabled = button.disabled;
    seen.said = document.querySelector('[data-working]').textContent;
    note();
  }).observe(button, {attributes: true});
  const pressed = performance.now();
  button.click();
  button.click();
}"""


def test_a_button_pressed_twice_shows_at_once_that_it_works_and_is_sent_once(visitor):
    author = visitor("en").sign_in("nau@ke.example.org")
    page = author.open("/register/new/CNA")

    page.locator("main form.sheet button[type=submit]").evaluate(PRESS_TWICE)
    page.wait_for_url("**/edit")

    seen = json.loads(page.evaluate("sessionStorage.getItem('seen')"))
    assert seen["sent"] == 1
    assert seen["after"] < 100
    assert "busy" in seen["classes"].split()
    assert seen["disabled"] is False
    assert seen["said"] == "Working…"


def test_a_page_that_is_shown_again_is_at_rest(visitor):
    author = visitor("en").sign_in("nau@ke.example.org")
    page = author.open("/register")

    author.follow(page.locator(".menu a[href$='/register/records']"))
    page.go_back()

    assert page.locator(".menu a[href$='/register/records']").count() == 1
    assert page.locator(".busy").count() == 0
