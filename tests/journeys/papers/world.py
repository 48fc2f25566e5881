"""Papers a customs officer is shown, of days that are typed here; `manage.py shell` of the house calls what follows.

Every PDF was genuine on its day; what became of its certificate since, its name says.
"""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.certificates.renditions import rendition
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Version
from tests.journeys import people
from tests.makers import a_contact_document, a_permit_document, an_authority_document, header

ISSUED = datetime(2026, 3, 2, 9, tzinfo=UTC)
AMENDED = datetime(2026, 5, 4, 9, tzinfo=UTC)
REVOKED = datetime(2026, 6, 8, 9, tzinfo=UTC)


def ground() -> None:
    """Give the registry its tables, its reference data and its people."""
    call_command("migrate", verbosity=0)
    call_command("reference", verbosity=0)
    people.main()
    reader = people.an_account("holder@university.example.org", "Amina Otieno")
    Person.objects.filter(pk=reader.pk).update(language="ar")
    for document in (an_authority_document("ke"), a_focal_point(), a_provider(), a_holder()):
        publish(document, at=ISSUED)


def a_focal_point() -> dict[str, object]:
    """Its record is written in French, which is the language in which its mailbox is written to."""
    return header("focalPoint", "focal-point-of-ke", "fr") | {
        "government": {"identifier": "ke"},
        "categories": ["NP-FP"],
        "organization": {"fr": "Ministère de l’environnement"},
        "emails": ["focal.point@ke.example.org"],
    }


def a_provider() -> dict[str, object]:
    return header("contact", "provider-of-ke", "zh") | {
        "government": {"identifier": "ke"},
        "type": "organization",
        "organization": {"zh": "莱基皮亚牧民合作社"},
        "organizationType": {"identifier": "EC872EB8-02B0-46E7-AAB0-C79AC629356A"},
        "city": {"zh": "纳纽基"},
        "country": {"identifier": "ke"},
        "emails": ["herders@laikipia.example.org"],
    }


def a_holder() -> dict[str, object]:
    """Its record is in English; the person with that mailbox reads Arabic."""
    return a_contact_document("ke", identifier="holder-of-ke", emails=["holder@university.example.org"])


def papers() -> None:
    """Publish what the officer will meet; its papers, each made on its day, are put beside the database."""
    folder = Path(settings.ABSCH_DATA_DIR)
    publish(an_authority_document("za"), at=ISSUED)
    permits = {
        "in-force": publish(a_permit("in-force", dateOfExpiry="2046-03-01"), at=ISSUED),
        "superseded": publish(a_permit("superseded"), at=ISSUED),
        "revoked": publish(a_permit("revoked"), at=ISSUED),
        "expired": publish(a_permit("expired", dateOfExpiry="2026-06-30"), at=ISSUED),
        "another": publish(a_permit("another", subjectMatter={"en": "Bark of Prunus africana"}), at=ISSUED),
    }
    publish(an_authority_document("us"), at=ISSUED)
    permits["no-certificate"] = publish(a_permit("no-certificate", of="us"), at=ISSUED)
    for name, version in permits.items():
        pdf = rendition(version, language="en", at=ISSUED).read()
        (folder / f"{name}.pdf").write_bytes(pdf)
    by = accounts.console_person(at=ISSUED)
    draft = records.reopen(permits["superseded"].record, by=by, at=AMENDED)
    told = {"amendmentDescription": {"en": "The species was identified."}}
    draft = records.save(draft, draft.content | told, by=by, at=AMENDED)
    publishing.amend(draft, by=by, at=AMENDED, quiet=True)
    reason = {"en": "The terms were broken."}
    publishing.revoke(permits["revoked"].record, by=by, at=REVOKED, reason=reason)


def a_permit(name: str, *, of: str = "za", **answers: object) -> dict[str, object]:
    dated = {"title": {"en": f"Permit {name}"}, "dateOfIssuance": "2026-03-02"}
    return a_permit_document(of, identifier=f"permit-{name}-of-{of}", **dated | answers)


def publish(document: dict, *, at: datetime) -> Version:
    by = accounts.console_person(at=at)
    head, government = document["header"], document.get("government", {}).get("identifier", "")
    draft = records.begin(
        head["schema"], government=government, by=by, at=at, content=document, identifier=head["identifier"]
    )
    return publishing.carry_out(draft, by=by, at=at, quiet=True)
