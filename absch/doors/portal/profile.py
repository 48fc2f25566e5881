"""One government as its page shows it: its steps under each treaty, its groups, and how much it has published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from absch.countries import queries as countries
from absch.countries.models import Government, Region, TreatyStatus
from absch.countries.status import Standing, enters_into_force, standing_of
from absch.countries.treaties import Certainty, Instrument, Treaty
from absch.doors.portal.directory import country_address
from absch.doors.portal.figures import COUNTED, Figures, TypeCount
from absch.doors.portal.public import absolute
from absch.doors.portal.rows import Row, rows_of
from absch.formats.catalogue import RECORD_TYPES
from absch.records import queries as records

LATEST = 5
# The Protocol this registry serves first, then those it grew from, then the treaty beside it.
ORDER = (Treaty.NAGOYA, Treaty.CONVENTION, Treaty.CARTAGENA, Treaty.SUPPLEMENTARY, Treaty.PLANTS)


@dataclass(frozen=True)
class Step:
    """Where the government stands towards one treaty; a day nobody knows is None."""

    treaty: Treaty
    standing: Standing
    signature: date | None
    deposit: date | None
    instrument: str
    party: date | None
    as_of: date
    is_sure: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "treaty": self.treaty.value,
            "name": str(self.treaty.label),
            "standing": self.standing,
            "signature": self.signature and self.signature.isoformat(),
            "instrument": self.instrument,
            "deposit": self.deposit and self.deposit.isoformat(),
            "party": self.party and self.party.isoformat(),
            "as_of": self.as_of.isoformat(),
            "is_certain": self.is_sure,
        }

    @property
    def instrument_title(self) -> str:
        return str(Instrument(self.instrument).label) if self.instrument else ""


# What governments publish; of other types a country shows what there is.
OFFICIAL = {each.code for each in RECORD_TYPES.values() if each.scope in ("national", "focal point")}


@dataclass(frozen=True)
class Profile:
    """`code` in capitals; `protocol` is the step towards the Nagoya Protocol, None where nothing is known."""

    code: str
    iso3: str
    name: str
    names: dict[str, str]
    on: date
    steps: Sequence[Step]
    regions: Sequence[tuple[str, str]]
    types: Sequence[TypeCount]
    in_force: int

    @property
    def protocol(self) -> Step | None:
        return next((each for each in self.steps if each.treaty == Treaty.NAGOYA), None)

    @property
    def records(self) -> int:
        return sum(each.count for each in self.types)

    def as_json(self) -> dict[str, Any]:
        return {
            "identifier": self.code,
            "iso3": self.iso3,
            "names": self.names,
            "on": self.on.isoformat(),
            "treaties": [each.as_json() for each in self.steps],
            "regions": [identifier for identifier, _title in self.regions],
            "records": {each.kind.code: each.count for each in self.types},
            "total": self.records,
            "certificates_in_force": self.in_force,
            "url": absolute(country_address(self.code)),
        }


def profile_of(government: Government, figures: Figures, *, language: str) -> Profile:
    known = countries.treaties_of([government.identifier]).get(government.identifier, {})
    return Profile(
        code=government.identifier.upper(),
        iso3=government.iso3,
        name=government.names[language],
        names=government.names,
        on=figures.on,
        steps=[_step(known[treaty], treaty, figures.on) for treaty in ORDER if treaty in known],
        regions=[_title(each, language) for each in countries.regions_of(government.identifier)],
        types=[each for each in figures.types(government.identifier) if each.count or each.kind.code in OFFICIAL],
        in_force=figures.certificates_of.get(government.identifier, 0),
    )


def latest_of(government: Government, *, on: date, language: str) -> list[Row]:
    """Return what the government published last."""
    found = records.current_versions(government=government.identifier).filter(record__schema__in=COUNTED)
    return rows_of(list(found[:LATEST]), on=on, language=language)


def _step(status: TreatyStatus, treaty: Treaty, on: date) -> Step:
    return Step(
        treaty=treaty,
        standing=standing_of(status, on=on),
        signature=status.signature,
        deposit=status.deposit,
        instrument=status.instrument,
        party=enters_into_force(status),
        as_of=status.as_of,
        is_sure=status.certainty == Certainty.SURE,
    )


def _title(region: Region, language: str) -> tuple[str, str]:
    return region.identifier, region.titles[language]
