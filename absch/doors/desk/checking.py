"""What a draft still lacks, and what it will look like."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language

from absch.formats.compare import Change, compare
from absch.formats.discretion import cautions_in
from absch.formats.fields import Field, Group, Links, Text
from absch.formats.forms.questions import id_of
from absch.formats.pages import Cited, ShownSection, page_of
from absch.formats.record_type import RecordType, Shortcoming
from absch.formats.types.contact import Contact
from absch.records.choices import cited_in_draft
from absch.records.citations import cited_in
from absch.records.models import Draft, Version
from absch.records.registry import Within


@dataclass(frozen=True)
class Fix:
    """An answer to correct: `path` as the form names it, `anchor` the id of its control on the form."""

    path: str
    label: str
    sentence: str
    source: str
    anchor: str


@dataclass(frozen=True)
class LookTwice:
    """Something to think over; `found` are the words of a free text, `anchor` is the id of its control on the form."""

    label: str
    sentence: str
    found: str
    anchor: str


def cautions_of(draft: Draft, *, on: date) -> list[LookTwice]:
    """Return what the author should think over, by its rules and by what its texts hold; nothing of it is recorded."""
    record_type, government = draft.record.record_type, draft.record.government
    registry = Within(draft.record)
    reading = record_type(record_type.without_withheld(draft.content))
    rules = [fix_of(each, record_type) for each in reading.cautions(registry=registry, on=on)]
    contacts = registry.others(Contact.schema, government) if government else ()
    persons = {name for each in contacts for name in each.titles().values()}
    return [LookTwice(each.label, each.sentence, "", each.anchor) for each in rules] + [
        LookTwice(str(each.label), str(each.sentence), each.found, id_of(each.path))
        for each in cautions_in(draft.read(), persons=persons)
    ]


def fixes_of(draft: Draft, *, on: date) -> list[Fix]:
    """Return every answer that keeps the draft from being published."""
    record_type = draft.record.record_type
    reading = record_type(record_type.without_withheld(draft.content))
    return [fix_of(each, record_type) for each in reading.shortcomings(registry=Within(draft.record), on=on)]


def fix_of(shortcoming: Shortcoming, record_type: type[RecordType]) -> Fix:
    field = _field_at(shortcoming, record_type)
    path = shortcoming.path
    if field and path.partition(".")[0] != field.wire:
        path = field.wire  # a rule may name what the form asks nowhere
    sentence, label = str(shortcoming.sentence), str(shortcoming.label)
    return Fix(path, label, sentence, shortcoming.source, id_of(_control(path, field)) if field else "")


def faults_of(fixes: list[Fix]) -> Mapping[str, list[str]]:
    """Return the sentences by path, as the form wants them."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in fixes:
        found[each.path].append(each.sentence)
    return found


def preview_of(draft: Draft) -> list[ShownSection]:
    """Return the draft as the public page would show it."""
    record_type, language = draft.record.record_type, get_language() or "en"
    reading = record_type(record_type.for_publication(draft.content))
    return page_of(reading, language=language, cited=_with_language(cited_in_draft(draft), language))


def page_of_version(version: Version) -> list[ShownSection]:
    reading, language = version.read(), get_language() or "en"
    return page_of(reading, language=language, cited=_with_language(cited_in(reading), language))


def changes_in(draft: Draft, version: Version) -> list[Change]:
    """Return the questions that the draft answers otherwise than the published version."""
    record_type, before = draft.record.record_type, version.read()
    after = record_type(record_type.for_publication(draft.content))
    return _changed(before, after, cited_in(before) | cited_in_draft(draft))


def differences(draft: Draft, content: dict) -> list[Change]:
    """Return the questions that this content, not saved yet, answers otherwise than the draft as it stands."""
    record_type = draft.record.record_type
    before, after = record_type(draft.content), record_type(record_type.without_withheld(content))
    return _changed(before, after, cited_in(before) | cited_in(after) | cited_in_draft(draft))


def _changed(before: RecordType, after: RecordType, cited: Mapping[str, Cited]) -> list[Change]:
    language = get_language() or "en"
    changes = compare(before, after, language=language, cited=_with_language(cited, language))
    return [each for each in changes if each.changed]


def _with_language(cited: Mapping[str, Cited], language: str) -> dict[str, Cited]:
    return {
        reference: replace(each, href=f"/{language}{each.href}" if each.href else "")
        for reference, each in cited.items()
    }


def _field_at(shortcoming: Shortcoming, record_type: type[RecordType]) -> Field | None:
    named = record_type.field_of(shortcoming.path.partition(".")[0])
    return named or next((each for each in record_type.fields if each.label == shortcoming.label), None)


def _control(path: str, field: Field) -> str:
    """Return the name of the control to go to: deeper than the question only where its parts have controls."""
    if not isinstance(field, Text | Links | Group):
        return field.wire
    parts = path.split(".")
    while parts[-1].isdecimal():
        parts.pop()
    return ".".join(parts)
