"""Where the tests of this folder work: a founded registry, copies of it, processes on them, and what they then hold."""

from pathlib import Path
from typing import Any, NamedTuple

from tests.durability.ground import Engine, Ground
from tests.durability.register import Rows, Told, contradictions, everything_in, told
from tests.durability.station import Ended, Station, log_of


class State(NamedTuple):
    """Everything a registry holds, what of it has been told to whom, and what contradicts itself."""

    rows: Rows
    told: Told
    wrong: list[str]


class Site:
    """The workplace of one test; copies lie in its `folder` and are dropped at its end."""

    def __init__(self, station: Station, engine: Engine, founded: Ground, folder: Path) -> None:
        self.station, self.engine, self.founded, self.folder = station, engine, founded, folder
        self._copies: dict[Path, Ground] = {}
        self._made = 0

    def copy(self, ground: Ground) -> Ground:
        self._made += 1
        copy = self.engine.copy(ground, self.folder / f"copy-{self._made}")
        self._copies[copy.folder] = copy
        return copy

    def drop(self, ground: Ground) -> None:
        self.engine.drop(self._copies.pop(ground.folder))

    def drop_all(self) -> None:
        for each in list(self._copies.values()):
            self.drop(each)

    def run(self, job: str, ground: Ground, **about: Any) -> Ended:
        """Run a job of this folder that may be killed."""
        return self.station.run(f"tests.durability.{job}", *ground, **about)

    def done(self, job: str, ground: Ground, **about: Any) -> list[list[Any]]:
        """Run a job of this folder to its end, and return what it said."""
        return self.station.done(f"tests.durability.{job}", *ground, **about)

    def state_of(self, ground: Ground) -> State:
        with self.engine.opened(ground) as connection:
            tables = self.engine.tables(connection)
            return State(everything_in(connection, tables), told(connection), contradictions(connection))

    def flaws_of(self, ground: Ground) -> list[str]:
        """Return what the registry's own audit finds wrong."""
        ((found,),) = self.done("jobs:audit", ground)
        return found

    def letters_in(self, ground: Ground) -> int:
        """Return how many letters lie in the mail folder."""
        return len(list((ground.folder / "mail").glob("*.eml")))

    def log_of(self, ground: Ground) -> str:
        return log_of(ground.folder)
