"""What numbers stand for on a day, one or ten thousand, in a handful of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from absch.certificates.models import Certificate
from absch.certificates.queries import State, is_of_another_environment, standing_with
from absch.certificates.verification.near import near_misses
from absch.certificates.verification.typed import number_typed
from absch.kernel.numbers import Number
from absch.records.models import Record, Version

BATCH = 2000  # documents in one query

By = dict[tuple[str, str, str, int], dict[int, Version]]


@dataclass(frozen=True)
class Verdict:
    """The answer to "what is this number?", given on a day; `latest` is the number to open instead, if any.

    `ended_at` and `reason` tell of what superseded, revoked or withdrew it. `near` are numbers that may have been
    meant by one that nobody was given. `number` is "" for what is no number at all.
    """

    asked: str
    state: State
    on: date
    number: str = ""
    latest: str = ""
    government: str = ""
    version: Version | None = None
    certificate: Certificate | None = None
    record: Record | None = None
    ended_at: datetime | None = None
    reason: dict[str, str] | None = None
    near: tuple[str, ...] = ()


def verify_many(texts: Sequence[str], *, on: date) -> list[Verdict]:
    """Say what stands behind each, in the order asked; a number without its revision means the latest version.

    One query for every 2,000 documents, and at most three for what is unknown.
    """
    read = {text: number_typed(text) for text in dict.fromkeys(texts)}
    by = _versions({number.document_id for number in read.values() if number and not is_of_another_environment(number)})
    verdicts = {text: _verdict(text, number, by, on=on) for text, number in read.items()}
    near = near_misses(text for text, verdict in verdicts.items() if verdict.state is State.UNKNOWN)
    verdicts |= {text: replace(verdicts[text], near=numbers) for text, numbers in near.items() if numbers}
    return [verdicts[text] for text in texts]


def _versions(documents: Iterable[int]) -> By:
    """Return every version of these documents, by the parts of the number and revision, without their content."""
    ordered = sorted(documents)
    found: By = {}
    for start in range(0, len(ordered), BATCH):
        for version in _published(ordered[start : start + BATCH]):
            number = version.record.number(version.revision).rsplit("-", 4)
            key = (number[0], number[1], number[2], int(number[3]))
            found.setdefault(key, {})[version.revision] = version
    return found


def _published(documents: Sequence[int]) -> QuerySet[Version]:
    found = Version.objects.filter(record__document_id__in=documents).select_related("record", "certificate")
    # Of a single number the page shows the title too.
    return found if len(documents) == 1 else found.defer("public")


def _verdict(text: str, number: Number | None, by: By, *, on: date) -> Verdict:
    if number is None:
        return Verdict(text, State.UNKNOWN, on)
    if is_of_another_environment(number):
        return Verdict(text, State.TRAINING, on, number=str(number))
    versions = by.get((number.prefix, number.code, number.owner, number.document_id), {})
    version = versions.get(number.revision or max(versions, default=0))
    if version is None:
        return Verdict(text, State.UNKNOWN, on, number=str(number))
    return _found(text, version, versions, on=on)


def _found(text: str, version: Version, versions: dict[int, Version], *, on: date) -> Verdict:
    record, certificate = version.record, getattr(version, "certificate", None)
    latest = record.number(record.latest_revision)
    following = versions.get(version.revision + 1)
    ended_at, reason = record.ended_at, record.end_reason
    if not record.ended_as and following:
        ended_at, reason = following.published_at, following.reason
    return Verdict(
        text,
        standing_with(version, certificate, on=on),
        on,
        number=version.number,
        latest=latest if latest != version.number else "",
        government=record.government,
        version=version,
        certificate=certificate,
        record=record,
        ended_at=ended_at,
        reason=reason,
    )
