"""What invented people, offices and organizations are called, in the six languages."""

from csv import DictReader
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from absch.kernel.languages import SIX

Row = dict[str, str]
Texts = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(DictReader(stream))


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


class Words:
    """The files `places.csv` and `words/*.yaml` of a demonstration's folder, each read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def places(self) -> dict[str, Row]:
        """Return, by government, where its office is, in the languages it writes in."""
        return {each["government"]: each for each in rows_of(self.folder / "places.csv")}

    @cached_property
    def offices(self) -> dict[str, list[dict[str, str]]]:
        return read(self.folder / "words" / "offices.yaml")

    @cached_property
    def permits(self) -> dict[str, Any]:
        return read(self.folder / "words" / "permits.yaml")

    @cached_property
    def holders(self) -> dict[str, Any]:
        return read(self.folder / "words" / "holders.yaml")

    @cached_property
    def national(self) -> dict[str, Any]:
        return read(self.folder / "words" / "national.yaml")

    @cached_property
    def reference(self) -> dict[str, Any]:
        return read(self.folder / "words" / "reference.yaml")

    @cached_property
    def names(self) -> dict[str, dict[str, list[str]]]:
        return read(self.folder / "words" / "names.yaml")

    def languages(self, government: str) -> list[str]:
        """Return the languages that the government writes in, its own first."""
        place = self.places[government]
        return sorted((each for each in SIX if place[each]), key=lambda each: each != place["own"])

    def name(self, government: str, turn: int) -> tuple[str, str]:
        """Return given and family name of the government's invented person of that turn, counted from 0."""
        pool = self.names[self.places[government]["names"]]
        start = list(self.places).index(government) + turn * 3
        given, family = pool["given"], pool["family"]
        return given[start % len(given)], family[(start * 3 + turn) % len(family)]

    def place_in(self, government: str, turn: int) -> int:
        """Return a number that differs from one government to the next, to choose among words by."""
        return list(self.places).index(government) + turn

    def phone(self, government: str, last: int) -> str:
        return f"+{self.places[government]['dialling']} 555 {last:04}"


def said_in(languages: list[str], texts: Texts, **filled: object) -> Texts:
    """Return the texts in these languages, with what stands in them by name."""
    return {each: texts[each] % filled if filled else texts[each] for each in languages}


def among(choices: list[Any], turn: int) -> Any:
    return choices[turn % len(choices)]
