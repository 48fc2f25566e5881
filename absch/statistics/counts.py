"""Counts of a day, and the sums over them; a government is its code in small letters, "" the Secretariat."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from absch.accounts.roles import Role
from absch.formats.catalogue import RECORD_TYPES

NATIONAL_SCOPES = ("national", "focal point")
# What a Party has to make available under Article 14.2(a) and (b): a Party with one of them has published.
COVERING = ("authority", "measure", "absCheckpoint")
# Kept once and cited by other records, they are counted beside the others.
CITED = ("organization", "contact")

NATIONAL = [each.schema for each in RECORD_TYPES.values() if each.scope in NATIONAL_SCOPES]
REFERENCE = [each.schema for each in RECORD_TYPES.values() if each.scope == "reference" and each.schema not in CITED]
BESIDE = [each for each in RECORD_TYPES if each not in (*NATIONAL, *REFERENCE)]


class Basis(StrEnum):
    """Who counts as a Party: whoever has ratified, or those for whom the Protocol is in force."""

    RATIFIED = "ratified"
    IN_FORCE = "in-force"


@dataclass(frozen=True)
class Tally:
    """How many there are; of how many Parties and of how many others."""

    total: int
    of_parties: int
    parties: int
    of_others: int
    others: int

    @classmethod
    def of(cls, counts: Mapping[str, int], *, parties: frozenset[str]) -> Self:
        """Count by government; what belongs to none is of neither."""
        its = {each: count for each, count in counts.items() if each in parties}
        theirs = {each: count for each, count in counts.items() if each and each not in parties}
        return cls(sum(counts.values()), sum(its.values()), len(its), sum(theirs.values()), len(theirs))


@dataclass(frozen=True)
class Coverage:
    """What a Party has published: records of each of COVERING, and all its national records."""

    government: str
    records: Mapping[str, int]
    national: int


@dataclass(frozen=True)
class Statistics:
    """`published` are records by schema and government, `people` designations by role and government.

    `certificates` were constituted by the end of the day, however often amended; `in_force` are those in force on it.
    """

    on: date
    basis: Basis
    parties: frozenset[str]
    published: Mapping[str, Mapping[str, int]]
    people: Mapping[str, Mapping[str, int]]
    certificates: Tally
    in_force: Tally

    @property
    def records(self) -> int:
        """All records but those that are counted beside the others."""
        return self.national.total + self.reference.total

    @property
    def national(self) -> Tally:
        return self.sum_of(NATIONAL)

    @property
    def reference(self) -> Tally:
        return self.sum_of(REFERENCE)

    def tally(self, schema: str) -> Tally:
        return self.sum_of([schema])

    def sum_of(self, schemas: Iterable[str]) -> Tally:
        """Return all records of these types; a government with several counts once."""
        counts: Counter[str] = Counter()
        for schema in schemas:
            counts.update(self.published.get(schema, {}))
        return Tally.of(counts, parties=self.parties)

    def designated(self, role: Role) -> Tally:
        return Tally.of(self.people.get(role, {}), parties=self.parties)

    def covered(self) -> list[Coverage]:
        """Return the Parties that have published an authority, a measure or a checkpoint, by their codes."""
        found = {government for schema in COVERING for government in self.published.get(schema, {})}
        return [
            Coverage(
                government,
                {schema: self.published.get(schema, {}).get(government, 0) for schema in COVERING},
                sum(self.published.get(schema, {}).get(government, 0) for schema in NATIONAL),
            )
            for government in sorted(found & self.parties)
        ]
