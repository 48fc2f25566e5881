"""A small registry to measure: some certificates, and drafts that wait to be published."""

from datetime import UTC, datetime, timedelta
from typing import Any

from absch.accounts.operations import console_person
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]


def in_six(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def header(schema: str, identifier: str) -> dict[str, Any]:
    return {"header": {"identifier": identifier, "schema": schema, "languages": LANGUAGES}}


def authority() -> dict[str, Any]:
    return header("authority", "authority-of-kenya") | {
        "government": {"identifier": "ke"},
        "name": in_six("Office of Genetic Resources"),
        "city": in_six("Nairobi"),
        "country": {"identifier": "ke"},
        "phones": ["+254 20 000000"],
        "emails": ["office@ke.example.org"],
        "responsibleForAll": True,
    }


def permit(place: int) -> dict[str, Any]:
    return header("absPermit", f"permit-to-measure-{place}") | {
        "government": {"identifier": "ke"},
        "absCNA": {"identifier": "authority-of-kenya@1"},
        "title": in_six(f"Permit {place}"),
        "dateOfIssuance": "2026-03-01",
        "dateOfExpiry": "2036-03-01",
        "providersConfidential": True,
        "picGranted": True,
        "picInformation": in_six("<p>Consent was given after three meetings.</p>"),
        "entitiesToWhomPICGrantedConfidential": True,
        "matEstablished": True,
        "subjectMatter": in_six("<p>Seeds of teff from the highlands, <em>Eragrostis tef</em>.</p>"),
        "usages": [{"identifier": "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"}],
        "usagesDescription": in_six("<p>Research only; nothing may be sold.</p>"),
        "taxonomies": [{"url": "https://example.org/taxon/1", "name": "Eragrostis tef"}],
    }


def draft_of(document: dict[str, Any], at: datetime = AT) -> Draft:
    head = document["header"]
    by = console_person(at=at)
    return records.begin(head["schema"], government="ke", by=by, at=at, content=document, identifier=head["identifier"])


def fill(*, drafts: int) -> tuple[list[str], list[int]]:
    """Return the numbers of fifty certificates, and the keys of that many drafts."""
    by = console_person(at=AT)
    publishing.publish(draft_of(authority()), by=by, at=AT)
    published = [publishing.publish(draft_of(permit(place)), by=by, at=AT) for place in range(50)]
    waiting = [draft_of(permit(1000 + place), at=AT + timedelta(minutes=place)) for place in range(drafts)]
    return [version.number for version in published], [draft.pk for draft in waiting]
