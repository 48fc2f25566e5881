"""Bring the vocabularies up to their files."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from absch.outbox import operations as outbox
from absch.outbox.models import Pulse
from absch.vocabularies.files import Entry, entries
from absch.vocabularies.models import Alias, Term


@dataclass(frozen=True)
class Counts:
    """How many terms a load found new, otherwise than before, gone from the files, or as they were."""

    added: int
    changed: int
    retired: int
    unchanged: int


@transaction.atomic
def load(folder: Path, *, at: datetime) -> Counts:
    """Bring the terms up to the files of `folder`; with the same files a second time nothing changes.

    A term that has left its file is marked as no longer used from that day on, and kept. One that has come back is in
    use again. Raises ValueError for a file that contradicts itself; then nothing has changed.
    """
    listed = entries(folder)
    known = {(term.domain, term.identifier): term for term in Term.objects.prefetch_related("aliases")}
    outcomes = Counter(_keep(entry, known.pop((entry.domain, entry.identifier), None)) for entry in listed)
    retired = [term for term in known.values() if term.no_longer_used_since is None]
    _retire(retired, on=at.date())
    if retired or outcomes["added"] + outcomes["changed"]:
        outbox.beat(Pulse.Of.NAMES)
    return Counts(
        added=outcomes["added"], changed=outcomes["changed"], retired=len(retired), unchanged=outcomes["unchanged"]
    )


def _keep(entry: Entry, term: Term | None) -> str:
    outcome = "unchanged"
    if term is None:
        term, outcome = Term(domain=entry.domain, identifier=entry.identifier), "added"
    elif _differs(entry, term):
        outcome = "changed"
    if outcome == "unchanged":
        return outcome
    term.titles, term.broader, term.position = entry.titles, entry.broader, entry.position
    term.no_longer_used_since, term.replaced_by = entry.no_longer_used_since, entry.replaced_by
    term.save()
    # An identifier is a term's own or an alias of one term, never both.
    Alias.objects.filter(domain=entry.domain, identifier=entry.identifier).delete()
    for identifier in entry.also:
        Alias.objects.update_or_create(domain=entry.domain, identifier=identifier, defaults={"term": term})
    return outcome


def _differs(entry: Entry, term: Term) -> bool:
    stored = (term.titles, term.broader, term.position, term.no_longer_used_since, term.replaced_by)
    stated = (entry.titles, entry.broader, entry.position, entry.no_longer_used_since, entry.replaced_by)
    # An alias that has left the file stays: older documents may name it.
    return stored != stated or not set(entry.also) <= {alias.identifier for alias in term.aliases.all()}


def _retire(terms: list[Term], *, on: date) -> None:
    for term in terms:
        term.no_longer_used_since = on
    Term.objects.bulk_update(terms, ["no_longer_used_since"])
