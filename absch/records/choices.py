"""The records an author may cite in a draft: fulfils `formats.forms.Choices`, and names them for a preview."""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from django.conf import settings
from django.db.models import Case, F, Func, Q, QuerySet, TextField, When

from absch.accounts.models import Person
from absch.formats.catalogue import BY_CODE
from absch.formats.fields import ANY, Reference
from absch.formats.forms import Option
from absch.formats.pages import Cited
from absch.formats.shapes import elements
from absch.kernel.numbers import read_number
from absch.records.citations import cited_by, cited_in
from absch.records.models import Draft, Record, Version
from absch.records.queries import current_versions

MOST_OFFERED = 20
MOST_READ = 2000
MOST_WORDS, MOST_LETTERS = 6, 200


class Utf8(Func):
    """The text of a column of bytes, under the collation of the database."""

    template = "CAST(%(expressions)s AS TEXT)"
    on_postgresql = """(convert_from(%(expressions)s, 'UTF8') COLLATE "default")"""
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template=self.on_postgresql, **context)


@dataclass(frozen=True)
class Citable:
    """What the author of that record's draft may cite: what is published, and what was made inside the draft."""

    record: Record
    author: Person

    def records(self, field: Reference, *, wanted: str) -> list[Option]:
        """Return at most 20: first those made inside, then of the author's government, his own, and by words any."""
        words = words_in(wanted)
        inner = (option for schema, option in self.inner if field.may_cite(schema) and has(words, _said(option)))
        found = self._published(field)
        found = found.filter(_spelt(words)) if words else found.filter(self._own)
        read = found.iterator(chunk_size=200)
        fitting = (each for each in islice(read, MOST_READ) if has(words, _searched(each)))
        return list(islice(chain(inner, map(_option, fitting)), MOST_OFFERED))

    def chosen(self, references: Collection[str]) -> dict[str, Option]:
        """Return what is known of the references, in two queries."""
        inner = {option.reference: option for _schema, option in self.inner}
        known = {each: Option(each, cited.title, cited.number) for each, cited in cited_by(references).items()}
        return {each: inner[each] for each in references if each in inner} | known

    @cached_property
    def inner(self) -> list[tuple[str, Option]]:
        """The schema of each record made inside, with how it is offered."""
        drafts = Draft.objects.filter(record__inside=self.record).select_related("record").order_by("record_id")
        return [
            (each.record.schema, Option(each.record.identifier, each.read().titles(), draft_number(each.record)))
            for each in drafts
        ]

    def _published(self, field: Reference) -> QuerySet[Version]:
        foreign = Q(record__schema__in=field.own_only) & ~Q(record__government=self.record.government)
        nearness = Case(When(self._own, then=0), default=1)
        of_type = Q() if field.to == ANY else Q(record__schema__in=field.to)
        found = current_versions().filter(of_type, redacted_at=None)
        found = found.exclude(record=self.record.pk).exclude(foreign)
        return found.annotate(text=Utf8(F("public"))).order_by(nearness, "-published_at", "-id")

    @property
    def _own(self) -> Q:
        own = Q(record__created_by=self.author)
        return own | Q(record__government=self.record.government) if self.record.government else own


def words_in(wanted: str) -> list[str]:
    """Return what is looked for: a record number without its revision as one word, else at most six words."""
    wanted = wanted.replace("\0", "")[:MOST_LETTERS]
    number = read_number(wanted)
    return [str(replace(number, revision=None))] if number else wanted.split()[:MOST_WORDS]


def has(words: list[str], said: str) -> bool:
    return all(word.casefold() in said.casefold() for word in words)


def draft_number(record: Record) -> str:
    """Return what stands for the number of a record that has none yet."""
    return f"{settings.ABSCH_NUMBER_PREFIX}-{record.record_type.code}-{record.owner}-DRAFT"


def cited_in_draft(draft: Draft) -> dict[str, Cited]:
    """Return the records the draft would show, published or made inside, by reference as it cites them."""
    inner = Citable(draft.record, draft.saved_by).inner
    made = {each.reference: Cited(each.reference, each.title, each.number, "", "") for _schema, each in inner}
    return made | cited_in(draft.read())


def _spelt(words: list[str]) -> Q:
    """Return a test that leaves out most of what does not fit; SQLite knows upper and lower case of ASCII only."""
    fits = Q()
    for word in words:
        spellings = {word, word.lower(), word.upper(), word.capitalize()}
        fit = Q(record__identifier__icontains=word)
        for each in spellings:
            fit |= Q(text__icontains=json.dumps(each, ensure_ascii=False)[1:-1])
        fits &= fit | _numbered(word)
    return fits


def _numbered(word: str) -> Q:
    number, record_type = read_number(word), BY_CODE.get(word.upper())
    if number:
        return Q(record__document_id=number.document_id)
    if record_type:
        return Q(record__schema=record_type.schema)
    return Q(record__document_id=int(word)) if word.isdecimal() and len(word) < 10 else Q(pk__in=())


def _searched(version: Version) -> str:
    """Return what the words are looked for in: titles, number, identifier and mailboxes."""
    reading = version.read()
    mailboxes = [each for each in elements(reading.content.get("emails")) if isinstance(each, str)]
    return " ".join([*reading.titles().values(), version.number, version.record.identifier, *mailboxes])


def _said(option: Option) -> str:
    return " ".join([*option.title.values(), option.number, option.reference])


def _option(version: Version) -> Option:
    reference = f"{version.record.identifier}@{version.revision}"
    return Option(reference, version.read().titles(), version.number)
