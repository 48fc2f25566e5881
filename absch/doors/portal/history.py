"""All that happened to a record in public: every version, its state, why, and by which office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from absch.certificates.models import Certificate
from absch.certificates.queries import State, certificates_of
from absch.doors.portal.public import absolute, record_address
from absch.doors.portal.standing import Act, Standing, redaction_of, standing, state_with
from absch.records import queries as records
from absch.records.models import Event, Record, Version


@dataclass(frozen=True)
class Entry:
    """One public act; `state` is what the version it made stands for today, `leaf` its place in the log."""

    kind: str
    number: str
    revision: int
    href: str
    act: Act
    state: State
    is_certificate: bool
    is_redacted: bool
    leaf: int | None
    leaf_hash: str

    @property
    def makes_a_version(self) -> bool:
        return self.kind in Version.Kind.values

    @property
    def proof(self) -> str:
        return "" if self.leaf is None else reverse("proof", kwargs={"index": self.leaf})

    def as_json(self) -> dict[str, Any]:
        log = {"leaf": self.leaf, "leaf_hash": self.leaf_hash, "proof": self.proof and absolute(self.proof)}
        return {
            "kind": self.kind,
            "number": self.number,
            "revision": self.revision,
            "state": self.state,
            **self.act.as_json(),
            "at": self.act.at.isoformat(),
            "log": log,
        }


@dataclass(frozen=True)
class History:
    """A record's versions, newest first, without their content, and its acts, newest first."""

    record: Record
    versions: Sequence[Version]
    certificates: dict[int, Certificate]
    entries: Sequence[Entry]

    def standing(self, version: Version, *, on: date) -> Standing:
        return standing(version, self.versions, self.certificates, on=on)

    def pair(self, revision: int) -> tuple[int, int]:
        """Return the two revisions that somebody who reads this one may wish to compare, the earlier first."""
        latest = self.record.latest_revision
        return (revision, latest) if revision != latest else (latest - 1, latest)

    def entry_of(self, version: Version) -> Entry | None:
        """Return the act that made the version."""
        made = (each for each in self.entries if each.revision == version.revision and each.makes_a_version)
        return next(made, None)


def history_of(record: Record, *, on: date) -> History:
    """Read a record's history in three queries."""
    versions = list(records.history_of(record).defer("public"))
    by_key = {each.pk: each for each in versions}
    certificates = certificates_of(record)
    events = records.events_of(record).select_related(None)
    entries = [_entry(each, by_key[each.version_id], certificates, on=on) for each in events]
    return History(record, versions, certificates, entries)


def _entry(event: Event, version: Version, certificates: dict[int, Certificate], *, on: date) -> Entry:
    act, code = _act(event, version), version.record.record_type.code
    certificate = certificates.get(version.revision)
    return Entry(
        kind=event.kind,
        number=version.number,
        revision=version.revision,
        href=record_address(code, version.number),
        act=act,
        state=state_with(version, certificate, on=on),
        is_certificate=certificate is not None,
        is_redacted=version.redacted_at is not None,
        leaf=event.leaf,
        leaf_hash=event.leaf_hash,
    )


def _act(event: Event, version: Version) -> Act:
    """Return office and reason of the event, from where each kind of act has left them."""
    record = version.record
    if event.kind == Event.Kind.WITHDRAW:
        return Act(event.at, record.ended_office, record.end_reason)
    if event.kind == Event.Kind.REDACT:
        return redaction_of(version) or Act(event.at, "", None)
    return Act(event.at, version.office, version.reason)
