"""A permit becomes a certificate, is amended, and is revoked; anyone can see what each number stands for."""

import json
import urllib.request

import pytest

from tests.journeys.conftest import overflows

pytestmark = pytest.mark.journey

VISITS = [
    pytest.param("en", {"width": 1280}, id="English-1280"),
    pytest.param("ar", {"width": 360}, id="Arabic-360"),
    pytest.param("en", {"width": 360, "browser": "firefox"}, id="English-360-Firefox"),
    pytest.param("ar", {"width": 1280, "scripts": False}, id="Arabic-1280-without-scripts"),
]
NON_COMMERCIAL = "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"
SUBJECT = "<p>Leaves of <em>Warburgia ugandensis</em></p>"
PERMIT = {
    "absCNA.add": "authority-of-ke@1",
    "title.en": "KWS/2026/0147",
    "dateOfIssuance": "2026-03-02",
    "picGranted": True,
    "matEstablished": True,
    "entitiesToWhomPICGranted.add": "contact-example@1",
    "subjectMatter.en": SUBJECT,
    "usages": [NON_COMMERCIAL],
}


def read_json(address):
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


@pytest.mark.parametrize(("language", "how"), VISITS)
def test_a_permit_becomes_a_certificate_is_amended_and_revoked(visitor, house, language, how):
    drafter, authority, customs = (visitor(language, **how) for _one in range(3))

    # The authorized user writes; the issuing date has no box by which it could be confidential.
    drafter.sign_in("nau@ke.example.org")
    identifier = drafter.begin("IRCC", "en")
    assert drafter.page.locator("[name=dateOfIssuanceConfidential]").count() == 0
    assert drafter.page.locator("main [name$=Confidential]").count() == 4
    drafter.fill(PERMIT)
    drafter.press("review")
    assert drafter.page.locator("main a[href*='#q-providers']").count() > 0
    drafter.open(f"/register/{identifier}/edit")
    drafter.fill({"providersConfidential": True})
    if how.get("width") == 360 and how.get("scripts", True):
        assert not overflows(drafter.page)
    drafter.press("review")
    assert drafter.page.locator("main a[href*='#q-']").count() == 0

    # He may not publish; he asks for it.
    drafter.open(f"/register/{identifier}/publish")
    assert drafter.page.locator("button[value=publish]").count() == 0
    drafter.fill({"remark": "Please publish before Friday.", "nothing-confidential": True})
    drafter.press("submit")
    drafter.open(f"/register/{identifier}/edit")
    assert drafter.page.locator("main [name='title.en']").count() == 0

    # The authority returns it with a reason, which the author reads first.
    authority.sign_in("pa@ke.example.org")
    the_request(authority, identifier)
    authority.press("return")
    assert authority.refusal() == "reason-required"
    authority.page.fill("main [name=reason]", "Name the restrictions of use.")
    authority.press("return")
    drafter.open(f"/register/{identifier}/edit")
    assert "Name the restrictions of use." in drafter.page.content()
    drafter.fill({"usagesDescription.en": "Research only."})
    drafter.press("review")
    drafter.open(f"/register/{identifier}/publish")
    drafter.fill({"nothing-confidential": True})
    drafter.press("submit")

    # Then it approves, and the certificate exists.
    the_request(authority, identifier)
    authority.press("approve")
    number = read_json(f"{house.base}/en/database/IRCC.json?government=ke")["results"][0]["number"]
    assert number.endswith("-1")
    customs.open(f"/database/IRCC/{number}")
    assert customs.state() == "in force"
    assert customs.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert "pa@ke" not in customs.page.content()
    if how.get("scripts", True):
        assert not overflows(customs.page)
    assert customs.page.context.cookies() == []
    copies = ("office@ke.example.org", "amina@example.org")
    assert all(number in house.letter_to(each, saying=number) for each in copies)

    # An amendment needs a reason; the number before says that it is valid no more.
    authority.open(f"/register/{identifier}/amend")
    authority.submit()
    authority.fill({"dateOfExpiry": "2036-03-02"})
    authority.press("review")
    assert authority.page.locator("main a[href*='#q-amendmentDescription']").count() > 0
    authority.open(f"/register/{identifier}/edit")
    authority.fill({"amendmentDescription.en": "The validity is extended."})
    authority.press("review")
    authority.open(f"/register/{identifier}/publish")
    authority.fill({"nothing-confidential": True})
    authority.press("publish")
    customs.open(f"/verify?number={number.lower()}")
    assert customs.state() == "superseded"
    assert "The validity is extended." in customs.page.content()
    amended = f"{number[:-1]}2"
    customs.open(f"/database/IRCC/{amended}/compare/1")
    assert customs.page.locator("ins").count() > 0

    # A revocation needs one too; every number of the certificate says so.
    authority.open(f"/register/{identifier}/revoke")
    authority.submit()
    assert authority.refusal() == "reason-required"
    authority.page.fill("main [name='reason.en']", "Consent was withdrawn by the community.")
    authority.submit()
    for each in (number, amended):
        assert read_json(f"{house.base}/certificate/{each}.json")["state"] == "revoked"
    customs.page.goto(f"{house.base}/certificate/{number}")
    assert customs.state() == "revoked"
    assert "Consent was withdrawn by the community." in customs.page.content()
    authority.open(f"/register/{identifier}/amend")
    if authority.page.locator("main form.sheet button[type=submit]").count():
        authority.submit()
    assert authority.refusal() == "revoked-is-final"


def the_request(authority, identifier):
    """Open the request that awaits this authority about that draft."""
    authority.open("/register/requests")
    for link in authority.page.locator("main a[href*='/register/requests/']").all():
        address = link.get_attribute("href")
        authority.page.goto(f"{authority.house.base}{address}")
        if authority.page.locator(f"main a[href*='/register/{identifier}']").count():
            return
        authority.open("/register/requests")
    raise AssertionError("The request is not there")
