"""The pages of an account, and the letters about one: in our frame, complete without a script."""

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from absch import doors
from absch.accounts.models import Person
from absch.outbox.models import Delivery
from absch.outbox.writing import compose
from tests.doors.markup import DIRECTIONS, Markup, breaches
from tests.makers import NOON, a_person

TEMPLATES = Path(doors.__file__).parent / "templates"
PASSWORD = "correct horse battery"
FOR_ANYBODY = ["login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/", "inactive/"]
FOR_WHO_IS_SIGNED_IN = [
    *("logout/", "email/", "password/change/", "reauthenticate/"),
    *("2fa/", "2fa/totp/activate/", "2fa/recovery-codes/generate/", "2fa/webauthn/", "2fa/webauthn/add/"),
]


@pytest.fixture
def signed_in(client, db):
    """A browser whose reader has just signed in with a password, without any script."""
    person = a_person(name="Ada Okoye")
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.post("/en/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.parametrize("address", FOR_ANYBODY)
def test_a_page_of_accounts_stands_in_the_frame(client, language, address):
    answer = client.get(f"/{language}/accounts/{address}")

    assert answer.status_code == 200
    assert Markup(answer.text).all("html") == [{"lang": language, "dir": DIRECTIONS[language]}]
    assert breaches(answer.text) == []


@pytest.mark.parametrize("language", DIRECTIONS)
def test_every_page_of_ones_own_account_stands_in_the_frame(signed_in, language):
    signed_in.post("/en/accounts/reauthenticate/", {"password": PASSWORD})

    answers = {each: signed_in.get(f"/{language}/accounts/{each}") for each in FOR_WHO_IS_SIGNED_IN}

    assert {each: answer.status_code for each, answer in answers.items() if answer.status_code != 200} == {}
    assert {each: breaches(answer.text) for each, answer in answers.items() if breaches(answer.text)} == {}
    assert {Markup(answer.text).all("html")[0]["lang"] for answer in answers.values()} == {language}


def test_signing_in_with_a_password_needs_no_script(signed_in):
    page = signed_in.get("/en/accounts/2fa/").text

    assert "Ada Okoye" in page
    assert [form["method"] for form in Markup(page).all("form") if form["action"] == "/en/accounts/logout/"] == ["post"]


def test_recovery_codes_are_listed_to_be_printed(signed_in):
    codes = RecoveryCodes.activate(Person.objects.get(name="Ada Okoye")).get_unused_codes()
    signed_in.post("/en/accounts/reauthenticate/", {"password": PASSWORD})

    page = signed_in.get("/en/accounts/2fa/recovery-codes/").text

    assert len(codes) == 10
    assert [code for code in codes if f"<li>{code}</li>" not in page] == []
    assert breaches(page) == []


def test_a_second_factor_is_asked_for_without_script_and_a_recovery_code_will_do(signed_in):
    person = Person.objects.get(name="Ada Okoye")
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    signed_in.logout()
    asked = signed_in.post("/en/accounts/login/", {"login": person.email, "password": PASSWORD}, follow=True)

    let_in = signed_in.post("/en/accounts/2fa/authenticate/", {"code": code})

    assert asked.redirect_chain == [("/en/accounts/2fa/authenticate/", 302)]
    assert [each["name"] for each in Markup(asked.text).all("input") if each.get("type") == "text"] == ["code"]
    assert breaches(asked.text) == []
    assert let_in.headers["Location"] == "/en/register"


@pytest.mark.django_db
def test_what_needs_a_passkey_stays_hidden_until_a_script_shows_it(client):
    page = Markup(client.get("/en/accounts/login/").text)

    assert [("hidden" in part) for name, part in page.elements if "data-passkey" in part] == [True]
    assert [each["type"] for each in page.all("input") if each.get("id", "").startswith("id_")] == ["email", "password"]


@pytest.mark.django_db
def test_a_form_sent_empty_leads_to_each_question(client):
    answer = client.post("/en/accounts/login/", {"login": "", "password": ""})

    page = Markup(answer.text)
    assert page.title == "DEMONSTRATION · 2 corrections · Sign in · ABS Clearing-House"
    assert [link["href"] for link in page.all("a") if link["href"].startswith("#id_")] == ["#id_login", "#id_password"]
    assert [each["aria-describedby"].strip() for each in page.all("input") if each.get("aria-invalid")] == [
        "id_login_error",
        "id_password_error",
    ]


@pytest.mark.django_db
def test_a_letter_about_an_account_says_why_one_gets_it_in_plain_text_and_as_a_page(client):
    client.post("/en/accounts/password/reset/", {"email": "nobody.o'neil@example.org"})

    letter = Delivery.objects.get().words
    assert letter["subject"] == "[Demonstration] There is no account with this address"
    assert "You get this letter because somebody, probably you, asked to choose a new password" in letter["text"]
    assert "/en/accounts/signup/" in letter["text"]
    assert "&#" not in letter["text"]
    assert '<html lang="en" dir="ltr">' in letter["html"]


@pytest.mark.parametrize(
    "name",
    sorted(
        str(each.relative_to(TEMPLATES)).removesuffix("_subject.txt") for each in TEMPLATES.rglob("email/*_subject.txt")
    ),
)
def test_every_letter_has_a_subject_of_one_line_and_words_that_are_not_escaped(name):
    about = {"timestamp": NOON, "from_email": "o'neil@example.org", "to_email": "o'neil@example.com"}
    about |= dict.fromkeys(("activate_url", "password_reset_url", "signup_url"), "https://absch.example/a?b=1&c=2")

    letter = compose(f"{name}_message.html", about, subject=f"{name}_subject.txt")

    assert 10 < len(letter.subject) < 100
    assert "&amp;" not in letter.text
    assert "&#x27;" not in letter.text
    assert "\n\n\n" not in letter.text
    assert "Access and Benefit-sharing Clearing-House" in letter.text
