"""What happens before the desks are pictured: requests, decisions, designations, letters about all of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.notifications.tasks.certificates import EXPIRING
from absch.notifications.tasks.drafts import ROUND
from absch.notifications.tasks.requests import REMINDER
from absch.outbox import operations as outbox
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from absch.records.models import Draft, Record, Version

RESEARCH = {"identifier": "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"}


def person(name: str) -> Person:
    return Person.objects.get(email=f"{name}.demo.example" if "@" in name else f"{name}@demo.example")


def a_draft(schema: str, identifier: str, *, by: str, at: datetime, **answers: Any) -> Draft:
    """Begin a record of South Africa."""
    author, government = person(by), answers.pop("government", "za")
    content = {"header": {"identifier": identifier, "schema": schema, "languages": ["en", "fr"]}, **answers}
    if government:
        content["government"] = {"identifier": government}
    return records.begin(schema, government=government, by=author, at=at, content=content, identifier=identifier)


def a_permit(identifier: str, title: str, *, at: datetime, **answers: Any) -> Draft:
    """Begin a permit of South Africa that lacks nothing."""
    known = Record.objects.get(identifier="demo-IRCC-ZA-01").versions.get().content
    content = {wire: said for wire, said in known.items() if wire not in ("header", "government")}
    day = (at - timedelta(days=3)).date().isoformat()
    content |= {"title": {"en": title, "fr": title}, "dateOfIssuance": day, **answers}
    return a_draft("absPermit", identifier, by="nau@za", at=at, **content)


def drafts(at: datetime) -> Iterator[None]:
    """What is written at the desks, and the draft that nobody goes on with."""
    a_permit("demo-IRCC-ZA-21", "OBA 2026/031", at=at)
    a_draft("absPermit", "demo-IRCC-ZA-22", by="nau@za", at=at)
    a_draft(
        "authority", "demo-CNA-ZA-21", by="pa@za", at=at, name={"en": "Marine Access Desk"}, city={"en": "Gqeberha"}
    )
    a_draft("contact", "demo-CON-ZA-21", by="pa@za", at=at, type="person", lastName="Mokoena")
    a_draft("focalPoint", "demo-NFP-ZA-21", by="secretariat", at=at, categories=["NP-FP"])
    a_permit("demo-IRCC-ZA-23", "OBA 2026/019", at=at - timedelta(weeks=4, hours=1))
    outbox.announce(ROUND, at=at, due_at=at, since=(at - timedelta(hours=2)).isoformat())
    yield


def requests(at: datetime) -> Iterator[None]:
    """One of each fate."""
    author, authority = person("nau@za"), person("pa@za")
    returned = _asked("demo-IRCC-ZA-24", "OBA 2026/022", at=at - timedelta(days=4))
    approved = _asked("demo-IRCC-ZA-25", "OBA 2026/024", at=at - timedelta(days=2))
    recalled = _asked("demo-IRCC-ZA-26", "OBA 2026/027", at=at - timedelta(days=1))
    yield
    reason = "The quantity is missing. Please ask the holder and add it to the subject-matter."
    publishing.return_(returned, by=authority, at=at, reason=reason)
    publishing.approve(approved, by=authority, at=at)
    publishing.recall(recalled, by=author, at=at)
    yield
    # A registry that is being filled is reminded of nothing that fell due before.
    reminded = _asked("demo-IRCC-ZA-27", "OBA 2026/020", at=at - timedelta(days=8))
    outbox.announce(REMINDER, at=at, request=reminded.pk, weeks=1)
    yield
    _asked("demo-IRCC-ZA-28", "OBA 2026/005", at=at - timedelta(weeks=12, days=1))
    yield


def certificates(at: datetime) -> Iterator[None]:
    """Published with an expiry at hand, amended so that the holder is confidential, revoked."""
    authority, soon = person("pa@za"), (at + timedelta(days=25)).date().isoformat()
    draft = a_permit("demo-IRCC-ZA-29", "OBA 2026/030", at=at, dateOfExpiry=soon)
    version = publishing.publish(draft, by=authority, at=at)
    yield
    outbox.announce(EXPIRING, at=at, version=version.pk)
    yield
    _amended(version, by=authority, at=at)
    yield
    reason = {"en": "<p>The material was passed to a third party without the consent of the authority.</p>"}
    publishing.revoke(version.record, by=authority, at=at, reason=reason)
    yield


def designations(at: datetime) -> Iterator[None]:
    """Offices of Kenya given, limited, passed on and ended; somebody new for South Africa."""
    focal_point, authority = person("nfp@ke"), person("pa@ke")
    wanjiru, otieno, achieng = (
        accounts.invite(f"{name.lower()}@ke.demo.example", name=name, language="en", of="ke", by=focal_point, at=at)
        for name in ("Wanjiru", "Otieno", "Achieng")
    )
    yield
    user = accounts.designate(wanjiru, Role.AUTHORIZED_USER, of="ke", by=focal_point, at=at, limited_to=["IRCC"])
    accounts.name_deputy(otieno, of="ke", since=at.date(), until=at.date() + timedelta(days=14), by=authority, at=at)
    yield
    accounts.end(user, by=focal_point, at=at, reason="She moved to another ministry.")
    accounts.hand_over(of="ke", to=achieng, by=focal_point, at=at, reason="He retired.")
    yield


def _asked(identifier: str, title: str, *, at: datetime) -> Request:
    draft = a_permit(identifier, title, at=at)
    return publishing.submit(draft, by=person("nau@za"), at=at, remark="Checked against the paper file.")


def _amended(version: Version, *, by: Person, at: datetime) -> None:
    reason = {"en": "The holder asked not to be named.", "fr": "Le titulaire a demandé à ne pas être nommé."}
    draft = records.reopen(version.record, by=by, at=at)
    answers = {"entitiesToWhomPICGranted": None, "entitiesToWhomPICGrantedConfidential": True}
    content = draft.content | answers | {"amendmentIntent": 0, "amendmentDescription": reason}
    draft = records.save(draft, content, by=by, at=at)
    publishing.amend(draft, by=by, at=at, reason=reason)
