"""Every page of an account, narrow and wide, light and dark: the accessibility checker has nothing to say.

`ABSCH_CAMPAIGN=full` asks about every page named here in six languages, the ordinary run about a few in two.
"""

import os
import re
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from absch import doors
from tests.journeys.axe import LANGUAGES, findings_everywhere
from tests.journeys.conftest import House, Visitor
from tests.journeys.reach import answered, loose_ends

pytestmark = [pytest.mark.journey, pytest.mark.campaign]

IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
TEMPLATES = Path(doors.__file__).parent / "templates"
PASSWORD = "Two-strands-and-a-leaf-2010"
SAMPLE = [
    ("account/login", "anybody", "/accounts/login/"),
    ("account/password_reset_from_key", "anybody", "{reset}"),
    ("mfa/totp/activate_form", "unguarded", "/accounts/2fa/totp/activate/"),
    ("mfa/index", "guarded", "/accounts/2fa/"),
]
THE_REST = [
    ("account/signup", "anybody", "/accounts/signup/"),
    ("account/password_reset", "anybody", "/accounts/password/reset/"),
    ("account/password_reset_done", "anybody", "/accounts/password/reset/done/"),
    ("account/password_reset_from_key", "anybody", "/accounts/password/reset/key/x-y/"),
    ("account/password_reset_from_key_done", "anybody", "/accounts/password/reset/key/done/"),
    ("account/verification_sent", "anybody", "/accounts/confirm-email/"),
    ("account/email_confirm", "anybody", "{confirm}"),
    ("account/email_confirm", "anybody", "/accounts/confirm-email/nonsense/"),
    ("account/account_inactive", "anybody", "/accounts/inactive/"),
    ("account/email", "unguarded", "/accounts/email/"),
    ("mfa/index", "unguarded", "/accounts/2fa/"),
    ("account/password_set", "without a password", "/accounts/password/set/"),
    ("account/email", "guarded", "/accounts/email/"),
    ("account/password_change", "guarded", "/accounts/password/change/"),
    ("account/logout", "guarded", "/accounts/logout/"),
    ("account/reauthenticate", "guarded", "/accounts/reauthenticate/"),
    ("mfa/reauthenticate", "guarded", "/accounts/2fa/reauthenticate/"),
    ("mfa/webauthn/reauthenticate", "guarded", "/accounts/2fa/webauthn/reauthenticate/"),
    ("mfa/totp/deactivate_form", "guarded", "/accounts/2fa/totp/deactivate/"),
    ("mfa/recovery_codes/index", "guarded", "/accounts/2fa/recovery-codes/"),
    ("mfa/recovery_codes/generate", "guarded", "/accounts/2fa/recovery-codes/generate/"),
    ("mfa/webauthn/authenticator_list", "guarded", "/accounts/2fa/webauthn/"),
    ("mfa/webauthn/add_form", "guarded", "/accounts/2fa/webauthn/add/"),
    ("mfa/webauthn/edit_form", "guarded", "/accounts/2fa/webauthn/keys/{key}/edit/"),
    ("mfa/webauthn/authenticator_confirm_delete", "guarded", "/accounts/2fa/webauthn/keys/{key}/remove/"),
    ("mfa/authenticate", "half", "/accounts/2fa/authenticate/"),
]
PAGES = SAMPLE + THE_REST if IS_FULL else SAMPLE
# Whoever has lost the password for good signs in with a passkey: here the session is given instead.
SESSION = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from absch.accounts.models import Person
person = Person.objects.get(email={mailbox!r})
person.set_unusable_password()
person.save()
backend = "allauth.account.auth_backends.AuthenticationBackend"
session = SessionStore()
session.update({{SESSION_KEY: str(person.pk), BACKEND_SESSION_KEY: backend}})
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print("session", session.session_key)
"""


@pytest.fixture(scope="module")
def accounts(browsers, house):
    """Accounts in every state: who is signed in by cookies, and what stands for the names in the addresses above."""
    # A passkey belongs to a name, not to the number of a machine.
    there = House(house.folder, 0)
    there.base = house.base.replace("127.0.0.1", "localhost")
    contexts = [browsers["chromium"].new_context() for _one in range(3)]
    guarded, unguarded, nameless = (Visitor(each, there, "en") for each in contexts)
    names = {"key": guard(opened(guarded, "guarded@example.org"))}
    opened(unguarded, "unguarded@example.org")
    opened(nameless, "nameless@example.org")
    sent = there.manage("shell", "-c", SESSION.format(mailbox="nameless@example.org"))
    session = re.search(r"session (\w+)", sent).group(1)
    contexts[2].add_cookies([{"name": "sessionid", "value": session, "url": there.base}])
    states = {
        "guarded": contexts[0].storage_state(),
        "unguarded": contexts[1].storage_state(),
        "without a password": contexts[2].storage_state(),
    }
    for each in contexts:
        each.close()
    return there, states, names | letters(browsers["chromium"].new_context(), there)


def opened(visitor, mailbox):
    """Open an account, confirm its mailbox, and sign in."""
    signed_up(visitor, mailbox)
    visitor.page.goto(visitor.house.base + address_in(visitor, mailbox, "/accounts/confirm-email/"))
    visitor.follow(visitor.page.locator("main form button[type=submit]"))
    return visitor.sign_in(mailbox, PASSWORD)


def signed_up(visitor, mailbox):
    visitor.open("/accounts/signup/")
    for name, answer in {"name": "Ada Okoye", "email": mailbox, "password1": PASSWORD, "password2": PASSWORD}.items():
        visitor.page.fill(f"main [name={name}]", answer)
    visitor.submit()


def address_in(visitor, mailbox, saying):
    """Return the path, from the language on, of the address in the letter to that mailbox."""
    text = visitor.house.letter_to(mailbox, saying=saying)
    return re.search(rf"http://[^/\s]+(/\w\w{saying}\S+)", text).group(1)


def letters(context, house):
    """Return the addresses that nobody followed yet: to confirm a mailbox, and to choose a new password."""
    visitor = Visitor(context, house, "en")
    signed_up(visitor, "later@example.org")
    confirm = address_in(visitor, "later@example.org", "/accounts/confirm-email/")
    visitor.open("/accounts/password/reset/")
    visitor.page.fill("main [name=email]", "unguarded@example.org")
    visitor.submit()
    reset = address_in(visitor, "unguarded@example.org", "/accounts/password/reset/key/")
    context.close()
    return {"confirm": confirm.removeprefix("/en"), "reset": reset.removeprefix("/en")}


def guard(visitor):
    """Set up an app and a key, and return what the key is called in addresses."""
    open_or_confirm(visitor, "/accounts/2fa/totp/activate/")
    secret = visitor.page.locator("main .hash").inner_text().strip()
    visitor.page.fill("main [name=code]", format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))
    visitor.submit()
    machine = visitor.page.context.new_cdp_session(visitor.page)
    machine.send("WebAuthn.enable")
    traits = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    can = dict.fromkeys(("hasResidentKey", "hasUserVerification", "isUserVerified"), True)
    machine.send("WebAuthn.addVirtualAuthenticator", {"options": traits | can})
    open_or_confirm(visitor, "/accounts/2fa/webauthn/add/")
    visitor.page.fill("main [name=name]", "The key in the drawer")
    visitor.follow(visitor.page.locator("#mfa_webauthn_add"))
    visitor.open("/accounts/2fa/webauthn/")
    return re.search(r"/keys/(\d+)/edit/", visitor.page.content()).group(1)


def open_or_confirm(visitor, address):
    """Open the page; where it is asked first whether it is really you, say so."""
    visitor.open(address)
    if "/reauthenticate/" in visitor.page.url and "/reauthenticate/" not in address:
        visitor.open("/accounts/reauthenticate/")
        visitor.page.fill("main [name=password]", PASSWORD)
        visitor.submit()
        visitor.open(address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", sorted({who for _template, who, _address in PAGES}))
def test_no_page_of_an_account_keeps_anybody_out(browsers, accounts, language, who):
    house, states, names = accounts
    addresses = [address for _template, whose, address in PAGES if whose == who]
    context = browsers["chromium"].new_context(storage_state=states.get(who))
    person = Visitor(context, house, language)
    if who == "half":
        person.open("/accounts/login/")
        person.page.fill("main [name=login]", "guarded@example.org")
        person.page.fill("main [name=password]", PASSWORD)
        person.submit()

    found = []
    for address in addresses:
        open_or_confirm(person, address.format(**names))
        expected = address.format(**names) if "{reset}" not in address else "-set-password/"
        assert person.page.url.split("?")[0].endswith(expected)
        assert answered(person.page) == 200, person.page.url
        assert person.page.locator("h1").count() == 1, person.page.url
        found += findings_everywhere(person.page) + loose_ends(person.page)

    context.close()
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["login", "signup", "password/reset"] if IS_FULL else ["signup"])
def test_a_form_sent_empty_keeps_nobody_out(visitor, language, address):
    person = visitor(language)
    person.open(f"/accounts/{address}/")
    person.submit()
    assert person.page.locator("main .sum a[href^='#id_']").count() > 0

    found = findings_everywhere(person.page) + loose_ends(person.page)

    assert found == []


def test_every_template_of_an_account_has_a_page_here():
    named = {template for template, _who, _address in SAMPLE + THE_REST}
    ours = {
        str(each.relative_to(TEMPLATES).with_suffix(""))
        for folder in ("account", "mfa")
        for each in (TEMPLATES / folder).rglob("*.html")
        if each.parent.name not in ("email", "snippets") and not each.stem.startswith("base")
    }

    assert ours - named == set()
