"""What a page calls the records it cites."""

from collections.abc import Iterable

from django.db.models import F, Q

from absch.formats.pages import Cited, references_of
from absch.formats.record_type import RecordType
from absch.records.models import Version


def cited_in(record: RecordType) -> dict[str, Cited]:
    """Return the published records that this one shows, by reference as it cites them ("GUID@2" or "GUID").

    One that is unknown or redacted is left out. `href` is the address of the page without its language.
    """
    return cited_by(references_of(record))


def cited_by(references: Iterable[str]) -> dict[str, Cited]:
    """Return the records of these references, in one query; without revision, the version that is current."""
    wanted = {reference: _parts(reference) for reference in references}
    identifiers = {identifier for identifier, _revision in wanted.values()}
    revisions = {revision for _identifier, revision in wanted.values() if revision}
    if not identifiers:
        return {}
    found = Version.objects.filter(record__identifier__in=identifiers, redacted_at=None)
    found = found.filter(Q(revision=F("record__latest_revision")) | Q(revision__in=revisions)).select_related("record")
    known: dict[tuple[str, int | None], Version] = {}
    for version in found:
        known[version.record.identifier, version.revision] = version
        if version.revision == version.record.latest_revision:
            known[version.record.identifier, None] = version
    return {reference: _named(reference, known[key]) for reference, key in wanted.items() if key in known}


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
