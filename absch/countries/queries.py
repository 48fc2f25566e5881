"""Who is a Party, and from which day; what a government is called, and to which groups it belongs.

A government is named by its identifier: its ISO 3166-1 code of two letters (`eu` for the European Union), stored in
small letters and found in either.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from absch.countries.models import Government, Region, TreatyStatus
from absch.countries.status import Standing, standing_of
from absch.countries.treaties import Treaty
from absch.outbox.remembered import remembered


@dataclass(frozen=True)
class StandingCounts:
    """How many governments stand where towards a treaty on one day."""

    parties: int
    ratified: int
    signatories: int
    others: int

    @property
    def ratifications(self) -> int:
        """Every government that has deposited its instrument, in force for it or not yet."""
        return self.parties + self.ratified


def governments() -> list[Government]:
    """Return all of them, ordered by identifier."""
    return list(Government.objects.order_by("identifier"))


def government(identifier: str) -> Government | None:
    """Return the government of that code, or None."""
    return Government.objects.filter(identifier=identifier.lower()).first()


def names_of(identifiers: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return {identifier: {"en": …, "ar": …}} for those that are known, each as it was asked."""
    names = all_names()
    asked = {identifier: identifier.lower() for identifier in identifiers}
    return {identifier: names[code] for identifier, code in asked.items() if code in names}


@remembered
def all_names() -> Mapping[str, dict[str, str]]:
    """Return what every government is called, by identifier."""
    return dict(Government.objects.values_list("identifier", "names"))


def sorted_by_name(language: str) -> list[Government]:
    """Return all of them in the alphabetical order of that language, one of the six."""
    return sorted(governments(), key=lambda each: (each.sort_keys[language], each.identifier))


def treaties_of(identifiers: Iterable[str]) -> dict[str, dict[str, TreatyStatus]]:
    """Return {identifier: {"XXVII8b": status, …}}: what the depositaries say, for those that are known."""
    found: dict[str, dict[str, TreatyStatus]] = {}
    codes = {identifier.lower() for identifier in identifiers}
    for status in TreatyStatus.objects.filter(government__in=codes).order_by("government_id", "treaty"):
        found.setdefault(status.government_id, {})[status.treaty] = status
    return found


def is_party(identifier: str, *, on: date, treaty: str = Treaty.NAGOYA) -> bool:
    """Whether the treaty is in force for that government on that day.

    Source: Nagoya Protocol, Article 33. Not the deposit makes a Party, but the ninetieth day after it. A Party whose
    dates are not known counts as one on and after the day the fact was true (`as_of`), not before. The European Union
    is a Party by its own dates, whatever its member States are. A government nobody knows is no Party.
    """
    return standing(identifier, on=on, treaty=treaty) == Standing.PARTY


def standing(identifier: str, *, on: date, treaty: str = Treaty.NAGOYA) -> Standing:
    """Return where one government stands on that day; `NONE` for one nobody knows."""
    status = _statuses(treaty).filter(government=identifier.lower()).first()
    return standing_of(status, on=on) if status else Standing.NONE


def standings(*, on: date, treaty: str = Treaty.NAGOYA) -> dict[str, Standing]:
    """Return where every government stands on that day, by identifier."""
    return {status.government_id: standing_of(status, on=on) for status in _statuses(treaty)}


def parties(*, on: date, treaty: str = Treaty.NAGOYA) -> list[Government]:
    """Return those for which the treaty is in force on that day, ordered by identifier."""
    statuses = _statuses(treaty).select_related("government")
    return [status.government for status in statuses if standing_of(status, on=on) == Standing.PARTY]


def counts(*, on: date, treaty: str = Treaty.NAGOYA) -> StandingCounts:
    """Return how many governments stand where on that day."""
    how_many = Counter(standings(on=on, treaty=treaty).values())
    return StandingCounts(
        parties=how_many[Standing.PARTY],
        ratified=how_many[Standing.RATIFIED],
        signatories=how_many[Standing.SIGNATORY],
        others=how_many[Standing.NONE],
    )


def regions() -> list[Region]:
    """Return all groups, in the order in which a reader chooses among them."""
    return list(Region.objects.order_by("position", "identifier"))


@remembered
def region_titles() -> Mapping[str, dict[str, str]]:
    """Return what every group is called, by identifier."""
    return dict(Region.objects.values_list("identifier", "titles"))


def regions_of(identifier: str) -> list[Region]:
    """Return the groups a government belongs to, in the same order."""
    return [region for region in regions() if identifier.lower() in region.members]


def _statuses(treaty: str) -> QuerySet[TreatyStatus]:
    return TreatyStatus.objects.filter(treaty=treaty).order_by("government_id")
