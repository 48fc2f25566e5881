"""What a page calls the records it cites."""

from collections.abc import Iterable

from absch.formats.pages import Cited, references_of
from absch.formats.record_type import RecordType
from absch.kernel.joined import Joined
from absch.records.models import Record, Version

_PUBLISHED = Joined(
    "FROM records_version v JOIN records_record r ON r.id = v.record_id"
    " WHERE v.redacted_at IS NULL AND r.identifier IN (…)"
    " AND (v.revision = r.latest_revision OR v.revision IN (…))",
    v=Version,
    r=Record,
)


def cited_in(record: RecordType) -> dict[str, Cited]:
    """Return the published records that this one shows, by reference as it cites them ("GUID@2" or "GUID").

    One that is unknown or redacted is left out. `href` is the address of the page without its language.
    """
    return cited_by(reference for _wire, reference in references_of(record))


def cited_by(references: Iterable[str]) -> dict[str, Cited]:
    """Return the records of these references, in one query; without revision, the version that is current."""
    wanted = {reference: _parts(reference) for reference in references}
    known = _published(set(wanted.values()))
    return {reference: _named(reference, known[key]) for reference, key in wanted.items() if key in known}


def _published(wanted: set[tuple[str, int | None]]) -> dict[tuple[str, int | None], Version]:
    """Return those versions that are not redacted, by identifier and revision; None is the current one."""
    if not wanted:
        return {}
    identifiers = sorted({identifier for identifier, _revision in wanted})
    revisions = sorted({revision or 0 for _identifier, revision in wanted})
    known: dict[tuple[str, int | None], Version] = {}
    for version, record in _PUBLISHED(identifiers, revisions):
        version.record = record
        known[record.identifier, version.revision] = version
        if version.revision == record.latest_revision:
            known[record.identifier, None] = version
    return known


def _parts(reference: str) -> tuple[str, int | None]:
    """Return identifier and revision; what is no revision names no version."""
    identifier, at, revision = reference.partition("@")
    if not at:
        return identifier, None
    return identifier, int(revision) if revision.isdecimal() and len(revision) < 7 else 0


def _named(reference: str, version: Version) -> Cited:
    code, number = version.record.record_type.code, version.number
    return Cited(
        reference=reference,
        title=version.read().titles(),
        number=number,
        code=code,
        href=f"/database/{code}/{number}",
    )
