"""A country comes on line: its focal point is invited, designates, and later hands an office over."""

import re

import pytest

from tests.journeys.conftest import overflows

pytestmark = pytest.mark.journey

VISITS = [
    pytest.param("en", "pe", {"width": 1280}, id="English-1280"),
    pytest.param("ar", "ma", {"width": 360}, id="Arabic-360"),
    pytest.param("en", "no", {"width": 360, "scripts": False}, id="English-360-without-scripts"),
]
PASSWORD = "Andes-and-Amazonas-2026"


def decide(visitor, wish, **answers):
    """Fill the form that does this on the page of designations, and send it."""
    form = visitor.page.locator(f"main form:has(button[value='{wish}'])")
    for name, answer in answers.items():
        control = form.locator(f"[name={name}]")
        if name in ("role", "language"):
            control.select_option(answer)
        elif name == "limited_to":
            for code in answer:
                form.locator(f"[name={name}][value={code}]").check()
        else:
            control.fill(answer)
    visitor.follow(form.locator(f"button[value='{wish}']"))


def accept_invitation(visitor, mailbox):
    """Follow the letter that invites, choose a password, and sign in."""
    text = visitor.house.letter_to(mailbox, saying="/accounts/password/reset/key/")
    visitor.page.goto(re.search(r"http://\S+/accounts/password/reset/key/\S+", text).group())
    for name in ("password1", "password2"):
        visitor.page.fill(f"main [name={name}]", PASSWORD)
    visitor.follow(visitor.page.locator("main form:has([name=password1]) button[type=submit]"))
    if "/register" not in visitor.page.url:
        visitor.sign_in(mailbox, PASSWORD)


@pytest.mark.parametrize(("language", "country", "how"), VISITS)
def test_a_focal_point_brings_its_country_on_line(visitor, house, language, country, how):
    secretariat, focal_point, first, second, drafter = (visitor(language, **how) for _one in range(5))
    at = f"@{country}.example.org"

    # The Secretariat enters the focal point, who is invited by letter.
    secretariat.sign_in("secretariat@example.org")
    secretariat.open(f"/register/designations?government={country}")
    decide(secretariat, "designate", mailbox=f"focal{at}", name="Rosa Quispe", language=language, role="focal-point")
    accept_invitation(focal_point, f"focal{at}")

    # She designates the publishing authority, and a user for two types of record.
    focal_point.open("/register/designations")
    assert not how.get("scripts", True) or not overflows(focal_point.page)
    decide(focal_point, "designate", mailbox=f"pa{at}", name="Luis Paz", language=language, role="publishing-authority")
    focal_point.open("/register/designations")
    decide(
        focal_point,
        "designate",
        mailbox=f"nau{at}",
        name="Ana Rios",
        language=language,
        role="authorized-user",
        limited_to=["CNA", "IRCC"],
    )
    accept_invitation(first, f"pa{at}")
    accept_invitation(drafter, f"nau{at}")

    # A second authority is refused by name of the first; the office can be handed over instead.
    focal_point.open("/register/designations")
    decide(focal_point, "designate", mailbox=f"new{at}", name="Eva Sol", language=language, role="publishing-authority")
    assert focal_point.refusal() == "seat-taken"
    assert "Luis Paz" in focal_point.page.locator("[data-code]").inner_text()

    # The authorized user asks for a publication while the first authority holds the office.
    identifier = drafter.begin("CNA", "en")
    drafter.fill(
        {
            "name.en": "Authority for Genetic Resources",
            "city.en": "Capital",
            "country": country,
            "phones": "+51 1 000 0000",
            "emails": f"authority{at}",
            "responsibleForAll": ["true"],
        }
    )
    drafter.press("review")
    drafter.open(f"/register/{identifier}/publish")
    drafter.fill({"nothing-confidential": True})
    drafter.press("submit")

    # After the hand-over the request awaits the new authority, and the former one can do nothing more.
    focal_point.open("/register/designations")
    decide(
        focal_point,
        "hand-over",
        mailbox=f"new{at}",
        name="Eva Sol",
        language=language,
        reason="Luis Paz has taken another post.",
    )
    accept_invitation(second, f"new{at}")
    second.open("/register/requests")
    request = second.page.locator("main a[href*='/register/requests/']").first.get_attribute("href")
    assert first.page.goto(f"{house.base}{request}").status in (403, 404)
    second.page.goto(f"{house.base}{request}")
    second.press("approve")
    published = house.exported()[identifier]
    assert published["name"] == {"en": "Authority for Genetic Resources"}

    # Nobody designates for another government, and who tries is on record.
    focal_point.open("/register/designations")
    focal_point.page.locator("main form:has(button[value=designate]) [name=of]").evaluate(
        "(each, other) => { each.value = other }", "de"
    )
    decide(focal_point, "designate", mailbox="x@de.example.org", name="X", role="authorized-user")
    assert focal_point.refusal() == "may-not-designate"
    secretariat.open("/register/audit")
    assert "may-not-designate" in secretariat.page.content() or "de" in secretariat.page.content()
