"""Read records."""

from datetime import datetime

from django.conf import settings
from django.db.models import F, Q, QuerySet

from absch.accounts.models import Person
from absch.accounts.queries import designations_of
from absch.accounts.roles import NATIONAL
from absch.formats.catalogue import BY_CODE
from absch.formats.record_type import RecordType
from absch.kernel.joined import Joined
from absch.kernel.numbers import SECRETARIAT, SHARED_PREFIX, Number
from absch.records.models import Citation, Draft, Ended, Event, Record, Version
from absch.records.rules import Act, may

REFERENCE = [each.schema for each in BY_CODE.values() if each.scope == "reference"]
_CITATIONS = Joined("FROM records_citation c WHERE c.identifier = %s AND c.wire = %s", c=Citation)


def version_numbered(number: Number) -> Version | None:
    """Return the version of that number, the latest without a revision; the number must be right in every part."""
    if (facts := facts_of(number)) is None:
        return None
    document, schema, government = facts
    found = Version.objects.filter(
        record__document_id=document,
        record__schema=schema,
        record__government=government,
        revision=F("record__latest_revision") if number.revision is None else number.revision,
    )
    return found.select_related("record").first()


def facts_of(number: Number) -> tuple[int, str, str] | None:
    """Return by which document, schema and government a record of that number is kept; None if no number is so.

    The number must be right in every part, but for its revision, which is not looked at.
    """
    record_type = BY_CODE.get(number.code)
    if record_type is None or number.prefix != _prefix_of(record_type):
        return None
    return number.document_id, record_type.schema, "" if number.owner == SECRETARIAT else number.owner.lower()


def _prefix_of(record_type: type[RecordType]) -> str:
    return SHARED_PREFIX if record_type.home != "ABS" else settings.ABSCH_NUMBER_PREFIX


def current_versions(*, schema: str = "", government: str | None = None) -> QuerySet[Version]:
    """Return the version that stands of each record that is not withdrawn, latest published first."""
    found = Version.objects.filter(revision=F("record__latest_revision")).exclude(record__ended_as=Ended.WITHDRAWN)
    if schema:
        found = found.filter(record__schema=schema)
    if government is not None:
        found = found.filter(record__government=government)
    return found.select_related("record").order_by("-published_at", "-id")


def public_export() -> QuerySet[Version]:
    """Return the current public versions in the order of their documents: neither withdrawn nor redacted."""
    return current_versions().filter(redacted_at=None).order_by("record__document_id")


def history_of(record: Record) -> QuerySet[Version]:
    """Return every version, newest first."""
    return record.versions.select_related("record").order_by("-revision")


def events_of(record: Record) -> QuerySet[Event]:
    return Event.objects.filter(version__record=record).select_related("version").order_by("-id")


def citing(identifier: str, *, wire: str) -> list[Version]:
    """Return the current versions that cite the record under that wire name, by number."""
    # Asked first by themselves, for every permit that is read: nearly always there are none.
    citations = [citation.version_id for (citation,) in _CITATIONS(identifier, wire)]
    return list(current_versions().filter(pk__in=citations).order_by("record__document_id")) if citations else []


def workplace(person: Person, *, at: datetime) -> Q:
    """Return which records are this person's work: those of his government, and his own."""
    own = Q(created_by=person, government=person.government)
    # What speaks for no government stays its maker's.
    own |= Q(created_by=person, government="", schema__in=REFERENCE)
    seats = [each for each in designations_of(person, on=at.date()) if each.role in NATIONAL]
    return own | Q(government__in={each.government for each in seats}) if seats else own


def records_of(person: Person, *, at: datetime) -> QuerySet[Record]:
    """Return the records the person works on, the ones most lately touched first."""
    mine = Record.objects.filter(workplace(person, at=at), inside=None).exclude(
        government="", created_by__is_console=True
    )
    return mine.select_related("draft", "draft__saved_by").order_by(F("draft__saved_at").desc(nulls_last=True), "-id")


def draft_for(person: Person, identifier: str, *, at: datetime) -> Draft | None:
    """Return the draft if the person may write it or has to decide on it; else it is as if it were not there."""
    found = Draft.objects.select_related("record", "record__inside", "saved_by", "locked_by")
    draft = found.filter(record__identifier=identifier).first()
    return draft if draft and may(person, Act.DRAFT, on=draft.record, at=at) else None
