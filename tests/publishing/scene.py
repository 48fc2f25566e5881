"""The life of a record as tests set it up: its states, the people around it, and what must not change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.apps import apps

from absch.accounts.models import AuditEntry, Person
from absch.accounts.roles import Role
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from absch.records.models import Draft, Record, Version
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit_document,
    a_person,
    a_version,
    administrator,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)

OF = "ke"
REASON = {"en": "The dates were wrong.", "fr": "Les dates étaient fausses."}
FLOORS = ("accounts", "certificates", "outbox", "publishing", "records", "transparency")
IDENTIFIERS = {"permit": "permit-of-the-test", "authority": "authority-of-the-test", "contact": "contact-of-the-test"}


def what_is_kept() -> dict[str, tuple[int, str]]:
    """How many rows each table of ours has, and their digest; without the audit, where refused attempts go."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label in FLOORS and model is not AuditEntry and model.__module__.startswith("absch."):
            rows = [_plain(row) for row in model.objects.order_by("pk").values_list()]
            found[model._meta.label] = (len(rows), sha256(repr(rows).encode()).hexdigest())
    return found


def _plain(row: tuple[Any, ...]) -> list[Any]:
    return [bytes(each) if isinstance(each, memoryview) else each for each in row]


def state_of(identifier: str) -> str:
    """The state of the record in the words of `tests/expected/lifecycle.json`."""
    record = Record.objects.filter(identifier=identifier).first()
    if record is None:
        return "no record"
    if record.ended_as:
        assert not Draft.objects.filter(record=record).exists()
        assert not Request.objects.filter(record=record, state="pending").exists()
        return str(record.ended_as)
    draft = Draft.objects.filter(record=record).first()
    request = Request.objects.filter(record=record, state="pending").first()
    if draft:
        assert draft.lock == (request.lock if request else "")
    parts = ["published"] if record.latest_revision else []
    if draft:
        parts.append("draft")
    if request:
        parts.append("request pending" if draft else "withdrawal requested")
    return ", ".join(parts)


def a_deputy() -> Person:
    """The publishing authority of these days, who stands in for the one who was designated."""
    person = a_person(of=OF, name="The deputy")
    if not person.designations.exists():
        person.designations.create(
            role=Role.PUBLISHING_AUTHORITY,
            government=OF,
            as_deputy=True,
            since=date(2026, 3, 1),
            until=date(2026, 12, 31),
            granted_at=NOON,
        )
    return person


def two_authorized_users() -> tuple[Person, Person]:
    limited = authorized_user_of(OF, name="An authorized user for permits", limited_to=("IRCC", "CNA"))
    return limited, authorized_user_of(OF, name="Another authorized user")


def national_casts() -> list[dict[str, Person]]:
    """Who may stand for each word of the expectations; every row is played by each cast."""
    user, focal_point = authorized_user_of(OF), focal_point_of(OF)
    limited, second = two_authorized_users()
    return [
        {"drafter": user, "another drafter": focal_point, "decider": authority_of(OF)},
        {"drafter": focal_point, "another drafter": user, "decider": a_deputy()},
        {"drafter": limited, "another drafter": second, "decider": administrator()},
    ]


def contact_casts() -> list[dict[str, Person]]:
    maker, stranger = a_person(of=OF, name="Who made it"), a_person(name="A signed-in person")
    colleague, neighbour = a_person(of=OF, name="A colleague without role"), authority_of("pe")
    return [
        {"maker": maker, "owner": maker, "somebody else": stranger, "decider": authority_of(OF)},
        {"maker": maker, "owner": authorized_user_of(OF), "somebody else": colleague, "decider": a_deputy()},
        {"maker": maker, "owner": focal_point_of(OF), "somebody else": neighbour, "decider": administrator()},
    ]


def document_of(kind: str) -> dict[str, Any]:
    """A complete document of the kind, which cites what `publish_what_is_cited` publishes (a contact cites nothing)."""
    identifier = IDENTIFIERS[kind]
    if kind == "permit":
        return a_permit_document(OF, identifier=identifier, absCNA={"identifier": "authority-that-issues"})
    if kind == "contact":
        return a_contact_document(OF, identifier=identifier)
    office = an_authority_document(OF, contacts=[{"identifier": "contact-of-office"}], responsibleForAll=True)
    return office | {"header": office["header"] | {"identifier": identifier}}


def publish_what_is_cited(kind: str) -> Version | None:
    if kind == "permit":
        document = an_authority_document(OF)
        document["header"]["identifier"] = "authority-that-issues"
        return a_version(document)
    return a_version(a_contact_document(OF, identifier="contact-of-office")) if kind == "authority" else None


@dataclass
class Standing:
    """What there is of the record. `draft` is the working copy as somebody has read it; a request only if pending."""

    kind: str
    cited: Version | None
    record: Record | None = None
    draft: Draft | None = None
    request: Request | None = None

    @property
    def version(self) -> Version | None:
        return self.record.versions.order_by("-revision").first() if self.record else None

    def begin(self, content: dict[str, Any], *, by: Person, at: datetime = NOON) -> None:
        self.draft = a_draft(content, by=by, at=at)
        self.record = self.draft.record

    def save(self, content: dict[str, Any], *, by: Person, at: datetime) -> None:
        assert self.draft is not None
        self.draft = records.save(self.draft, self.draft.content | content, by=by, at=at, taking_over=True)

    def submit(self, *, by: Person, at: datetime = NOON) -> None:
        assert self.draft is not None
        self.request = publishing.submit(self.draft, by=by, at=at, reason=REASON)
        self.draft.refresh_from_db()


def stand(kind: str, state: str, *, by: Person, decider: Person, next_version: dict[str, Any]) -> Standing:
    """Bring a record of that kind into that state at noon; the draft of a next version holds what is given besides."""
    found = Standing(kind, publish_what_is_cited(kind))
    is_first = state.startswith("draft")
    if state == "no record":
        return found
    found.begin(document_of(kind) | (next_version if is_first else {}), by=by)
    if not is_first:
        assert found.draft is not None
        found.record = publishing.publish(found.draft, by=decider, at=NOON).record
        found.draft = None
    if state.startswith("published, draft"):
        found.draft = records.reopen(found.record, by=by, at=NOON)
        found.save(next_version, by=by, at=NOON)
    if state.endswith("request pending"):
        found.submit(by=by)
    if ending := ENDINGS.get(state):
        ending(found, by, decider)
        found.record.refresh_from_db()
    return found


def _ask_to_withdraw(found: Standing, by: Person, decider: Person) -> None:
    found.request = publishing.submit_withdrawal(found.record, by=by, at=NOON, reason=REASON)


def _revoke(found: Standing, by: Person, decider: Person) -> None:
    publishing.revoke(found.record, by=decider, at=NOON, reason=REASON)


def _withdraw(found: Standing, by: Person, decider: Person) -> None:
    publishing.withdraw(found.record, by=decider, at=NOON, reason=REASON)


ENDINGS: dict[str, Callable[[Standing, Person, Person], None]] = {
    "published, withdrawal requested": _ask_to_withdraw,
    "revoked": _revoke,
    "withdrawn": _withdraw,
}
HOURS_LATER = NOON + timedelta(hours=2)
