"""What a version stands for, told to readers: since when, why, by which office, and what to open instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from absch.accounts.roles import TITLES, Role
from absch.certificates.models import Certificate
from absch.certificates.queries import State, standing_with
from absch.doors.portal.public import record_address
from absch.formats.pages.readings import Reading, read_in
from absch.formats.richtext import plain
from absch.formats.types.permit import Permit
from absch.records.models import Record, Version


@dataclass(frozen=True)
class Act:
    """Something done to a version: when, by which office (never by whom), and the reason given, if any."""

    at: datetime
    office: str
    reason: dict[str, str] | None

    @property
    def title(self) -> str:
        return str(TITLES[Role(self.office)]) if self.office else ""

    @property
    def reading(self) -> Reading:
        return read_in(get_language() or "en", self.reason, shown=plain)

    def as_json(self) -> dict[str, Any]:
        return {"on": self.at.date().isoformat(), "office": self.office, "reason": self.reason}


@dataclass(frozen=True)
class Standing:
    """The state of a version on a day. `ended` is what superseded, revoked or withdrew it, `by` the number that did.

    `latest` is the number to open instead, "" where there is none; `government` is a code in capitals.
    """

    state: State
    on: date
    number: str
    code: str
    government: str
    is_permit: bool
    is_certificate: bool
    published: Act
    expires_on: date | None
    ended: Act | None
    by: str
    latest: str
    redacted: Act | None

    @property
    def shown(self) -> State:
        """The state as lists show it: of a redacted version nothing is left to rely on."""
        return State.REDACTED if self.redacted else self.state

    def address_of(self, number: str) -> str:
        return record_address(self.code, number) if number else ""

    @property
    def by_address(self) -> str:
        return self.address_of(self.by)

    @property
    def latest_address(self) -> str:
        return self.address_of(self.latest)

    def as_json(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "on": self.on.isoformat(),
            "is_certificate": self.is_certificate,
            "published_on": self.published.at.date().isoformat(),
            "expires_on": self.expires_on and self.expires_on.isoformat(),
            "ended": self.ended and self.ended.as_json(),
            "latest": self.latest or self.number,
            "redacted": self.redacted and self.redacted.as_json(),
        }


def states(versions: Sequence[Version], *, on: date) -> dict[int, State]:
    """Return what each version stands for on that day, by its key; one query, however many there are."""
    permits = [each.pk for each in versions if each.record.record_type is Permit]
    found = Certificate.objects.filter(version__in=permits) if permits else ()
    certificates = {each.version_id: each for each in found}
    return {each.pk: standing_with(each, certificates.get(each.pk), on=on) for each in versions}


def standing(
    version: Version, versions: Sequence[Version], certificates: dict[int, Certificate], *, on: date
) -> Standing:
    """Return the version's standing among all `versions` of its record and their certificates by revision."""
    record, certificate = version.record, certificates.get(version.revision)
    state = standing_with(version, certificate, on=on)
    following = next((each for each in versions if each.revision == version.revision + 1), None)
    latest = record.number(record.latest_revision)
    return Standing(
        state=state,
        on=on,
        number=version.number,
        code=record.record_type.code,
        government=record.owner,
        is_permit=record.record_type is Permit,
        is_certificate=certificate is not None or (state is State.REVOKED and bool(certificates)),
        published=Act(version.published_at, version.office, version.reason),
        expires_on=certificate.expires_on if certificate else None,
        ended=how_it_ended(record, following),
        by=following.number if following else "",
        latest=latest if latest != version.number else "",
        redacted=redaction_of(version),
    )


def how_it_ended(record: Record, following: Version | None) -> Act | None:
    """Return the end of the record, else what followed the version."""
    if record.ended_as and record.ended_at:
        return Act(record.ended_at, record.ended_office, record.end_reason)
    return Act(following.published_at, following.office, following.reason) if following else None


def redaction_of(version: Version) -> Act | None:
    if version.redacted_at is None:
        return None
    return Act(version.redacted_at, version.redaction_office, version.redaction_reason)
