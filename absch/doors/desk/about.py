"""What every page and list of the register says of a record first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from absch.countries import queries as countries
from absch.formats.pages.readings import Reading, read_in
from absch.formats.record_type import RecordType
from absch.publishing.models import Request
from absch.records.models import Draft, Record, Version

RETURNED, PENDING = Request.State.RETURNED, Request.State.PENDING


@dataclass(frozen=True)
class Kind:
    """A record type as templates read it; its class would not do, for a template calls what it can call."""

    code: str
    title: str
    plural: str
    purpose: str

    @classmethod
    def of(cls, record_type: type[RecordType]) -> Self:
        return cls(record_type.code, str(record_type.title), str(record_type.plural), str(record_type.purpose))


@dataclass(frozen=True)
class About:
    """A record with its draft, its current version and the latest request about it, each if there is one.

    `country` is the name of its government in the reader's language.
    """

    record: Record
    kind: Kind
    title: Reading
    country: str
    draft: Draft | None
    version: Version | None
    request: Request | None

    @property
    def number(self) -> str:
        """The number of the current version, "" before there is one."""
        return self.version.number if self.version else ""

    @property
    def public_address(self) -> str:
        about = {"code": self.kind.code, "number": self.number}
        return reverse("portal:record", kwargs=about) if self.version else ""

    @property
    def is_pending(self) -> bool:
        return self.request is not None and self.request.state == PENDING

    @property
    def is_returned(self) -> bool:
        """Whether this draft was returned, and not one before it."""
        if self.draft is None or self.request is None:
            return False
        return self.request.state == RETURNED and self.request.requested_at >= self.draft.started_at

    @property
    def states(self) -> list[str]:
        """The state of what is published, then that of what is written, in the words of `parts/state.html`."""
        published = self.record.ended_as or ("current" if self.version else "")
        written = "draft" if self.draft else ""
        if self.is_pending or self.is_returned:
            written = PENDING.value if self.is_pending else RETURNED.value
        return [each for each in (published, written) if each]


def about(record: Record) -> About:
    return abouts([record])[0]


def abouts(records: Sequence[Record]) -> list[About]:
    """Return the records as pages of the active language show them; three queries, however many there are."""
    versions = {each.record_id: each for each in _current(records)}
    requests = latest_requests(records)
    names = country_names(each.government for each in records)
    found = []
    for record in records:
        version, draft = versions.get(record.pk), getattr(record, "draft", None)
        found.append(
            About(
                record=record,
                kind=Kind.of(record.record_type),
                title=title_of(draft.read() if draft else version.read() if version else record.record_type({})),
                country=names.get(record.government, ""),
                draft=draft,
                version=version,
                request=requests.get(record.pk),
            )
        )
    return found


def title_of(record: RecordType) -> Reading:
    """Return what the record is called, in the active language if it can be."""
    title = read_in(get_language() or "en", record.titles(), written_in=record.languages)
    return title if title.text else Reading(_("Without a title yet"))


def latest_requests(records: Iterable[Record]) -> dict[int, Request]:
    """Return the latest request about each record, by the record's key."""
    found = Request.objects.filter(record__in=[each.pk for each in records]).order_by("pk")
    return {each.record_id: each for each in found.select_related("requested_by", "decided_by")}


def country_names(governments: Iterable[str]) -> dict[str, str]:
    """Return what these governments are called in the active language, by code; "" has no name."""
    language = get_language() or "en"
    known = countries.names_of({each for each in governments if each})
    return {code: names.get(language) or names["en"] for code, names in known.items()}


def government_options() -> list[tuple[str, str]]:
    """Return (code, name) of every government, in the alphabetical order of the active language."""
    language = get_language() or "en"
    return [(each.identifier, each.names[language]) for each in countries.sorted_by_name(language)]


def _current(records: Iterable[Record]) -> Iterable[Version]:
    current = Version.objects.filter(record__in=[each.pk for each in records], revision=F("record__latest_revision"))
    return current.select_related("record")
