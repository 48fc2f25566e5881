"""The map of the world: a dot or more for every State, no frontier, and where each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once

from django.conf import settings

from absch.countries.status import Standing
from absch.doors.portal.figures import Figures

# How each standing is drawn: a large disc, a square, a small dot; readable without colour.
SIGNS = {Standing.PARTY: "p", Standing.RATIFIED: "r", Standing.SIGNATORY: "n", Standing.NONE: "n"}
_ELSEWHERE = "-"


@dataclass(frozen=True)
class Dots:
    """A State as the map draws it; `code` in capitals, `path` in the units of the drawing."""

    code: str
    name: str
    path: str


@dataclass(frozen=True)
class Group:
    """States drawn alike: by their standing, and smaller (`is_empty`) if they have published nothing yet."""

    sign: str
    is_empty: bool
    states: Sequence[Dots]


@dataclass(frozen=True)
class WorldMap:
    """`elsewhere` are the areas without a status of their own."""

    elsewhere: str
    groups: Sequence[Group]


def world_map(figures: Figures, names: Mapping[str, str]) -> WorldMap:
    """Return the map; `names` are those of the reader's language, by code in small letters."""
    drawn = {
        code: (SIGNS[figures.standings.get(code, Standing.NONE)], not figures.records_of(code))
        for code in paths()
        if code in names
    }
    groups = [
        Group(
            sign,
            is_empty,
            [Dots(code.upper(), names[code], paths()[code]) for code in drawn if drawn[code] == (sign, is_empty)],
        )
        for sign in "nrp"
        for is_empty in (True, False)
    ]
    return WorldMap(paths()[_ELSEWHERE], [each for each in groups if each.states])


@once
def paths() -> dict[str, str]:
    """Return the path of each State's dots, by code in small letters, as data/README.md explains them."""
    lines = (settings.ABSCH_REFERENCE_DIR / "countries" / "map.tsv").read_text(encoding="utf-8").splitlines()
    return {code.lower(): path for code, path in (line.split("\t") for line in lines)}
