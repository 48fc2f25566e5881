"""Makers of what tests start from: they state only what matters to the test."""

from datetime import UTC, date, datetime
from typing import Any

from absch.accounts.models import Designation, Person
from absch.accounts.roles import Role
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Version

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_person(role: Role | None = None, *, of: str = "", name: str = "", limited_to: tuple[str, ...] = ()) -> Person:
    """A person who holds the role since long ago; a second call with the same name gives the same person."""
    name = name or f"{role or 'somebody'} {of}".strip()
    mailbox = f"{name.replace(' ', '.').lower()}@example.org"
    person, is_new = Person.objects.get_or_create(email=mailbox, defaults={"name": name, "government": of})
    if is_new and role:
        Designation.objects.create(
            person=person,
            role=role,
            government=of,
            limited_to=list(limited_to),
            since=date(2014, 10, 12),
            granted_at=datetime(2014, 10, 12, tzinfo=UTC),
        )
    return person


def authority_of(government: str) -> Person:
    return a_person(Role.PUBLISHING_AUTHORITY, of=government)


def focal_point_of(government: str) -> Person:
    return a_person(Role.FOCAL_POINT, of=government)


def authorized_user_of(government: str, **more: Any) -> Person:
    return a_person(Role.AUTHORIZED_USER, of=government, **more)


def administrator() -> Person:
    return a_person(Role.ADMINISTRATOR)


def header(schema: str, identifier: str, *languages: str) -> dict[str, Any]:
    return {"header": {"identifier": identifier, "schema": schema, "languages": list(languages or ("en",))}}


def an_authority_document(of: str = "ke", **answers: Any) -> dict[str, Any]:
    return (
        header("authority", f"authority-of-{of}")
        | {
            "government": {"identifier": of},
            "name": {"en": "Office of Genetic Resources"},
            "city": {"en": "Capital"},
            "country": {"identifier": of},
            "phones": ["+254 20 000000"],
            "emails": [f"office@{of}.example.org"],
            "responsibleForAll": True,
        }
        | answers
    )


def a_contact_document(of: str = "", *, identifier: str = "contact-example", **answers: Any) -> dict[str, Any]:
    return (
        header("contact", identifier)
        | ({"government": {"identifier": of}} if of else {})
        | {
            "type": "person",
            "firstName": "Amina",
            "lastName": "Otieno",
            "country": {"identifier": of or "ke"},
            "emails": ["amina@example.org"],
        }
        | answers
    )


COMMERCIAL = "5E833A3F-87D1-4ADD-8701-9F1B76383017"


def a_permit_document(of: str = "ke", *, identifier: str = "permit-example", **answers: Any) -> dict[str, Any]:
    """A complete permit that cites the authority of `an_authority_document`; answers set to None are left out."""
    document = (
        header("absPermit", identifier)
        | {
            "government": {"identifier": of},
            "absCNA": {"identifier": f"authority-of-{of}"},
            "title": {"en": "Permit 1"},
            "dateOfIssuance": "2026-03-01",
            "providersConfidential": True,
            "picGranted": True,
            "entitiesToWhomPICGrantedConfidential": True,
            "matEstablished": True,
            "subjectMatter": {"en": "Seeds of teff"},
            "usagesConfidential": True,
        }
        | answers
    )
    return {wire: answer for wire, answer in document.items() if answer is not None}


def a_draft(document: dict[str, Any], *, by: Person, at: datetime = NOON, **more: Any) -> Draft:
    head = document["header"]
    government = document.get("government", {}).get("identifier", "")
    return records.begin(
        head["schema"], government=government, by=by, at=at, content=document, identifier=head["identifier"], **more
    )


def a_version(document: dict[str, Any], *, by: Person | None = None, at: datetime = NOON) -> Version:
    by = by or authority_of(document["government"]["identifier"])
    return publishing.publish(a_draft(document, by=by, at=at), by=by, at=at)


def a_permit_draft(of: str = "ke", *, by: Person | None = None, at: datetime = NOON, **answers: Any) -> Draft:
    """The draft of a permit whose authority is published."""
    by = by or authority_of(of)
    if not Version.objects.filter(record__identifier=f"authority-of-{of}").exists():
        a_version(an_authority_document(of), at=at)
    return a_draft(a_permit_document(of, **answers), by=by, at=at)


def a_permit(of: str = "ke", *, at: datetime = NOON, **answers: Any) -> Version:
    return publishing.publish(a_permit_draft(of, at=at, **answers), by=authority_of(of), at=at)


def an_amendment(version: Version, *, at: datetime = NOON, reason: str = "New dates.", **answers: Any) -> Version:
    """The next version of a permit."""
    by = authority_of(version.record.government)
    draft = records.reopen(version.record, by=by, at=at)
    content = draft.content | {"amendmentIntent": 0, "amendmentDescription": {"en": reason}} | answers
    draft = records.save(draft, content, by=by, at=at)
    return publishing.amend(draft, by=by, at=at)
