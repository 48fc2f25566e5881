import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.durability.ground import Embedded, Ground
from tests.durability.site import Site
from tests.durability.station import Station
from tests.secrecy.reader import Reader


@pytest.fixture(scope="session")
def station(tmp_path_factory) -> Iterator[Station]:
    station = Station(tmp_path_factory.mktemp("station"))
    yield station
    station.close()


@pytest.fixture(scope="session")
def begun(tmp_path_factory, station) -> Ground:
    """A registry with its tables, terms and countries, people of Kenya, and their authority."""
    ground = Embedded().new(tmp_path_factory.mktemp("founded") / "data")
    station.done("tests.durability.jobs:found", ground.folder)
    station.done("tests.secrecy.stories:prepare", ground.folder)
    return ground


@pytest.fixture
def registry(tmp_path, station, begun) -> Iterator["Registry"]:
    """A registry beside whose processes a reader stays connected, as a web server's are."""
    ground = Site(station, Embedded(), begun, tmp_path).copy(begun)
    reader = Reader(ground.folder / "absch.sqlite3")
    yield Registry(ground.folder, station, reader)
    reader.close()


class Registry:
    """A data folder, what is done in it, and somebody who reads there now and then."""

    def __init__(self, folder: Path, station: Station, reader: Reader) -> None:
        self.folder, self.station, self.reader = folder, station, reader
        self.database = folder / "absch.sqlite3"

    def let(self, *stories: str, of: str = "stories", **about: object) -> list[list[Any]]:
        """Let each story happen in a fresh process; return what the last one said."""
        return [self.station.done(f"tests.secrecy.{of}:{story}", self.folder, **about) for story in stories][-1]

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """Return the rows that answer the question."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(question).fetchall()

    def wrong(self) -> list[str]:
        """Return what the registry's own audit finds wrong."""
        ((found,),) = self.station.done("tests.durability.jobs:audit", self.folder)
        return found
