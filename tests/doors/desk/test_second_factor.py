"""Who acts for a government or the Secretariat shows a second factor first."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from absch.accounts.roles import Role
from tests.doors.desk.pages import words
from tests.doors.desk.scene import somebody
from tests.makers import a_person, administrator, authority_of, authorized_user_of, focal_point_of

PASSWORD = "correct horse battery"
DESK = "/en/register"
SECRETARIAT = [Role.ADMINISTRATOR, Role.VALIDATION_TEAM, Role.USER_SUPPORT]


@pytest.fixture(autouse=True)
def second_factor_is_asked_for(settings, db):
    settings.ABSCH_SECOND_FACTOR = True


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_in(client, person):
    return client.post("/en/accounts/login/", {"login": person.email, "password": PASSWORD})


@pytest.mark.parametrize("who", [focal_point_of, authority_of, authorized_user_of])
@pytest.mark.parametrize("address", ["", "/records", "/new/CON", "/designations"])
def test_a_national_office_is_led_to_the_set_up_first(as_, who, address):
    browser = as_(who("ke"))

    answer = browser.get(f"{DESK}{address}")

    assert answer["Location"] == "/en/accounts/2fa/"
    assert "Set up a second factor first" in words(browser.get(answer["Location"]).text)


@pytest.mark.parametrize("role", SECRETARIAT)
def test_so_is_the_secretariat(as_, role):
    assert as_(a_person(role)).get(DESK)["Location"] == "/en/accounts/2fa/"


@pytest.mark.parametrize("role", [None, Role.TRANSLATOR, Role.ADVISORY_COMMITTEE])
def test_who_decides_nothing_needs_none(as_, role):
    person = a_person(role) if role else somebody()

    assert as_(person).get(DESK).status_code == 200


def test_nothing_can_be_sent_before_either(as_):
    answer = as_(authority_of("ke")).post(f"{DESK}/new/CON", {"languages": "en"})

    assert answer["Location"] == "/en/accounts/2fa/"


def test_the_pages_of_ones_account_stay_open(as_):
    browser = as_(authority_of("ke"))

    assert browser.get("/en/accounts/2fa/").status_code == 200
    assert browser.get("/en/accounts/logout/").status_code == 200


def test_public_pages_stay_open(as_):
    assert as_(authority_of("ke")).get("/en/verify").status_code == 200


def test_who_set_one_up_but_signed_in_before_shows_it_now(as_):
    browser = as_(authority_of("ke"))
    TOTP.activate(authority_of("ke"), "JBSWY3DPEHPK3PXP")

    answer = browser.get(f"{DESK}/records")

    assert answer["Location"] == "/en/accounts/2fa/reauthenticate/?next=%2Fen%2Fregister%2Frecords"


def test_showing_it_opens_the_register(client):
    person = with_password(administrator())
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    sign_in(client, person)

    client.post("/en/accounts/2fa/authenticate/", {"code": code})

    assert client.get(DESK).status_code == 200


def test_showing_it_in_a_session_that_began_without_opens_the_register_too(client):
    person = with_password(authority_of("ke"))
    sign_in(client, person)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    asked = client.get(DESK)["Location"]

    client.post(asked, {"code": code})

    assert client.get(DESK).status_code == 200


def test_where_the_setting_is_off_nobody_is_asked(as_, settings):
    settings.ABSCH_SECOND_FACTOR = False

    assert as_(authority_of("ke")).get(DESK).status_code == 200
