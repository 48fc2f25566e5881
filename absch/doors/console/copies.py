"""Copy the database while others write to it, and put a copy in its place."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import connection, transaction

from absch.records.models import Version
from absch.transparency import queries as log
from absch.transparency.models import Head

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


@dataclass(frozen=True)
class Held:
    """How much the copy holds, whatever has been published since."""

    log_size: int
    versions: int


def copy_to(path: Path) -> Held:
    """Copy the database as it is at one moment into that new file."""
    return _copy_sqlite(path) if connection.vendor == "sqlite" else _dump_postgresql(path)


def put_in_place(path: Path) -> None:
    """Let the copy be the database. The file is moved there, or read into the empty database of the server."""
    connection.close()
    if connection.vendor == "sqlite":
        _place_sqlite(path)
    else:
        _load_postgresql(path)


def program(name: str) -> str:
    """Return where one of PostgreSQL's programs is; a CommandError says how to get it."""
    if found := shutil.which(name):
        return found
    raise CommandError(
        f"{name} is not installed. Install the client programs of your server's PostgreSQL release"
        " (Debian: apt-get install postgresql-client)."
    )


def _copy_sqlite(path: Path) -> Held:
    path.touch(mode=0o600, exist_ok=False)
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        # In one step, which sees one moment; in WAL mode nobody waits for it.
        connection.connection.backup(copy)
        # One file that stands alone: without this it would ask for a write-ahead log of its own.
        copy.execute("PRAGMA journal_mode=DELETE")
        if (said := copy.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise CommandError(f"The database is damaged, and so is its copy ({said}). The backup is not finished.")
        size = copy.execute(f"SELECT max(size) FROM {Head._meta.db_table}").fetchone()[0]  # noqa: S608
        versions = copy.execute(f"SELECT count(*) FROM {Version._meta.db_table}").fetchone()[0]  # noqa: S608
    return Held(log_size=size or 0, versions=versions)


def _place_sqlite(path: Path) -> None:
    database = Path(connection.settings_dict["NAME"])
    # What is left of the empty database's write-ahead log must not be read into this one.
    for ending in ("-wal", "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    path.replace(database)


def _dump_postgresql(path: Path) -> Held:
    dump = program("pg_dump")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        path.touch(mode=0o600, exist_ok=False)
        _run([dump, "--format=custom", *PORTABLE, f"--snapshot={snapshot}", f"--file={path}"])
        return Held(log_size=log.size(), versions=Version.objects.count())


def _load_postgresql(path: Path) -> None:
    together = ("--single-transaction", "--exit-on-error", "--clean", "--if-exists")
    name = str(connection.settings_dict["NAME"])
    _run([program("pg_restore"), *together, *PORTABLE, f"--dbname={name}", str(path)])


PORTABLE = ("--no-owner", "--no-privileges")


def _run(command: list[str]) -> None:
    """Run one of PostgreSQL's programs on our database. The password is in its environment, not in its arguments."""
    done = subprocess.run(  # noqa: S603 - the command is ours
        command, env=os.environ | _address(connection.settings_dict), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise CommandError(f"{Path(command[0]).name} did not finish: {said[-1]}")


def _address(database: Mapping[str, Any]) -> dict[str, str]:
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    return {variable: str(database[name]) for variable, name in names.items() if database.get(name)}
