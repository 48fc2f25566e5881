"""Put a backup in the place of an empty registry: whole or not at all, and only if every file is as it was made."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from absch.accounts.models import Person
from absch.doors.console import manifest
from absch.doors.console.backup import copy_privately
from absch.doors.console.copies import NAMES, put_in_place
from absch.doors.console.manifest import Manifest, sha256_of
from absch.doors.console.processes import AlreadyServed, sole_service
from absch.records.models import Record
from absch.transparency.models import Leaf


def restore(folder: Path) -> Manifest:
    """Restore the backup of that folder into the data folder, or refuse with a CommandError and change nothing."""
    backup, data = manifest.read(folder), Path(settings.ABSCH_DATA_DIR)
    ensure_fits(backup)
    try:
        with sole_service(data):
            ensure_nothing_is_lost()
            staged = Path(tempfile.mkdtemp(prefix=".restore-", dir=data))  # mode 0700
            try:
                stage(backup, folder, staged)
                put_all_in_place(backup, staged, data)
            finally:
                shutil.rmtree(staged)
    except AlreadyServed as refusal:
        raise CommandError(
            f"A clearing-house is being served from {data} (process {refusal.holder}). Stop it first."
        ) from None
    return backup


def ensure_fits(backup: Manifest) -> None:
    """Refuse a backup of another environment, whose numbers begin otherwise, or of another database system."""
    if backup.environment != settings.ABSCH_ENVIRONMENT:
        raise CommandError(
            f"This is a backup of the {backup.environment} registry, and ABSCH_ENVIRONMENT is"
            f" {settings.ABSCH_ENVIRONMENT}. Numbers of one are never found in another: set it to the same."
        )
    if backup.database != connection.vendor:
        raise CommandError(
            f"This is a backup of {backup.database}, and DATABASE_URL names {connection.vendor}. Name a database of"
            " the same kind."
        )


def ensure_nothing_is_lost() -> None:
    """Refuse to put anything in the place of a registry that is in use."""
    known = connection.introspection.table_names()
    occupied = [
        f"SELECT 1 FROM {table} WHERE {condition} LIMIT 1"  # noqa: S608 - the words are ours
        for table, condition in (
            (Record._meta.db_table, "1 = 1"),
            (Leaf._meta.db_table, "1 = 1"),
            (Person._meta.db_table, "NOT is_console"),
        )
        if table in known
    ]
    with connection.cursor() as cursor:
        for question in occupied:
            cursor.execute(question)
            if cursor.fetchone():
                raise CommandError(
                    "The database holds a registry already, and a backup never overwrites one. Set ABSCH_DATA_DIR and"
                    " DATABASE_URL to an empty folder and database."
                )


def stage(backup: Manifest, folder: Path, staged: Path) -> None:
    """Copy every file beside its place, and refuse all of them if one is not the file that was backed up."""
    if NAMES[backup.database] not in backup.files:
        raise CommandError(f"{folder} is damaged: its manifest names no database. Nothing was changed.")
    for path, expected in backup.files.items():
        (staged / path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            copy_privately(folder / path, staged / path)
        except OSError as error:
            raise CommandError(f"{folder / path} cannot be read: {error.strerror}. Nothing was changed.") from None
        if sha256_of(staged / path) != expected:
            raise CommandError(
                f"{folder / path} is not the file that was backed up: its hash differs. Nothing was changed."
            )


def put_all_in_place(backup: Manifest, staged: Path, data: Path) -> None:
    """Move each file to its place, the database last: until then the registry is empty, and can be restored again."""
    database = NAMES[backup.database]
    for path in backup.files:
        if path != database:
            place(staged / path, data / path)
    sync(staged / database)
    put_in_place(staged / database)
    sync(data)


def place(source: Path, target: Path) -> None:
    """Move the file there at once. A key that is already there and differs is kept beside it."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.exists() and target.parent.name == "keys" and sha256_of(target) != sha256_of(source):
        target.replace(target.with_name(f"{target.name}.before-restore"))
    sync(source)
    source.replace(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, as durable as they are going to be relied on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
