"""What the certificate says as a paper: the same answers as the page, in the order of Article 17.4."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from absch.certificates.models import Certificate
from absch.certificates.queries import State
from absch.countries.queries import names_of
from absch.formats.pages import Answer, Cited, ShownSection, page_of
from absch.formats.pages.readings import Reading, read_in
from absch.formats.richtext import plain
from absch.formats.types.permit import Permit, article_17_4
from absch.kernel.canonical import canonical_bytes
from absch.kernel.languages import direction, reading
from absch.records.models import Event, Version
from absch.transparency import keys
from absch.transparency import queries as log
from absch.transparency.operations import sign_checkpoint

# Counted up whenever the paper is laid out or worded anew: files made before stay, and new ones are made.
TEMPLATE = 2
TOLD_ELSEWHERE = (Permit.government, Permit.intent, Permit.expires_on)


@dataclass(frozen=True)
class Item:
    """One letter of Article 17.4; without `answer` it is the number, or was not answered."""

    letter: str
    label: str
    answer: Answer | None

    @property
    def answers(self) -> list[Answer]:
        return [self.answer] if self.answer else []


@dataclass(frozen=True)
class Checkpoint:
    """What the log had signed when the file was made: how many entries, the root's first digits, by which key."""

    size: int
    root: str
    key: str


@dataclass(frozen=True)
class Paper:
    """All that the template prints. Addresses are absolute; `ended_on` and `by` tell how a version lost its force."""

    number: str
    language: str
    direction: str
    environment: str
    state: State
    is_certificate: bool
    country: str
    title: Reading
    revision: int
    replaces: int
    published_on: str
    made_at: datetime
    made_on: str
    expires_on: str
    ended_on: str
    reason: Reading
    by: str
    items: tuple[Item, ...]
    further: tuple[Answer, ...]
    address: str
    latest_address: str
    checkpoint: Checkpoint
    leaf: int | None
    public_hash: str
    document: bytes

    def as_context(self) -> dict[str, Any]:
        return {"paper": self, "language": self.language, "direction": self.direction, "environment": self.environment}


def document_of(version: Version) -> bytes:
    """Return what is enclosed in the PDF: the public record as its `.json` page gives it, in canonical bytes."""
    record = version.record
    return canonical_bytes(
        {
            "number": version.number,
            "revision": version.revision,
            "code": record.record_type.code,
            "schema": record.schema,
            "identifier": record.identifier,
            "government": record.owner,
            "public_hash": version.public_hash,
            "document": version.content,
        }
    )


def paper_of(version: Version, *, language: str, state: State, cited: Mapping[str, Cited], at: datetime) -> Paper:
    """Return the paper of a permit in that language and state; `cited` names the records it cites."""
    record, content = version.record, version.read()
    with translation.override(language):
        sections = page_of(content, language=language, cited=_absolute(cited, language))
        items, further = _arranged(sections)
        ended_on, reason, by = _end_of(version, state, language)
        expires_on = content.content.get(Permit.expires_on.wire)
        made = Event.objects.filter(version=version, kind=version.kind).order_by("pk").first()
        leaf = made.leaf if made else None
        return Paper(
            number=version.number,
            language=language,
            direction=direction(language),
            environment=settings.ABSCH_ENVIRONMENT,
            state=state,
            is_certificate=Certificate.objects.filter(version__record=record).exists()
            if state == State.REVOKED
            else Certificate.objects.filter(version=version).exists(),
            country=_name_of(record.government, language),
            title=read_in(language, content.titles(), written_in=content.languages),
            revision=version.revision,
            replaces=version.revision - 1,
            published_on=_in_words(version.published_at),
            made_at=at,
            made_on=_in_words(at),
            expires_on=_in_words(datetime.fromisoformat(expires_on)) if expires_on else "",
            ended_on=ended_on,
            reason=reason,
            by=by,
            items=items,
            further=further,
            address=f"{settings.ABSCH_BASE_URL}/certificate/{version.number}",
            latest_address=f"{settings.ABSCH_BASE_URL}/certificate/{version.number.rpartition('-')[0]}",
            checkpoint=_checkpoint(leaf, at=at),
            leaf=leaf,
            public_hash=version.public_hash,
            document=document_of(version),
        )


def _arranged(sections: list[ShownSection]) -> tuple[tuple[Item, ...], tuple[Answer, ...]]:
    """Return what Article 17.4 asks, by letter, and the rest in the order of the common format."""
    answers = {answer.wire: answer for section in sections for answer in section.answers}
    fields = article_17_4()
    items = tuple(
        Item(letter, str(field.label) if field else "", answers.get(field.wire) if field else None)
        for letter, field in fields.items()
    )
    told = {field.wire for field in (*fields.values(), *TOLD_ELSEWHERE) if field}
    return items, tuple(answer for wire, answer in answers.items() if wire not in told)


def _end_of(version: Version, state: State, language: str) -> tuple[str, Reading, str]:
    """Return when the version lost its force, why, and the number of the version that took its place or says so."""
    record = version.record
    following = record.versions.select_related("record").filter(revision=version.revision + 1).first()
    if state == State.REVOKED and record.ended_at:
        last = record.number(record.latest_revision)
        reason = read_in(language, record.end_reason, shown=plain)
        return _in_words(record.ended_at), reason, last if last != version.number else ""
    if state == State.SUPERSEDED and following:
        reason = read_in(language, following.reason, shown=plain)
        return _in_words(following.published_at), reason, following.number
    return "", Reading(""), ""


def _checkpoint(leaf: int | None, *, at: datetime) -> Checkpoint:
    """Return the latest checkpoint, signing one if none covers the version yet."""
    latest = log.latest_checkpoint()
    if latest is None or (leaf is not None and latest.size <= leaf):
        latest = sign_checkpoint(at=at)
    return Checkpoint(latest.size, bytes(latest.root).hex()[:16], keys.origin())


def _absolute(cited: Mapping[str, Cited], language: str) -> dict[str, Cited]:
    base = f"{settings.ABSCH_BASE_URL}/{language}"
    return {reference: replace(each, href=f"{base}{each.href}") for reference, each in cited.items()}


def _name_of(government: str, language: str) -> str:
    return reading(names_of([government]).get(government, {}), language)[1] or government.upper()


def _in_words(day: datetime) -> str:
    return date_format(day, "DATE_FORMAT")
