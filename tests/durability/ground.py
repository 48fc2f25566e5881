"""Data folders and databases: founded once, copied for each crash; embedded, or on the server DATABASE_URL names."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit


class Ground(NamedTuple):
    """A registry of its own: its data folder and, on a server, the name of its database."""

    folder: Path
    database: str = ""


class Embedded:
    """SQLite beside the data."""

    address = ""

    def new(self, folder: Path) -> Ground:
        folder.mkdir(parents=True)
        return Ground(folder)

    def copy(self, ground: Ground, to: Path) -> Ground:
        shutil.copytree(ground.folder, to)
        return Ground(to)

    @contextmanager
    def opened(self, ground: Ground) -> Iterator[Any]:
        """Open the database past all of our own code. What was not committed is cleared away by that."""
        connection = sqlite3.connect(f"file:{ground.folder / 'absch.sqlite3'}?mode=rw", uri=True)
        try:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            yield connection
        finally:
            connection.close()

    def drop(self, ground: Ground) -> None:
        shutil.rmtree(ground.folder)

    def tables(self, connection: Any) -> list[str]:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return [name for (name,) in rows]


class Server:
    """PostgreSQL. Databases are named for this process, so that several may test at once."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.count = 0

    def new(self, folder: Path) -> Ground:
        folder.mkdir(parents=True)
        return Ground(folder, self._create("template0"))

    def copy(self, ground: Ground, to: Path) -> Ground:
        self._wait_until_left(ground)
        shutil.copytree(ground.folder, to)
        return Ground(to, self._create(ground.database))

    @contextmanager
    def opened(self, ground: Ground) -> Iterator[Any]:
        """Open the database past all of our own code, once the server has noticed that its clients are dead."""
        self._wait_until_left(ground)
        with self._connection(ground.database) as connection:
            yield connection

    def drop(self, ground: Ground) -> None:
        shutil.rmtree(ground.folder)
        with self._connection() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {ground.database} WITH (FORCE)")

    def tables(self, connection: Any) -> list[str]:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in rows]

    def _create(self, template: str) -> str:
        self.count += 1
        name = f"durability_{os.getpid()}_{self.count}"
        with self._connection() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def _wait_until_left(self, ground: Ground) -> None:
        left = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        with self._connection() as connection:
            for _attempt in range(2000):
                if connection.execute(left, [ground.database]).fetchone() == (0,):
                    return
                time.sleep(0.005)
        raise AssertionError(f"Somebody still works in {ground.database}.")

    def _connection(self, database: str = "") -> Any:
        import psycopg

        parts = urlsplit(self.address)
        address = urlunsplit(parts._replace(scheme="postgresql", path=f"/{database}" if database else parts.path))
        return psycopg.connect(address, autocommit=True)


Engine = Embedded | Server


def engine() -> Engine:
    address = os.environ.get("DATABASE_URL", "")
    return Server(address) if address else Embedded()
