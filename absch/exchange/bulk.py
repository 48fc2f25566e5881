"""Import a file line by line: each stands or falls alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from absch.accounts.models import Person
from absch.exchange.lines import document_in, lines_of
from absch.exchange.operations import Outcome, import_document
from absch.formats.asking import Code, identifier_in
from absch.formats.record_type import Shortcoming
from absch.kernel.refusals import Refusal
from absch.publishing.refusals import Incomplete
from absch.records import registry


@dataclass(frozen=True)
class Answer:
    """What became of a line: an outcome or a refusal."""

    line: int
    outcome: Outcome | None = None
    refusal: Refusal | None = None


def import_lines(stream: BinaryIO, *, by: Person, now: Callable[[], datetime], quiet: bool = False) -> Iterator[Answer]:
    """Import each line in a transaction of its own, and yield what became of it.

    A document that only cites records which are not there waits, and is tried again after the last line as long as
    that brings any further: so a file may cite what it brings later.
    """
    waiting: list[tuple[int, dict[str, Any]]] = []
    for line, received in lines_of(stream):
        try:
            document = document_in(received)
        except Refusal as refusal:
            yield Answer(line, refusal=refusal)
            continue
        answer = _attempt(line, document, by=by, now=now, quiet=quiet)
        if only_cites_what_is_not_there(document, answer.refusal):
            waiting.append((line, document))
        else:
            yield answer

    refused: list[Answer] = []
    while waiting:
        tried = [(line, document, _attempt(line, document, by=by, now=now, quiet=quiet)) for line, document in waiting]
        refused = [answer for _, _, answer in tried if answer.refusal]
        yield from (answer for _, _, answer in tried if answer.outcome)
        if len(refused) == len(waiting):
            break
        waiting = [(line, document) for line, document, answer in tried if answer.refusal]
    yield from refused


def only_cites_what_is_not_there(document: dict[str, Any], refusal: Refusal | None) -> bool:
    """Whether the document would be complete if the records it cites were there."""
    if not isinstance(refusal, Incomplete):
        return False
    missing: list[Shortcoming] = refusal.facts["missing"]  # type: ignore[assignment]
    return all(_cites_nothing(document, each) for each in missing)


def _cites_nothing(document: dict[str, Any], shortcoming: Shortcoming) -> bool:
    identifier = identifier_in(_value_at(document, shortcoming.path))
    is_citation = shortcoming.code == Code.INVALID_VALUE and bool(identifier)
    return is_citation and registry.find({"identifier": identifier}) is None


def _value_at(document: dict[str, Any], path: str) -> Any:
    """Return what stands at a path of wire names and places, "providers.0"; None where there is nothing."""
    value: Any = document
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value


def _attempt(line: int, document: dict[str, Any], *, by: Person, now: Callable[[], datetime], quiet: bool) -> Answer:
    try:
        return Answer(line, outcome=import_document(document, by=by, at=now(), quiet=quiet))
    except Refusal as refusal:
        return Answer(line, refusal=refusal)
