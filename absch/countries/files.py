"""Read governments, treaty statuses and regions as they stand in their files, explained in data/README.md."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from absch.countries.models import Government, Region, TreatyStatus
from absch.countries.ordering import sort_key
from absch.countries.treaties import Certainty, Instrument, Status, Treaty
from absch.kernel.languages import SIX


def governments(folder: Path) -> list[Government]:
    """Return the governments of governments.csv, not saved; raises ValueError where a name is missing."""
    found = []
    for row in _rows(folder / "governments.csv"):
        names = {language: row[language] for language in SIX}
        if not all(names.values()):
            raise ValueError(f"governments.csv: {row['identifier']} has not a name in each of the six languages")
        keys = {language: sort_key(name, language, pinyin=row["pinyin"]) for language, name in names.items()}
        found.append(Government(identifier=row["identifier"], iso3=row["iso3"], names=names, sort_keys=keys))
    return found


def statuses(folder: Path) -> list[TreatyStatus]:
    """Return the rows of treaties.csv, not saved; raises ValueError for a word or a date nobody knows."""
    return [_status(row) for row in _rows(folder / "treaties.csv")]


def regions(folder: Path, *, known: set[str]) -> list[Region]:
    """Return the regions of regions.yaml, not saved.

    Raises ValueError where a title is missing or a member is none of the `known` governments.
    """
    found = []
    for position, entry in enumerate(yaml.safe_load((folder / "regions.yaml").read_text(encoding="utf-8"))):
        if set(entry["titles"]) != set(SIX) or not all(entry["titles"].values()):
            raise ValueError(f"regions.yaml: {entry['identifier']} has not a title in each of the six languages")
        # A bare `no` is not Norway but false: such a member is found here.
        if strangers := [member for member in entry["members"] if member not in known]:
            raise ValueError(f"regions.yaml: {entry['identifier']} has unknown members {strangers}")
        found.append(Region(position=position, **entry | {"members": sorted(entry["members"])}))
    return found


def _status(row: dict[str, str]) -> TreatyStatus:
    return TreatyStatus(
        government_id=row["government"],
        treaty=Treaty(row["treaty"]).value,
        signature=_day(row["signature"]),
        deposit=_day(row["deposit"]),
        instrument=Instrument(row["instrument"]).value if row["instrument"] else "",
        party=_day(row["party"]),
        status=Status(row["status"]).value,
        as_of=date.fromisoformat(row["as_of"]),
        certainty=Certainty(row["certainty"]).value,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
