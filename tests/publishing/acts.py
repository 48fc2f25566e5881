"""The acts of `tests/expected/lifecycle.json`, done with what a row gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from absch.accounts.models import Person
from absch.exchange.operations import no_reason_given
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Record
from tests.makers import NOON
from tests.publishing.scene import HOURS_LATER, OF, REASON, Standing, authority_of, document_of

WITHOUT = "without a reason"
MISSING = {"permit": {"title": None}, "authority": {"city": None}, "contact": {"emails": []}}


class NothingAtHand(Exception):
    """There is no draft, request or record that could be handed to the operation."""


@dataclass
class Attempt:
    """An act on what stands: by whom, with what is given."""

    act: str
    standing: Standing
    by: Person | None
    given: str = ""
    at: datetime = HOURS_LATER
    reason: dict[str, str] | None = field(default_factory=lambda: dict(REASON))

    def __post_init__(self) -> None:
        if self.given.startswith("on day "):
            self.at = NOON + timedelta(days=int(self.given.removeprefix("on day ")))
        if self.given == WITHOUT:
            self.reason = None
        if self.given == "with a blank reason":
            self.reason = {"en": " \n ", "fr": ""}
        if self.given == "without a reason, by the call of an old client":
            self.reason = no_reason_given()

    @property
    def draft(self) -> Draft:
        return _there(self.standing.draft)

    @property
    def record(self) -> Record:
        return _there(self.standing.record)

    @property
    def request(self) -> Any:
        return _there(self.standing.request)

    def do(self) -> None:
        ACTS[self.act](self)


def _there(found: Any) -> Any:
    if found is None:
        raise NothingAtHand
    return found


def next_version(kind: str, act: str, given: str) -> dict[str, Any]:
    """What the working copy says otherwise, before the act; a permit carries its reason itself."""
    changed: dict[str, Any] = {"notes": "A private word."}
    if kind == "permit" and not (given == WITHOUT and act in ("publish", "amend")):
        changed["amendmentDescription"] = {"en": "   "} if given == "with a blank reason" else {"en": REASON["en"]}
    if given == "amendmentIntent 1":
        changed["amendmentIntent"] = 1
    return changed


def happen_before(attempt: Attempt, drafter: Person) -> None:
    """Let what the row gives come about, shortly before the act."""
    standing, given = attempt.standing, attempt.given
    if given.startswith("saved "):
        minutes = int(given.split()[1])
        standing.save({"notes": "Saved just now."}, by=drafter, at=attempt.at - timedelta(minutes=minutes))
    if given == "with an older revision token":
        as_read = standing.draft
        standing.save({"notes": "Saved in another window."}, by=drafter, at=HOURS_LATER - timedelta(minutes=40))
        standing.draft = as_read
    if given == "incomplete" and attempt.act == "approve":
        assert standing.cited is not None
        publishing.redact(standing.cited, by=authority_of(OF), at=NOON, reason=REASON)
    elif given == "incomplete" and attempt.act != "save":
        standing.save(MISSING[standing.kind], by=drafter, at=NOON)


def _save(now: Attempt) -> None:
    kind, draft = now.standing.kind, now.standing.draft
    changed = MISSING[kind] if now.given == "incomplete" else {"notes": "Another word."}
    if draft is None and now.standing.record is None:
        records.begin(
            _schema(kind), government=OF, by=now.by, at=now.at, content=document_of(kind), identifier=_uid(kind)
        )
        return
    draft = draft or records.reopen(now.record, by=now.by, at=now.at)
    taking_over = now.given.endswith("taking over")
    records.save(draft, draft.content | changed, by=now.by, at=now.at, taking_over=taking_over)


def _schema(kind: str) -> str:
    return document_of(kind)["header"]["schema"]


def _uid(kind: str) -> str:
    return document_of(kind)["header"]["identifier"]


def _redact(now: Attempt) -> None:
    publishing.redact(_there(now.standing.version), by=now.by, at=now.at, reason=now.reason)


def _return(now: Attempt) -> None:
    publishing.return_(now.request, by=now.by, at=now.at, reason="" if now.given == WITHOUT else "Ask the ministry.")


def _approve_with_changes(now: Attempt) -> None:
    corrected = now.draft.content | {"notes": "Corrected by the authority."}
    publishing.approve(now.request, by=now.by, at=now.at, corrected=corrected)


ACTS: dict[str, Callable[[Attempt], Any]] = {
    "save": _save,
    "discard": lambda now: records.discard(now.draft, by=now.by, at=now.at),
    "submit": lambda now: publishing.submit(now.draft, by=now.by, at=now.at, reason=now.reason),
    "submit withdrawal": lambda now: publishing.submit_withdrawal(now.record, by=now.by, at=now.at, reason=now.reason),
    "publish": lambda now: publishing.carry_out(now.draft, by=now.by, at=now.at, reason=now.reason),
    "amend": lambda now: publishing.amend(now.draft, by=now.by, at=now.at, reason=now.reason),
    "approve": lambda now: publishing.approve(now.request, by=now.by, at=now.at),
    "approve with changes": _approve_with_changes,
    "return": _return,
    "recall": lambda now: publishing.recall(now.request, by=now.by, at=now.at),
    "expire": lambda now: publishing.expire(now.request, at=now.at),
    "revoke": lambda now: publishing.revoke(now.record, by=now.by, at=now.at, reason=now.reason),
    "withdraw": lambda now: publishing.withdraw(now.record, by=now.by, at=now.at, reason=now.reason),
    "redact": _redact,
}
