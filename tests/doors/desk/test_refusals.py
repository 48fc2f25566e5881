"""Forms that come too late."""

from django.test import Client

from tests.doors.desk.pages import code_of, words
from tests.doors.markup import Markup
from tests.makers import authorized_user_of


def test_a_form_without_its_token_is_answered_with_what_happened_and_what_was_kept(db):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(authorized_user_of("ke"))

    answer = browser.post("/ar/register/new/CON", {"languages": "en"})

    assert (answer.status_code, code_of(answer)) == (403, "stale-form")
    assert Markup(answer.text).all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert "no-store" in answer["Cache-Control"]


def test_a_late_form_says_that_the_browser_still_has_what_was_typed(db):
    answer = Client(enforce_csrf_checks=True).post("/en/accounts/login/", {"login": "a@example.org"})

    assert answer.status_code == 403
    assert "Your browser still has what you typed: go back one page." in words(answer.text)
