"""Requests: submitted by who drafts, decided by the publishing authority, recalled, expired after twelve weeks."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.formats.types.permit import Permit
from absch.outbox import operations as outbox
from absch.publishing.models import Request
from absch.publishing.operations.publication import act_of, carry_out, permit_reason, withdraw
from absch.publishing.refusals import (
    AlreadyRequested,
    NothingToDecide,
    NotWithdrawable,
    NotYours,
    ReasonRequired,
    RequestExpired,
)
from absch.publishing.rules import LONGEST_REASON, LONGEST_REMARK, REQUEST_STANDS, Texts, ensure_complete, ensure_reason
from absch.records import operations as records
from absch.records.models import Draft, Record, Version
from absch.records.operations.belonging import ensure_open
from absch.records.refusals import DraftExists, NotYetPublished
from absch.records.rules import Act, require


@accountable
def submit(draft: Draft, *, by: Person, at: datetime, remark: str = "", reason: Texts | None = None) -> Request:
    """Ask the publishing authority to publish the draft, which is locked until that is decided.

    `reason` is asked for when the draft amends a record that is no permit. Raises NotDesignated, Incomplete,
    ReasonRequired, Locked, Overtaken.
    """
    record, act = draft.record, act_of(draft)
    require(by, Act.SUBMIT, on=record, at=at)
    ensure_open(record)
    if act is not Act.PUBLISH:
        reason = ensure_reason(permit_reason(draft) if record.record_type is Permit else reason, record)
    ensure_complete(draft, at=at)

    with transaction.atomic():
        draft = records.claim(draft, Act.SUBMIT, by=by, at=at)
        request = _open(record, act, by=by, at=at, remark=remark, token=draft.token, reason=reason)
        draft.lock, draft.locked_by, draft.locked_at = request.lock, by, at
        draft.save(update_fields=["lock", "locked_by", "locked_at"])
    return request


@accountable
def submit_withdrawal(record: Record, *, by: Person, at: datetime, reason: Texts | None, remark: str = "") -> Request:
    """Ask the publishing authority to withdraw a published record. Raises as `withdraw` does."""
    require(by, Act.SUBMIT, on=record, at=at)
    if record.record_type is Permit:
        raise NotWithdrawable(subject=record.identifier, government=record.government)
    reason = ensure_reason(reason, record)
    with transaction.atomic():
        record = Record.objects.select_for_update().get(pk=record.pk)
        ensure_open(record)
        if not record.latest_revision:
            raise NotYetPublished(subject=record.identifier, government=record.government)
        if Draft.objects.filter(record=record).exists():
            raise DraftExists(subject=record.identifier, government=record.government)
        request = _open(record, Act.WITHDRAW, by=by, at=at, remark=remark, token=None, reason=reason)
        record.lock, record.locked_by, record.locked_at = request.lock, by, at
        record.save(update_fields=["lock", "locked_by", "locked_at"])
    return request


@accountable
def approve(request: Request, *, by: Person, at: datetime, corrected: dict[str, Any] | None = None) -> Version | Record:
    """Decide that what was asked for is done; with `corrected`, that content is saved first, in one go.

    Raises NotDesignated, NothingToDecide, RequestExpired, and what the act itself raises.
    """
    require(by, Act.APPROVE, on=request.record, at=at)
    with transaction.atomic():
        request = _pending(request, at=at)
        done: Version | Record
        if request.act == Act.WITHDRAW:
            done = withdraw(request.record, by=by, at=at, reason=request.reason_for, lock=request.lock)
            _unlock(request)
        else:
            draft = Draft.objects.select_related("record", "saved_by").get(record=request.record)
            lock = request.lock
            if corrected is not None:
                _unlock(request)
                draft, lock = records.save(draft, corrected, by=by, at=at, taking_over=True), ""
            done = carry_out(draft, by=by, at=at, reason=request.reason_for, lock=lock)
            request.revision = done.revision
        _close(request, Request.State.APPROVED, by=by, at=at)
    return done


@accountable
def return_(request: Request, *, by: Person, at: datetime, reason: str) -> Request:
    """Return the draft to who wrote it, with the reason. Raises NotDesignated, ReasonRequired, NothingToDecide."""
    require(by, Act.RETURN, on=request.record, at=at)
    if not reason.strip():
        raise ReasonRequired(subject=request.record.identifier, government=request.record.government)
    with transaction.atomic():
        request = _pending(request, at=at)
        request.return_reason = reason.strip()[:LONGEST_REASON]
        _unlock(request)
        _close(request, Request.State.RETURNED, by=by, at=at)
    return request


@accountable
def recall(request: Request, *, by: Person, at: datetime) -> Request:
    """Take one's own request back and go on writing. Raises NotYours, NothingToDecide."""
    require(by, Act.SUBMIT, on=request.record, at=at)
    if request.requested_by_id != by.pk:
        raise NotYours(subject=request.record.identifier, government=request.record.government)
    with transaction.atomic():
        request = _pending(request, at=at)
        _unlock(request)
        _close(request, Request.State.RECALLED, by=by, at=at)
    return request


def expire(request: Request, *, at: datetime) -> None:
    """Close a request that nobody decided within twelve weeks, and give the draft back; otherwise do nothing."""
    with transaction.atomic():
        found = Request.objects.select_for_update().filter(pk=request.pk, state=Request.State.PENDING).first()
        if found and found.expires_at <= at:
            _unlock(found)
            _close(found, Request.State.EXPIRED, by=None, at=at)


def _open(
    record: Record, act: Act, *, by: Person, at: datetime, remark: str, token: int | None, reason: Texts | None
) -> Request:
    try:
        with transaction.atomic():
            request = Request.objects.create(
                record=record,
                act=act,
                token=token,
                remark=remark.strip()[:LONGEST_REMARK],
                reason_for=dict(reason) if reason else None,
                requested_by=by,
                requested_at=at,
                expires_at=at + REQUEST_STANDS,
            )
    except IntegrityError:
        raise AlreadyRequested(subject=record.identifier, government=record.government) from None
    _tell(request, "submitted", by=by, at=at)
    outbox.announce("request.due", at=at, due_at=request.expires_at, request=request.pk)
    return request


def _pending(request: Request, *, at: datetime) -> Request:
    """Return the request, kept from others, if it still awaits a decision."""
    found = Request.objects.select_for_update(of=("self",)).select_related("record").filter(pk=request.pk).first()
    # With a draft that was recalled and thrown away, its requests are gone.
    if found is None or found.state != Request.State.PENDING:
        raise NothingToDecide(subject=request.record.identifier, government=request.record.government)
    if found.expires_at <= at:
        raise RequestExpired(subject=found.record.identifier, government=found.record.government)
    return found


def _unlock(request: Request) -> None:
    """Let go of the draft or, after a request to withdraw, of the record."""
    free: dict[str, Any] = {"lock": "", "locked_by": None, "locked_at": None}
    Draft.objects.filter(record=request.record, lock=request.lock).update(**free)
    Record.objects.filter(pk=request.record_id, lock=request.lock).update(**free)


def _close(request: Request, state: Request.State, *, by: Person | None, at: datetime) -> None:
    request.state, request.decided_by, request.decided_at = state, by, at
    record = request.record
    if by is not None:
        request.decided_office = audit.standing(by, government=record.government, code=record.record_type.code, at=at)[
            0
        ]
    request.save()
    _tell(request, state, by=by, at=at)


def _tell(request: Request, what: str, *, by: Person | None, at: datetime) -> None:
    record = request.record
    code = record.record_type.code
    audit.enter(f"request-{what}", by=by, at=at, government=record.government, subject=record.identifier, code=code)
    outbox.announce(f"request.{what}", at=at, request=request.pk, by=by.pk if by else None)
