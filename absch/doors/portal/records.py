"""Pages of one record: a version, its history, two versions compared."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from absch.doors.portal.bodies import body_of
from absch.doors.portal.contacts import Contact, contacts_of
from absch.doors.portal.history import History, history_under
from absch.doors.portal.public import absolute, certificate_address, ensure_short, json_answer, public, record_address
from absch.doors.portal.rows import Row, TypeName, country_names, rows_of
from absch.doors.portal.standing import Standing
from absch.formats.compare import compare as compare_versions
from absch.formats.pages import Cited, references_of
from absch.formats.pages.readings import Reading, read_in
from absch.formats.record_type import RecordType
from absch.formats.types.permit import Permit
from absch.kernel.languages import NAMES
from absch.kernel.numbers import read_number
from absch.records import queries as records
from absch.records.citations import cited_by, cited_in
from absch.records.models import Version

_REVISION = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


@dataclass(frozen=True)
class Found:
    """The version of an address, with what every page about it begins with."""

    version: Version
    record: RecordType
    history: History
    standing: Standing
    language: str

    @property
    def heading(self) -> dict[str, Any]:
        version, record_type = self.version, self.version.record.record_type
        names = country_names([version.record.government], language=self.language)
        return {
            "version": version,
            "number": version.number,
            "code": record_type.code,
            "kind": TypeName.of(record_type),
            "title": read_in(self.language, self.record.titles(), written_in=self.record.languages),
            "told_in": self.told_in,
            "standing": self.standing,
            "country": names.get(version.record.government, ""),
            "history": self.history,
            "pair": self.history.pair(version.revision),
            "address": record_address(record_type.code, version.number),
            "canonical": absolute(record_address(record_type.code, version.number)),
        }

    @property
    def told_in(self) -> Reading | None:
        """The one language in which a record is read that was not written in the reader's; None where it was."""
        written_in = self.record.languages
        if self.language in written_in or not written_in:
            return None
        told = read_in(self.language, {each: each for each in written_in}, written_in=written_in)
        return told if told.language else None


def found_at(code: str, number: str, *, on: date) -> Found:
    """Return the version of that address; 404 unless type, prefix, country, document and revision are all right."""
    ensure_short(number)
    read = read_number(number)
    history = history_under(read, on=on) if read and read.code == code else None
    version = history.version(read.revision) if read and history else None
    if history is None or version is None:
        raise Http404
    return Found(version, version.read(), history, history.standing(version, on=on), get_language() or "en")


@public
def record(request: HttpRequest, code: str, number: str, *, as_json: bool) -> HttpResponse:
    """Show a version: what may be relied on first, then what was published."""
    found = found_at(code, number, on=timezone.now().date())
    references = references_of(found.record)
    cited = cited_by(reference for _wire, reference in references)
    earlier, later = _related(found, references, cited)
    if as_json:
        return json_answer(_as_json(found, earlier, later))
    version, redacted = found.version, found.standing.redacted
    about = found.heading | {
        "body": None if redacted else body_of(version, found.record, language=found.language, cited=cited),
        "entry": found.history.entry_of(version),
        "written_in": [(each, NAMES[each]) for each in found.record.languages if each in NAMES],
        "earlier": earlier,
        "later": later,
        "contact": _contact(found),
        "certificate_address": (at := certificate_address(version.number) if found.standing.is_permit else ""),
        "certificate_base": at.removesuffix(version.number),
    }
    return render(request, "portal/record.html", about)


def _related(
    found: Found, references: Iterable[tuple[str, str]], cited: Mapping[str, Cited]
) -> tuple[list[Cited], list[Row]]:
    """Return the permits this one follows, and those that follow it."""
    record = found.version.record
    if record.record_type is not Permit:
        return [], []
    wire, language = Permit.related.wire, found.language
    followed = [cited[reference] for each, reference in references if each == wire and reference in cited]
    earlier = [replace(each, href=f"/{language}{each.href}") for each in followed]
    later = records.citing(record.identifier, wire=wire)
    return earlier, rows_of(later, on=found.standing.on, language=language) if later else []


def _contact(found: Found) -> Contact | None:
    """Return whom to ask about the record: the authority that it cites, else one of the same government."""
    government = found.version.record.government
    known = contacts_of(government, language=found.language) if government else []
    cited = {reference.partition("@")[0] for _wire, reference in found.record.references()}
    named = [each for each in known if each.identifier in cited | {found.version.record.identifier}]
    with_mailbox = [each for each in known if each.mailbox]
    return next(iter([*named, *reversed(with_mailbox), *known]), None)


def _as_json(found: Found, earlier: list[Cited], later: list[Row]) -> dict[str, Any]:
    version, record, entry = found.version, found.version.record, found.history.entry_of(found.version)
    return {
        "number": version.number,
        "revision": version.revision,
        "code": record.record_type.code,
        "schema": record.schema,
        "identifier": record.identifier,
        "government": record.owner,
        "document": version.content,
        **found.standing.as_json(),
        "office": version.office,
        "reason": version.reason,
        "confirmed": {"on": record.confirmed_at.date().isoformat(), "office": record.confirmed_office}
        if record.confirmed_at
        else None,
        "public_hash": version.public_hash,
        "log": entry.as_json()["log"] if entry else None,
        "related": {"earlier": [each.number for each in earlier], "later": [each.number for each in later]},
        "history": [each.as_json() for each in found.history.entries],
        "url": absolute(record_address(record.record_type.code, version.number)),
    }


@public
def history(request: HttpRequest, code: str, number: str, *, as_json: bool) -> HttpResponse:
    """Show every public act on a record, newest first."""
    found = found_at(code, number, on=timezone.now().date())
    entries = found.history.entries
    if as_json:
        results = [each.as_json() for each in entries]
        return json_answer({"number": found.version.number, "total": len(results), "results": results})
    return render(request, "portal/history.html", found.heading)


@public
def choose(request: HttpRequest, code: str, number: str, *, as_json: bool) -> HttpResponse:
    """Lead from the choice of two revisions (`was`, `now`) to their comparison."""
    found = found_at(code, number, on=timezone.now().date())
    was, now = (_revision_of(found, request.GET.get(each, "")) for each in ("was", "now"))
    name = "portal:compare_json" if as_json else "portal:compare"
    return redirect(name, code=code, number=now.number, other=was.revision)


def _revision_of(found: Found, text: str) -> Version:
    revision = int(text) if _REVISION.fullmatch(text) else 0
    version = found.history.version(revision) if revision else None
    if version is None:
        raise Http404
    return version


@public
def compare(request: HttpRequest, code: str, number: str, other: int, *, as_json: bool) -> HttpResponse:
    """Show two versions beside each other, question by question; the one of the address is the later column."""
    found = found_at(code, number, on=timezone.now().date())
    was = _revision_of(found, str(other))
    is_redacted = bool(found.version.redacted_at or was.redacted_at)
    before = was.read()
    cited = cited_in(before) | cited_in(found.record)
    changes = [] if is_redacted else compare_versions(before, found.record, language=found.language, cited=cited)
    changed = [each for each in changes if each.changed]
    if as_json:
        results = [
            {"field": each.wire, "was": _content(before, each.wire), "now": _content(found.record, each.wire)}
            for each in changed
        ]
        about = {"was": was.number, "now": found.version.number, "is_redacted": is_redacted}
        return json_answer(about | {"total": len(results), "results": results})
    about = found.heading | {
        "was": was,
        "pair": (was.revision, found.version.revision),
        "changes": changed,
        "unchanged": len(changes) - len(changed),
        "is_redacted": is_redacted,
    }
    return render(request, "portal/compare.html", about)


def _content(record: RecordType, wire: str) -> Any:
    return record.content.get(wire)
