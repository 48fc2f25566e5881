"""Drafts: begun, saved, held, taken over, discarded."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.formats.catalogue import SENT_AS
from absch.formats.fields.choices import IDENTIFIER
from absch.formats.record_type import RecordType
from absch.outbox import operations as outbox
from absch.records.models import Draft, Record, Version
from absch.records.operations.belonging import ensure_belongs, ensure_open, ensure_unlocked
from absch.records.refusals import (
    DraftExists,
    Held,
    IdentifierTaken,
    Locked,
    Mismatched,
    NotYetPublished,
    Overtaken,
    UnknownType,
)
from absch.records.rules import Act, is_held_from, require


@accountable
def begin(
    schema: str,
    *,
    government: str,
    by: Person,
    at: datetime,
    content: dict[str, Any] | None = None,
    identifier: str = "",
    inside: Draft | None = None,
    begun_from: Version | None = None,
) -> Draft:
    """Begin a record with a draft; without `identifier` one is made, without `content` only its header.

    Raises UnknownType, NotDesignated, IdentifierTaken, and what `save` raises about the content.
    """
    record_type = SENT_AS.get(schema)
    if record_type is None:
        raise UnknownType(code=schema, government=government)
    identifier = identifier or f"{record_type.code}-{uuid4()}"
    if not IDENTIFIER.fullmatch(identifier):
        raise Mismatched(field="header.identifier", government=government, subject=identifier)
    record = Record(
        identifier=identifier,
        schema=record_type.schema,
        government=government,
        home=record_type.home,
        shared_with=["BCH", "CHM"] if record_type.scope != "national" else [],
        created_by=by,
        created_at=at,
        inside=inside.record if inside else None,
    )
    require(by, Act.DRAFT, on=record, at=at)
    content = blank(record, language=by.language) if content is None else content
    ensure_belongs(content, record)
    with transaction.atomic():
        if inside is not None:
            claim(inside, Act.DRAFT, by=by, at=at)
        try:
            with transaction.atomic():
                record.save(force_insert=True)
        except IntegrityError:
            raise IdentifierTaken(subject=identifier, government=government) from None
        return _start(record, content, by=by, at=at, begun_from=begun_from)


@accountable
def save(draft: Draft, content: dict[str, Any], *, by: Person, at: datetime, taking_over: bool = False) -> Draft:
    """Save the draft, without the answers its author keeps confidential.

    Raises Overtaken if it was saved since `draft` was read, Locked during a request, and Held during somebody
    else's editing hold, unless it is taken over; that leaves a trace.
    """
    require(by, Act.DRAFT, on=draft.record, at=at)
    ensure_belongs(content, draft.record)
    with transaction.atomic():
        draft = claim(draft, Act.DRAFT, by=by, at=at)
        if is_held_from(by, draft, at=at):
            if not taking_over:
                raise Held(
                    person=str(draft.saved_by),
                    since=draft.saved_at,
                    government=draft.record.government,
                    subject=draft.record.identifier,
                )
            _enter("take-over", draft.record, by=by, at=at)
            outbox.announce(
                "draft.taken-over", at=at, identifier=draft.record.identifier, by=by.pk, of=draft.saved_by_id
            )
        wipe_withheld(draft, content, at=at)
        draft.content = draft.record.record_type.without_withheld(content)
        draft.token, draft.saved_by, draft.saved_at = draft.token + 1, by, at
        draft.save()
    return draft


@accountable
def reopen(record: Record, *, by: Person, at: datetime) -> Draft:
    """Begin the draft of a published record's next version, from the current one and the private notes.

    What belongs to one version alone, as the reason for it, is not carried over. Raises DraftExists.
    """
    require(by, Act.DRAFT, on=record, at=at)
    with transaction.atomic():
        record = Record.objects.select_for_update(of=("self",)).select_related("locked_by").get(pk=record.pk)
        ensure_open(record)
        ensure_unlocked(record)
        if Draft.objects.filter(record=record).exists():
            raise DraftExists(subject=record.identifier, government=record.government)
        current = record.versions.filter(revision=record.latest_revision).first()
        if current is None:
            raise NotYetPublished(subject=record.identifier, government=record.government)
        content = current.content or blank(record, language=by.language)
        carried = carried_over(record.record_type, content) | record.record_type.next_version_begins_with
        return _start(record, carried | record.private, by=by, at=at, begun_from=current)


@accountable
def duplicate(version: Version, *, by: Person, at: datetime, identifier: str = "") -> Draft:
    """Begin a new record of that government with the answers of a version, but for what belongs to it alone.

    By the `identifier` of the new record, what is asked for twice is done once: the second time raises
    IdentifierTaken. Raises as `begin` does.
    """
    with transaction.atomic():  # so that a refused attempt is entered once, as what it was
        # Kept from a redaction, which must find every draft that was begun.
        record = Record.objects.select_for_update().get(pk=version.record_id)
        version = record.versions.select_related("record").get(pk=version.pk)
        source, of = version.read(), record.government
        identifier = identifier or f"{source.code}-{uuid4()}"
        content = carried_over(type(source), source.content)
        content["header"] = {**content.get("header", {}), "identifier": identifier}
        if of:
            content["government"] = {"identifier": of}
        return begin(
            record.schema,
            government=of,
            by=by,
            at=at,
            content=content,
            identifier=identifier,
            begun_from=version,
        )


@accountable
def discard(draft: Draft, *, by: Person, at: datetime) -> None:
    """Throw a draft away, and with it the records made inside; a record never published goes too."""
    require(by, Act.DRAFT, on=draft.record, at=at)
    with transaction.atomic():
        draft = claim(draft, Act.DRAFT, by=by, at=at)
        record = draft.record
        for inner in record.inner.filter(document_id=None):
            drop_inner(inner)
        draft.delete()
        _enter("discard", record, by=by, at=at)
        if not record.latest_revision:
            record.delete()
        outbox.announce("draft.wiped", at=at)


def claim(draft: Draft, act: Act, *, by: Person, at: datetime, lock: str = "") -> Draft:
    """Return the draft, kept from others until the transaction ends, if it is still as it was read.

    Raises NotDesignated, Overtaken or Locked if the role, the token or the request lock has changed; `lock`
    is the lock its holder may pass.
    """
    require(by, act, on=draft.record, at=at)
    now = Draft.objects.select_for_update(of=("self",)).select_related("record", "saved_by", "locked_by")
    found = now.filter(pk=draft.pk).first()
    facts = {"government": draft.record.government, "subject": draft.record.identifier}
    if found is None:
        raise Overtaken(**facts)
    if found.lock != lock:
        if not found.lock:
            raise Overtaken(**facts)
        raise Locked(person=str(found.locked_by), since=found.locked_at, **facts)
    if found.token != draft.token:
        raise Overtaken(**facts)
    ensure_open(found.record)
    return found


def wipe_withheld(draft: Draft, content: dict[str, Any], *, at: datetime) -> None:
    """See to it that what is confidential from now on leaves the disk: old answers, and contacts made for them."""
    record_type = draft.record.record_type
    withheld = [each for each in record_type.fields if each.is_withheld_in(content)]
    gone = {
        reference.partition("@")[0]
        for each in withheld
        for answers in (draft.content, content)
        for reference in each.references_in(answers.get(each.wire))
    }
    kept = {
        reference.partition("@")[0] for _, reference in record_type(record_type.without_withheld(content)).references()
    }
    inner = list(draft.record.inner.filter(identifier__in=gone - kept, document_id=None))
    for each in inner:
        drop_inner(each)
    # Also for an answer that was taken out before its flag was set: what was written then still stands on the disk.
    if inner or any(each.wire in draft.content or not each.is_withheld_in(draft.content) for each in withheld):
        outbox.announce("draft.wiped", at=at)


def drop_inner(record: Record) -> None:
    Draft.objects.filter(record=record).delete()
    record.delete()


def carried_over(record_type: type[RecordType], content: dict[str, Any]) -> dict[str, Any]:
    return {wire: answer for wire, answer in content.items() if wire not in record_type.of_one_version}


def blank(record: Record, *, language: str) -> dict[str, Any]:
    """Return the header of a new document, the government it speaks for, and what its type begins with."""
    header = {"identifier": record.identifier, "schema": record.schema, "languages": [language]}
    government = {"government": {"identifier": record.government}} if record.government else {}
    return {"header": header} | government | record.record_type.begins_with


def _start(
    record: Record, content: dict[str, Any], *, by: Person, at: datetime, begun_from: Version | None = None
) -> Draft:
    draft = Draft.objects.create(
        record=record,
        begun_from=begun_from,
        content=record.record_type.without_withheld(content),
        token=1,
        started_by=by,
        started_at=at,
        saved_by=by,
        saved_at=at,
    )
    _enter("draft", record, by=by, at=at)
    return draft


def _enter(act: str, record: Record, *, by: Person, at: datetime) -> None:
    code = record.record_type.code
    audit.enter(act, by=by, at=at, government=record.government, subject=record.identifier, code=code)
