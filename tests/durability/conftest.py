import os
from collections.abc import Iterator

import pytest

from tests.durability import figures
from tests.durability.ground import Engine, Ground, engine
from tests.durability.site import Site
from tests.durability.station import Station

# What is proved of files is proved of SQLite's; a server's process is watched instead.
collect_ignore = [
    "test_synced_before_acknowledged.py" if os.environ.get("DATABASE_URL") else "test_synced_by_the_server.py"
]


@pytest.fixture(scope="session")
def database_engine() -> Engine:
    return engine()


@pytest.fixture(scope="session")
def station(tmp_path_factory, database_engine) -> Iterator[Station]:
    station = Station(tmp_path_factory.mktemp("station"), address=database_engine.address)
    yield station
    station.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory, station, database_engine) -> Iterator[Ground]:
    """A registry with its tables, terms and countries, from which others are copied."""
    ground = database_engine.new(tmp_path_factory.mktemp("founded") / "data")
    station.done("tests.durability.jobs:found", *ground)
    yield ground
    database_engine.drop(ground)


@pytest.fixture
def site(tmp_path, station, database_engine, founded) -> Iterator[Site]:
    site = Site(station, database_engine, founded, tmp_path)
    yield site
    site.drop_all()


@pytest.fixture(scope="session")
def is_campaign() -> bool:
    """Whether everything is tried, and not a sample."""
    return os.environ.get("ABSCH_CAMPAIGN") == "full"


def pytest_terminal_summary(terminalreporter) -> None:
    for line in figures.lines():
        terminalreporter.write_line(line)
