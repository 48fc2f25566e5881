"""The registry as a rule or a page may ask about it: fulfils `formats.lookup.Registry`."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F

from absch.formats.record_type import RecordType
from absch.records.models import Draft, Ended, Record, Version


def version_cited(identifier: str) -> Version | None:
    """Return the version that "GUID@2" names; without "@2", the current one. A redacted one is not found."""
    uid, _at, revision = identifier.partition("@")
    versions = Version.objects.filter(record__identifier=uid, redacted_at=None).select_related("record")
    if revision:
        return versions.filter(revision=int(revision)).first() if revision.isdecimal() else None
    return versions.filter(revision=F("record__latest_revision")).first()


def find(reference: dict[str, str]) -> RecordType | None:
    version = version_cited(reference.get("identifier", ""))
    return version.read() if version else None


def others(schema: str, government: str) -> Iterator[RecordType]:
    current = Version.objects.filter(
        record__schema=schema,
        record__government=government,
        record__ended_as=Ended.NOT,
        redacted_at=None,
        revision=F("record__latest_revision"),
    )
    return (each.read() for each in current.select_related("record").order_by("record__document_id"))


@dataclass(frozen=True)
class Within:
    """The registry as a draft sees it: with the records made inside it, which will be published together."""

    record: Record

    def find(self, reference: dict[str, str]) -> RecordType | None:
        uid = reference.get("identifier", "").partition("@")[0]
        if uid == self.record.identifier and self.record.latest_revision:
            # Once published it stays so: also when what was published has been redacted.
            return find(reference) or self.record.record_type({})
        inner = Draft.objects.filter(record__inside=self.record, record__identifier=uid).select_related("record")
        draft = inner.first()
        return draft.read() if draft else find(reference)

    def others(self, schema: str, government: str) -> Iterator[RecordType]:
        return others(schema, government)
