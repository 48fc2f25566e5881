"""What fresh processes do for the tests of redaction: people publish too much, everybody reads it, it is taken out."""

from typing import Any

from django.test import Client

from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Record, Version
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit_document,
    a_version,
    authority_of,
    authorized_user_of,
)
from tests.secrecy.confidences import INDISCRETIONS, Indiscretion

HOLDER = "holder-of-them-all"
INNOCENT = {"en": "It should never have been published."}


def publish_too_much() -> None:
    """Publish three versions of each permit, by requests where there can be one; the last revokes it."""
    a_version(a_contact_document("ke", identifier=HOLDER))
    for told in INDISCRETIONS:
        draft = a_draft(document(told), by=authorized_user_of("ke"))
        decide(draft)
        draft = records.reopen(record_of(told), by=authorized_user_of("ke"), at=NOON)
        decide(records.save(draft, draft.content | amendment(told), by=authorized_user_of("ke"), at=NOON))
        publishing.revoke(record_of(told), by=authority_of("ke"), at=NOON, reason={told.language: told.end})


def decide(draft: Any) -> None:
    request = publishing.submit(draft, by=authorized_user_of("ke"), at=NOON)
    publishing.approve(request, by=authority_of("ke"), at=NOON)


def document(told: Indiscretion) -> dict[str, Any]:
    text = "".join(f"<p>{number}: {told.subject}</p>" for number in range(160))
    found = a_permit_document(
        "ke",
        identifier=told.permit,
        title={told.language: told.title},
        subjectMatter={told.language: text},
        specimens=[{"url": "https://example.org/", "name": told.link}],
        entitiesToWhomPICGranted=[{"identifier": HOLDER}],
        entitiesToWhomPICGrantedConfidential=None,
    )
    return found | {"header": found["header"] | {"languages": [told.language]}}


def amendment(told: Indiscretion) -> dict[str, Any]:
    return {
        "amendmentIntent": 0,
        "amendmentDescription": {told.language: told.reason},
        "relevantInformation": {told.language: told.later},
    }


def record_of(told: Indiscretion) -> Record:
    return Record.objects.get(identifier=told.permit)


def read_everything() -> None:
    """Read every public page of the permits, and their pages at the desk."""
    at_the_desk = Client(SERVER_NAME="localhost")
    at_the_desk.force_login(authority_of("ke"))
    for version in Version.objects.select_related("record").filter(record__identifier__startswith="indiscreet"):
        language, identifier = version.record.identifier[-2:], version.record.identifier
        page = f"/{language}/database/IRCC/{version.number}"
        for address in (page, f"{page}.json", f"{page}/history", f"/certificate/{version.number}", f"/{language}/"):
            assert Client(SERVER_NAME="localhost").get(address).status_code == 200, address
        for address in (f"/{language}/register/{identifier}", f"/{language}/register/records"):
            assert at_the_desk.get(address).status_code == 200, address


def publish_too_much_and_go_on_with_it() -> None:
    """Publish one version of each permit; begin the next one, and another permit with the same answers."""
    a_version(a_contact_document("ke", identifier=HOLDER))
    for told in INDISCRETIONS:
        decide(a_draft(document(told), by=authorized_user_of("ke")))
        draft = records.reopen(record_of(told), by=authorized_user_of("ke"), at=NOON)
        records.save(draft, draft.content | amendment(told), by=authorized_user_of("ke"), at=NOON)
        records.duplicate(record_of(told).versions.get(), by=authorized_user_of("ke"), at=NOON)


def redact(holder: bool = False) -> None:
    """Redact the three versions of each permit, or instead the contact that they cite."""
    found = Version.objects.select_related("record").order_by("pk")
    identifier = HOLDER if holder else "indiscreet"
    for version in found.filter(record__identifier__startswith=identifier):
        publishing.redact(version, by=authority_of("ke"), at=NOON, reason=INNOCENT)
