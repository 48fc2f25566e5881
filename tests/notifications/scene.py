"""What tests of notifications start from: records with mailboxes, and a worker that goes on until nothing is due."""

from datetime import datetime
from typing import Any

from absch.accounts import operations as accounts
from absch.accounts.roles import Role
from absch.outbox import worker
from absch.outbox.models import Delivery
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Record, Version
from tests.makers import NOON, a_draft, administrator, header


def work(*, at: datetime = NOON) -> None:
    """Let the worker go on until nothing is due."""
    for _step in range(500):
        if not worker.step(at=at):
            return
    raise AssertionError("The worker found no end.")


def mailed_to(*, letter: str = "") -> list[str]:
    """Return the addressees of letters queued or gone, in alphabetical order."""
    found = Delivery.objects.filter(letter=letter) if letter else Delivery.objects.all()
    return sorted(found.values_list("addressee", flat=True))


def publish_next(document: dict[str, Any], *, at: datetime) -> Version:
    """Publish the document as the next version of its record, by the Secretariat's console."""
    console = accounts.console_person(at=at)
    head, government = document["header"], document.get("government", {}).get("identifier", "")
    record = Record.objects.filter(identifier=head["identifier"]).first()
    if record is None:
        draft = records.begin(
            head["schema"], government=government, by=console, at=at, content=document, identifier=head["identifier"]
        )
    else:
        draft = records.save(records.reopen(record, by=console, at=at), document, by=console, at=at)
    return publishing.carry_out(draft, by=console, at=at, reason={"en": "New facts."})


def publish_unchecked(document: dict[str, Any], *, at: datetime) -> Version:
    """Publish an older record, which today's form would refuse."""
    console = accounts.console_person(at=at)
    head, government = document["header"], document.get("government", {}).get("identifier", "")
    draft = records.begin(
        head["schema"], government=government, by=console, at=at, content=document, identifier=head["identifier"]
    )
    return records.freeze(draft, Version.Kind.PUBLISH, by=console, office=Role.ADMINISTRATOR, at=at)


def a_focal_point(of: str = "ke", *, at: datetime = NOON, **answers: Any) -> Version:
    """The published record of a focal point, at nfp@<government>.example.org."""
    document = (
        header("focalPoint", f"focal-point-of-{of}")
        | {
            "government": {"identifier": of},
            "categories": ["NP-FP"],
            "organization": {"en": "Ministry of the Environment"},
            "emails": [f"nfp@{of}.example.org"],
        }
        | answers
    )
    draft = a_draft(document, by=administrator(), at=at)
    return publishing.publish(draft, by=administrator(), at=at)
