"""Publish many records at once, as a registry is filled: with the rows that one publication after the other writes.

What every publication asks is asked of each: may this person, is the document complete, what does it cite.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import chain
from typing import Any

from django.db import transaction

from absch.accounts import audit
from absch.accounts.models import AuditEntry, Person
from absch.accounts.roles import Role
from absch.countries.queries import is_party
from absch.formats.asking import identifier_in
from absch.formats.catalogue import SENT_AS
from absch.formats.fields.choices import IDENTIFIER
from absch.formats.record_type import RecordType
from absch.outbox.together import announce_together
from absch.publishing.operations.publication import certify
from absch.publishing.refusals import Incomplete
from absch.records import registry as published
from absch.records.models import Event, Record, Version
from absch.records.operations.belonging import ensure_belongs
from absch.records.operations.together import Checked, enter_together, freeze_together
from absch.records.refusals import IdentifierTaken, Mismatched, UnknownType
from absch.records.rules import Act, require

AT_ONCE = 500


@dataclass(frozen=True)
class First:
    """The document of a new record, with identifier and schema in its header, and when it is published."""

    document: dict[str, Any]
    at: datetime


def publish_together(firsts: Sequence[First], *, by: Person) -> list[Version]:
    """Publish each document as the first version of a new record, quietly: all of them, or none.

    A document may cite those before it. Raises as `records.begin` and `publish` do; a refusal is not entered in the
    audit, since nobody tried an act of his own.
    """
    desk = Desk(by)
    checked = [desk.check(each) for each in firsts]
    with transaction.atomic():
        taken = Record.objects.filter(identifier__in=[each.record.identifier for each in checked]).first()
        if taken is not None:
            raise IdentifierTaken(subject=taken.identifier, government=taken.government)
        versions = freeze_together(checked, by=by)
        for version in versions:
            certify(version)
        enter_together(versions)
        AuditEntry.objects.bulk_create(desk.entries(versions), batch_size=AT_ONCE)
        about = [(each.published_at, {"version": each.pk, "number": each.number, "quiet": True}) for each in versions]
        announce_together(f"record.{Event.Kind.PUBLISH}", about)
    return versions


class Desk:
    """Checks one document after the other, and remembers what does not change between them."""

    def __init__(self, by: Person) -> None:
        self.by = by
        self.registry = Beside()
        self.standing = cache(self._standing)
        self.is_party = cache(lambda government, on: is_party(government, on=on))
        self.office = cache(self._office)

    def check(self, first: First) -> Checked:
        """Return the record and the draft that `begin` would make, if `publish` would publish it."""
        header = first.document["header"]
        identifier, schema, government = (
            header["identifier"],
            header["schema"],
            identifier_in(first.document.get("government")),
        )
        record_type = SENT_AS.get(schema)
        if record_type is None:
            raise UnknownType(code=schema, government=government)
        if not IDENTIFIER.fullmatch(identifier):
            raise Mismatched(field="header.identifier", government=government, subject=identifier)
        if identifier in self.registry.beside:
            raise IdentifierTaken(subject=identifier, government=government)
        record = self.record(record_type, identifier, government, at=first.at)
        self.office(Act.DRAFT, record_type.schema, government, first.at.date())
        office = self.office(Act.PUBLISH, record_type.schema, government, first.at.date())
        ensure_belongs(first.document, record)

        content = record_type.without_withheld(first.document)
        if missing := record_type(content).shortcomings(registry=self.registry, on=first.at.date()):
            raise Incomplete(missing=missing, subject=identifier, government=government)
        self.registry.add(record_type, content, identifier, government)
        return Checked(record, content, office, self.is_party(government, first.at.date()), first.at)

    def record(self, record_type: type[RecordType], identifier: str, government: str, *, at: datetime) -> Record:
        return Record(
            identifier=identifier,
            schema=record_type.schema,
            government=government,
            home=record_type.home,
            shared_with=["BCH", "CHM"] if record_type.scope != "national" else [],
            created_by=self.by,
            created_at=at,
        )

    def entries(self, versions: Sequence[Version]) -> Iterator[AuditEntry]:
        """Yield what the audit says: that each was drafted, and published."""
        for version in versions:
            record = version.record
            office, grantor = self.standing(record.government, record.record_type.code, version.published_at.date())
            for act, subject in (("draft", record.identifier), (Event.Kind.PUBLISH, version.number)):
                yield AuditEntry(
                    at=version.published_at,
                    person=self.by,
                    office=office,
                    granted_by_id=grantor,
                    act=act,
                    government=record.government,
                    subject=subject,
                    outcome=AuditEntry.Outcome.DONE,
                )

    def _office(self, act: Act, schema: str, government: str, on: date) -> Role:
        at = datetime.combine(on, datetime.min.time())
        record = Record(schema=schema, government=government, created_by=self.by, identifier="")
        return require(self.by, act, on=record, at=at)

    def _standing(self, government: str, code: str, on: date) -> tuple[str, int | None]:
        at = datetime.combine(on, datetime.min.time())
        return audit.standing(self.by, government=government, code=code, at=at)


class Beside:
    """The registry as a document sees it that is published together with others: those before it are there."""

    def __init__(self) -> None:
        self.beside: dict[str, RecordType] = {}
        self.of: dict[tuple[str, str], list[RecordType]] = {}
        self.found = cache(lambda reference: published.find({"identifier": reference}))

    def add(self, record_type: type[RecordType], content: dict[str, Any], identifier: str, government: str) -> None:
        reading = record_type(record_type.for_publication(content))
        self.beside[identifier] = reading
        self.of.setdefault((record_type.schema, government), []).append(reading)

    def find(self, reference: dict[str, str]) -> RecordType | None:
        said = reference.get("identifier", "")
        identifier, _at, revision = said.partition("@")
        if identifier in self.beside:
            return self.beside[identifier] if revision in ("", "1") else None
        return self.found(said)

    def others(self, schema: str, government: str) -> Iterator[RecordType]:
        return chain(published.others(schema, government), self.of.get((schema, government), ()))
