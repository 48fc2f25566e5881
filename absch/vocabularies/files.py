"""Read the vocabularies as they stand in their files: one YAML file a domain, explained in data/README.md."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from absch.kernel.languages import SIX


@dataclass(frozen=True)
class Entry:
    """One term as a file states it; `also` are the other identifiers accepted for it."""

    domain: str
    identifier: str
    titles: dict[str, str]
    broader: str
    position: int
    no_longer_used_since: date | None
    replaced_by: str
    also: tuple[str, ...]


def entries(folder: Path) -> list[Entry]:
    """Return every term of every file, in the order of the files.

    Raises ValueError, with file and term, for a term that lacks a title, stands twice, stands before its broader term
    or names a replacement that is not there.
    """
    found: list[Entry] = []
    domains: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        vocabulary = yaml.safe_load(path.read_text(encoding="utf-8"))
        if vocabulary["domain"] in domains:
            raise ValueError(f"{path.name}: another file holds the domain {vocabulary['domain']} already")
        domains.add(vocabulary["domain"])
        terms = [_entry(vocabulary["domain"], position, term) for position, term in enumerate(vocabulary["terms"])]
        if shortcomings := _shortcomings(terms):
            raise ValueError(f"{path.name}: {'; '.join(shortcomings)}")
        found += terms
    return found


def _entry(domain: str, position: int, term: dict[str, Any]) -> Entry:
    return Entry(
        domain=domain,
        identifier=term["identifier"],
        titles=term["titles"],
        broader=term.get("broader", ""),
        position=position,
        no_longer_used_since=term.get("no_longer_used_since"),
        replaced_by=term.get("replaced_by", ""),
        also=tuple(term.get("also", ())),
    )


def _shortcomings(terms: list[Entry]) -> list[str]:
    everything = {term.identifier for term in terms}
    above: set[str] = set()
    wrong = []
    for term in terms:
        if set(term.titles) != set(SIX) or not all(term.titles.values()):
            wrong.append(f"{term.identifier} has not a title in each of the six languages")
        if above & {term.identifier, *term.also} or (everything & set(term.also)):
            wrong.append(f"{term.identifier} stands twice")
        # Broader terms come first, so that no term can be its own grandparent.
        if term.broader and term.broader not in above:
            wrong.append(f"{term.identifier} stands before its broader term {term.broader}")
        if term.replaced_by and term.replaced_by not in everything:
            wrong.append(f"{term.identifier} is replaced by {term.replaced_by}, which is not there")
        above |= {term.identifier, *term.also}
    return wrong
