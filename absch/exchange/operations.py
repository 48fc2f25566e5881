"""Take documents over from elsewhere, through the operations that everybody's documents pass."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.countries import queries as countries
from absch.formats.asking import identifier_in
from absch.kernel.canonical import canonical_bytes
from absch.kernel.languages import SIX
from absch.kernel.refusals import Refusal
from absch.kernel.wire import ensure_safe
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Ended, Record, Version


class Unnamed(Refusal):
    """Raised when a document's header lacks an identifier or a schema."""

    code = "unnamed"
    status = 400
    sentence = _("The document does not say what it is: give its header an identifier and a schema.")


class UnknownGovernment(Refusal):
    """Raised when a document is of a government the registry does not know."""

    code = "unknown-government"
    status = 400
    sentence = _("“%(named)s” is no government the registry knows. Give its two letters, in lower case.")


class Did(StrEnum):
    """What became of a document; an amendment may also be the revocation that the document asks for."""

    PUBLISHED = "published"
    AMENDED = "amended"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Outcome:
    """What became of a document, and the version that says it now."""

    did: Did
    version: Version


@accountable
def import_document(document: dict[str, Any], *, by: Person, at: datetime, quiet: bool = False) -> Outcome:
    """Publish the document as a new record or as the next version of its own; skip it if it says nothing new.

    Private notes stay unless the document brings its own. All or nothing: a refused document leaves no draft.
    Raises Unnamed, UnknownGovernment, and whatever drafting and publishing refuse.
    """
    ensure_safe(document)
    identifier, schema = name_of(document)
    government = government_of(document)
    with transaction.atomic():
        record = Record.objects.filter(identifier=identifier).first()
        if record is None:
            draft = records.begin(schema, government=government, by=by, at=at, content=document, identifier=identifier)
        elif version := version_that_says(document, record):
            return Outcome(Did.SKIPPED, version)
        else:
            draft = records.reopen(record, by=by, at=at)
            draft = records.save(draft, record.private | document, by=by, at=at)
        version = publishing.carry_out(draft, by=by, at=at, reason=no_reason_given(), quiet=quiet)
    return Outcome(Did.AMENDED if record else Did.PUBLISHED, version)


def name_of(document: dict[str, Any]) -> tuple[str, str]:
    """Return identifier and schema, or raise Unnamed."""
    header = document.get("header")
    identifier, schema = (header.get(each) if isinstance(header, dict) else None for each in ("identifier", "schema"))
    if not (identifier and isinstance(identifier, str) and schema and isinstance(schema, str)):
        raise Unnamed()
    return identifier, schema


def government_of(document: dict[str, Any]) -> str:
    """Return the government's identifier, "" where the document names none, or raise UnknownGovernment."""
    named = identifier_in(document.get("government"))
    found = countries.government(named) if named else None
    if named and (found is None or found.identifier != named):
        raise UnknownGovernment(named=named[:80])
    return named


def version_that_says(document: dict[str, Any], record: Record) -> Version | None:
    """Return the record's current version if publishing the document would give the same bytes."""
    current = record.versions.filter(revision=record.latest_revision).select_related("record").first()
    if current is None or current.public is None or record.ended_as == Ended.WITHDRAWN:
        return None
    public = canonical_bytes(record.record_type.for_publication(document))
    return current if public == bytes(current.public) else None


def no_reason_given() -> dict[str, str]:
    """Return, in the six languages, what the history says of an amendment whose document cannot give a reason."""
    reason = {}
    for language in SIX:
        with translation.override(language):
            reason[language] = gettext("Imported; the document has no place for a reason.")
    return reason
