"""The people of Kenya who constitute, amend and revoke a certificate, each at a browser."""

import json
import urllib.request
from typing import Any

from tests.journeys.conftest import House, Visitor

REASON_TO_AMEND, REASON_TO_REVOKE = "The validity is extended.", "Consent was withdrawn by the community."
PERMIT = {
    "absCNA.add": "authority-of-ke@1",
    "title.en": "KWS/2026/0147",
    "title.ar": "KWS/2026/0147",
    "dateOfIssuance": "2026-03-02",
    "picGranted": True,
    "matEstablished": True,
    "providers.add": "provider-of-ke@1",
    "entitiesToWhomPICGranted.add": "holder-of-ke@1",
    "subjectMatter.en": "<p>Leaves of <em>Warburgia ugandensis</em></p>",
    "subjectMatter.ar": "<p>أوراق شجرة الفلفل الأخضر</p>",
    "usagesConfidential": True,
}


def constitute(drafter: Visitor, authority: Visitor) -> tuple[str, str]:
    """Draft and ask, as the authorized user; decide, as the publishing authority. Return identifier and number."""
    drafter.sign_in("nau@ke.example.org")
    identifier = drafter.begin("IRCC", "en", "ar")
    drafter.fill(PERMIT)
    drafter.press("review")
    drafter.open(f"/register/{identifier}/publish")
    drafter.fill({"nothing-confidential": True})
    drafter.press("submit")
    authority.sign_in("pa@ke.example.org")
    open_request(authority, identifier)
    authority.press("approve")
    return identifier, newest(authority.house)


def amend(authority: Visitor, identifier: str) -> None:
    """Extend the validity, and keep the provider confidential from now on."""
    authority.open(f"/register/{identifier}/amend")
    authority.submit()
    authority.fill(
        {"dateOfExpiry": "2046-03-02", "amendmentDescription.en": REASON_TO_AMEND, "providersConfidential": True}
    )
    authority.press("review")
    authority.open(f"/register/{identifier}/publish")
    authority.fill({"nothing-confidential": True})
    authority.press("publish")


def revoke(authority: Visitor, identifier: str) -> None:
    authority.open(f"/register/{identifier}/revoke")
    authority.page.fill("main [name='reason.en']", REASON_TO_REVOKE)
    authority.submit()


def open_request(authority: Visitor, identifier: str) -> None:
    """Open the request about that draft among those that wait."""
    authority.open("/register/requests")
    links = authority.page.locator("main a[href*='/register/requests/']").all()
    for address in [link.get_attribute("href") for link in links]:
        authority.page.goto(f"{authority.house.base}{address}")
        if authority.page.locator(f"main a[href*='/register/{identifier}']").count():
            return
    raise AssertionError("The request is not there")


def newest(house: House) -> str:
    """Return the number of Kenya's newest certificate."""
    return str(read_json(f"{house.base}/en/database/IRCC.json?government=ke")["results"][0]["number"])


def read(address: str, **headers: str) -> tuple[bytes, Any]:
    """Return the bytes and the headers of an answer."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return answer.read(), answer.headers


def read_json(address: str) -> Any:
    return json.loads(read(address)[0])
