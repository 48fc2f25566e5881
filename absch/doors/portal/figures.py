"""What is published and stands on a day, counted once for all pages that show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from absch.certificates.models import Certificate
from absch.certificates.queries import certificates_in_force
from absch.countries import queries as countries
from absch.countries.status import Standing
from absch.doors.portal.rows import TypeName
from absch.formats.catalogue import RECORD_TYPES
from absch.outbox.models import Pulse
from absch.outbox.queries import pulse
from absch.outbox.remembered import recall
from absch.records import queries as records

# Contacts are cited by records; they are none of those that are counted.
COUNTED = [each.schema for each in RECORD_TYPES.values() if each.scope != "contact"]

MOST = 4  # types on a page that has no room for all


@dataclass(frozen=True)
class TypeCount:
    kind: TypeName
    count: int


@dataclass(frozen=True)
class Figures:
    """`published` counts current records by government (in small letters, "" for the Secretariat) and schema.

    `certificates` were ever constituted, `certificates_of` a government are in force; `standings` says where each
    government stands towards the Protocol.
    """

    on: date
    published: Mapping[str, Mapping[str, int]]
    certificates: int
    certificates_of: Mapping[str, int]
    standings: Mapping[str, Standing]

    @property
    def records(self) -> int:
        return sum(self.records_of(each) for each in self.published)

    @property
    def in_force(self) -> int:
        return sum(self.certificates_of.values())

    @property
    def governments(self) -> int:
        return len(self.published.keys() - {""})

    @property
    def parties(self) -> int:
        return self.count_of(Standing.PARTY)

    def count_of(self, *standings: Standing) -> int:
        return sum(each in standings for each in self.standings.values())

    def publishing(self, *standings: Standing) -> int:
        """Return how many of those that stand there have published something."""
        return sum(self.standings.get(each) in standings for each in self.published)

    def records_of(self, government: str) -> int:
        return sum(self.published.get(government, {}).values())

    def types(self, government: str | None = None) -> list[TypeCount]:
        """Return how many records there are of each type, of one government or of all; also where there are none."""
        of = self.published.values() if government is None else [self.published.get(government, {})]
        return [
            TypeCount(TypeName.of(RECORD_TYPES[schema]), sum(each.get(schema, 0) for each in of)) for schema in COUNTED
        ]

    def most_published(self) -> list[TypeCount]:
        """Return the types with the most records, the most first."""
        counted = sorted(self.types(), key=lambda each: -each.count)
        return [each for each in counted if each.count][:MOST]

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "parties": self.parties,
            "certificates": self.certificates,
            "certificates_in_force": self.in_force,
            "governments": self.governments,
            "records": self.records,
            "by_type": {each.kind.code: each.count for each in self.types()},
        }


def figures(*, on: date) -> Figures:
    """Return the figures of the day; counted anew after each act that readers may notice."""
    stamp = (pulse(), pulse(Pulse.Of.NAMES), on)
    return recall("figures", stamp, lambda: _counted(on))


def _counted(on: date) -> Figures:
    counts = records.current_versions().filter(record__schema__in=COUNTED).order_by()
    published: dict[str, dict[str, int]] = {}
    for government, schema, count in counts.values_list("record__government", "record__schema").annotate(Count("pk")):
        published.setdefault(government, {})[schema] = count
    in_force = certificates_in_force(on=on).order_by()
    return Figures(
        on=on,
        published=published,
        certificates=Certificate.objects.values("record_identifier").distinct().count(),
        certificates_of=dict(in_force.values_list("government").annotate(Count("pk"))),
        standings=countries.standings(on=on),
    )
