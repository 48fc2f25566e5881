"""Publish, amend, revoke and withdraw records, as their government decides."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.certificates import operations as certificates
from absch.formats.types.permit import REVOKE, Permit
from absch.outbox import operations as outbox
from absch.publishing.refusals import (
    AlreadyPublished,
    NotAnAmendment,
    NotRevocable,
    NotWithdrawable,
)
from absch.publishing.rules import Texts, ensure_complete, ensure_reason
from absch.records import operations as records
from absch.records.models import Draft, Ended, Event, Record, Version
from absch.records.operations.belonging import ensure_open, ensure_unlocked
from absch.records.refusals import DraftExists, NotYetPublished
from absch.records.rules import Act, require


@accountable
def publish(draft: Draft, *, by: Person, at: datetime, lock: str = "", quiet: bool = False) -> Version:
    """Publish the draft as the first version of its record, and certify it if it is a Party's permit.

    Source: Nagoya Protocol, Articles 14.2 and 17.2.
    Raises NotDesignated unless `by` may publish for that government; Incomplete, with every shortcoming;
    Overtaken or Locked if the draft was saved, or its publication requested, while it was checked.
    """
    office = require(by, Act.PUBLISH, on=draft.record, at=at)
    ensure_open(draft.record)
    ensure_complete(draft, at=at)

    with transaction.atomic():
        draft = records.claim(draft, Act.PUBLISH, by=by, at=at, lock=lock)
        if draft.record.latest_revision:
            raise AlreadyPublished(subject=draft.record.identifier, government=draft.record.government)
        inner = freeze_inner(draft, by=by, office=office, at=at)
        version = records.freeze(draft, Version.Kind.PUBLISH, by=by, office=office, at=at)
        certify(version)
        enter(Event.Kind.PUBLISH, version, by=by, at=at, quiet=quiet, inner=inner)
    return version


@accountable
def amend(
    draft: Draft, *, by: Person, at: datetime, reason: Texts | None = None, lock: str = "", quiet: bool = False
) -> Version:
    """Publish the draft as the next version; the version before is valid no more and says so.

    A permit carries its reason in its own answers; of other records it is given here. A Party's certificate
    is superseded by the one constituted now.
    Source: Decision NP-1/2, annex; Article 17.2. Raises as `publish` does, ReasonRequired, and NotAnAmendment if the
    draft says that it revokes.
    """
    record = draft.record
    office = require(by, Act.AMEND, on=record, at=at)
    ensure_open(record)
    if is_revocation(draft):
        raise NotAnAmendment(subject=record.identifier, government=record.government)
    reason = ensure_reason(permit_reason(draft) if record.record_type is Permit else reason, record)
    ensure_complete(draft, at=at)

    with transaction.atomic():
        draft = records.claim(draft, Act.AMEND, by=by, at=at, lock=lock)
        if not draft.record.latest_revision:
            raise NotYetPublished(subject=record.identifier, government=record.government)
        inner = freeze_inner(draft, by=by, office=office, at=at)
        version = records.freeze(draft, Version.Kind.AMEND, by=by, office=office, at=at, reason=reason)
        certificates.supersede(version.record, at=at)
        certify(version)
        enter(Event.Kind.AMEND, version, by=by, at=at, quiet=quiet, inner=inner)
    return version


@accountable
def revoke(record: Record, *, by: Person, at: datetime, reason: Texts | None) -> Version:
    """Revoke a published permit: its last version says so and why, and nothing follows it.

    Source: Decision NP-1/2, annex; Article 17.3. Raises NotDesignated, NotRevocable, ReasonRequired,
    NotYetPublished, RevokedIsFinal, and Locked during a request; an open draft goes with it.
    """
    require(by, Act.REVOKE, on=record, at=at)
    ensure_revocable(record)
    reason = ensure_reason(reason, record)

    with transaction.atomic():
        if draft := Draft.objects.filter(record=record).select_related("record").first():
            records.discard(draft, by=by, at=at)
        draft = records.reopen(record, by=by, at=at)
        languages = draft.content["header"].get("languages", [])
        draft.content["header"]["languages"] = list(dict.fromkeys([*languages, *reason]))
        draft.content |= {"amendmentIntent": REVOKE, "amendmentDescription": dict(reason)}
        return freeze_revocation(draft, by=by, at=at)


@accountable
def revoke_as_drafted(draft: Draft, *, by: Person, at: datetime, lock: str = "", quiet: bool = False) -> Version:
    """Revoke by a draft that says so (`amendmentIntent` 1), as national systems send it. Raises as `revoke` does."""
    record = draft.record
    require(by, Act.REVOKE, on=record, at=at)
    ensure_revocable(record)
    ensure_reason(permit_reason(draft), record)
    ensure_complete(draft, at=at)

    with transaction.atomic():
        draft = records.claim(draft, Act.REVOKE, by=by, at=at, lock=lock)
        return freeze_revocation(draft, by=by, at=at, quiet=quiet)


def freeze_revocation(draft: Draft, *, by: Person, at: datetime, quiet: bool = False) -> Version:
    """Within the transaction of a revocation: the last version, the certificate, the end of the record."""
    office = require(by, Act.REVOKE, on=draft.record, at=at)
    reason = ensure_reason(permit_reason(draft), draft.record)
    inner = freeze_inner(draft, by=by, office=office, at=at)
    version = records.freeze(draft, Version.Kind.REVOKE, by=by, office=office, at=at, reason=reason)
    certificates.revoke(version.record, at=at)
    records.end(version.record, Ended.REVOKED, office=office, at=at, reason=reason)
    enter(Event.Kind.REVOKE, version, by=by, at=at, quiet=quiet, inner=inner)
    return version


@accountable
def withdraw(
    record: Record, *, by: Person, at: datetime, reason: Texts | None, lock: str = "", quiet: bool = False
) -> Record:
    """Withdraw a record that is no permit; a notice with the reason stays, and what cites it can still read it.

    Raises NotDesignated, NotWithdrawable, ReasonRequired, NotYetPublished, WithdrawnIsFinal, DraftExists, and Locked
    if somebody has asked for it, unless `lock` is that request's.
    """
    office = require(by, Act.WITHDRAW, on=record, at=at)
    if record.record_type is Permit:
        raise NotWithdrawable(subject=record.identifier, government=record.government)
    reason = ensure_reason(reason, record)

    with transaction.atomic():
        record = Record.objects.select_for_update(of=("self",)).select_related("locked_by").get(pk=record.pk)
        ensure_open(record)
        ensure_unlocked(record, lock)
        version = record.versions.filter(revision=record.latest_revision).first()
        if version is None:
            raise NotYetPublished(subject=record.identifier, government=record.government)
        if Draft.objects.filter(record=record).exists():
            raise DraftExists(subject=record.identifier, government=record.government)
        records.end(record, Ended.WITHDRAWN, office=office, at=at, reason=reason)
        version.record = record
        enter(Event.Kind.WITHDRAW, version, by=by, at=at, quiet=quiet)
    return record


def carry_out(
    draft: Draft, *, by: Person, at: datetime, reason: Texts | None = None, lock: str = "", quiet: bool = False
) -> Version:
    """Do what the draft asks for: publish it first, amend, or revoke."""
    if not draft.record.latest_revision:
        return publish(draft, by=by, at=at, lock=lock, quiet=quiet)
    if is_revocation(draft):
        return revoke_as_drafted(draft, by=by, at=at, lock=lock, quiet=quiet)
    return amend(draft, by=by, at=at, reason=reason, lock=lock, quiet=quiet)


def act_of(draft: Draft) -> Act:
    """Return what the draft asks for."""
    if not draft.record.latest_revision:
        return Act.PUBLISH
    return Act.REVOKE if is_revocation(draft) else Act.AMEND


def is_revocation(draft: Draft) -> bool:
    return draft.record.record_type is Permit and draft.content.get("amendmentIntent") == REVOKE


def ensure_revocable(record: Record) -> None:
    facts = {"subject": record.identifier, "government": record.government}
    if record.record_type is not Permit:
        raise NotRevocable(**facts)
    ensure_open(record)
    if not record.latest_revision:
        raise NotYetPublished(**facts)


def permit_reason(draft: Draft) -> Texts | None:
    reason = draft.content.get("amendmentDescription")
    return reason if isinstance(reason, dict) else None


def freeze_inner(draft: Draft, *, by: Person, office: Role, at: datetime) -> list[Version]:
    """Freeze the records made inside this draft, to be entered before it; those it no longer cites go.

    Their drafts are all kept from others, by identifier, before anything else is: the one order in which drafts, then
    counters, then the log are held by every act.
    """
    cited = {reference.partition("@")[0] for _, reference in draft.read().references()}
    inner = Draft.objects.select_for_update(of=("self",)).filter(record__inside=draft.record, record__document_id=None)
    held, versions = inner.select_related("record").order_by("record__identifier"), []
    for each in sorted(held, key=lambda draft: draft.record_id):  # numbered in the order in which they were made
        if each.record.identifier not in cited:
            records.drop_inner(each.record)
            outbox.announce("draft.wiped", at=at)
            continue
        ensure_complete(each, at=at)
        versions.append(records.freeze(each, Version.Kind.PUBLISH, by=by, office=office, at=at))
    return versions


def certify(version: Version) -> None:
    """Constitute the certificate if a Party's permit has been published (Article 17.2)."""
    if version.record.record_type is Permit and version.of_party:
        certificates.constitute(version)


def enter(
    kind: Event.Kind, version: Version, *, by: Person, at: datetime, quiet: bool = False, inner: Sequence[Version] = ()
) -> None:
    """Enter the act in register, log and audit, and announce it; before it, the publication of what was made inside."""
    acts = [*((Event.Kind.PUBLISH, each) for each in inner), (kind, version)]
    records.hold_counts(each.record.owner for _kind, each in acts)
    for what, each in acts:
        record = each.record
        records.append_to_log(records.enter(what, each, at=at))
        code = record.record_type.code
        audit.enter(what, by=by, at=at, government=record.government, subject=each.number, code=code)
        outbox.announce(f"record.{what}", at=at, version=each.pk, number=each.number, quiet=quiet)
