"""All that happened to a record in public: every version, its state, why, and by which office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from absch.certificates.models import Certificate
from absch.certificates.queries import State, standing_with
from absch.doors.portal.public import absolute, record_address
from absch.doors.portal.standing import Act, Standing, redaction_of, standing
from absch.kernel.joined import Joined
from absch.kernel.numbers import Number
from absch.records import queries as records
from absch.records.models import Event, Record, Version

_ACTS = Joined(
    "FROM records_event e JOIN records_version v ON v.id = e.version_id JOIN records_record r ON r.id = v.record_id"
    " LEFT JOIN certificates_certificate c ON c.version_id = v.id"
    " WHERE r.document_id = %s AND r.schema = %s AND r.government = %s ORDER BY e.id DESC",
    e=Event,
    v=Version,
    r=Record,
    c=Certificate,
)


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
    """A record's versions and its acts, newest first, and its certificates by revision."""

    record: Record
    versions: Sequence[Version]
    certificates: dict[int, Certificate]
    entries: Sequence[Entry]

    def version(self, revision: int | None) -> Version | None:
        """Return the version of that revision, the latest for None."""
        wanted = self.record.latest_revision if revision is None else revision
        return next((each for each in self.versions if each.revision == wanted), None)

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
    """Return what became of a published record; one query."""
    return _history(_read(record.document_id, record.schema, record.government), on=on)


def history_under(number: Number, *, on: date) -> History | None:
    """Return the history of the record of that number, whatever its revision; one query."""
    facts = records.facts_of(number)
    acts = _read(*facts) if facts else []
    return _history(acts, on=on) if acts else None


def _read(*facts: int | str | None) -> list[Event]:
    """Return the acts on the record with their versions, record and certificates: one statement, so one moment."""
    acts = []
    for event, version, record, certificate in _ACTS(*facts):
        event.version, version.record = version, record
        version.certificate = certificate
        acts.append(event)
    return acts


def _history(acts: Sequence[Event], *, on: date) -> History:
    """Arrange the acts: each is on a version, and each version has the one that made it."""
    versions = {event.version.revision: event.version for event in acts}
    found = {revision: getattr(version, "certificate", None) for revision, version in versions.items()}
    certificates = {revision: certificate for revision, certificate in found.items() if certificate}
    entries = [_entry(each, versions[each.version.revision], certificates, on=on) for each in acts]
    newest_first = [versions[revision] for revision in sorted(versions, reverse=True)]
    return History(newest_first[0].record, newest_first, certificates, entries)


def _entry(event: Event, version: Version, certificates: dict[int, Certificate], *, on: date) -> Entry:
    act, code = _act(event, version), version.record.record_type.code
    certificate = certificates.get(version.revision)
    return Entry(
        kind=event.kind,
        number=version.number,
        revision=version.revision,
        href=record_address(code, version.number),
        act=act,
        state=standing_with(version, certificate, on=on),
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
