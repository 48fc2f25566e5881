"""Make a backup of the registry while it runs: database, keys, letters, files, and a manifest with their hashes."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from absch.doors.console import manifest
from absch.doors.console.copies import NAMES, copy_to
from absch.doors.console.manifest import KEPT, Manifest, sha256_of
from absch.transparency import proofs


def back_up(folder: Path, *, at: datetime) -> Manifest:
    """Make a backup in that empty or new folder, readable by its owner alone.

    The database is copied as it is at one moment. The manifest is written last: without it there is no backup.
    """
    make_room(folder)
    name = NAMES[connection.vendor]
    try:
        held = copy_to(folder / name)
        hashes = {name: sha256_of(folder / name)} | copy_kept(folder)
    except (OSError, sqlite3.Error) as error:
        raise CommandError(f"The backup in {folder} is not finished: {error}") from None
    made = Manifest(
        made_at=at.isoformat(timespec="seconds"),
        environment=settings.ABSCH_ENVIRONMENT,
        database=connection.vendor,
        versions=held.versions,
        log_size=held.log_size,
        # Of the copy's size, not of today's: the log may have grown, and what it held then never changes.
        log_root=proofs.root_at(held.log_size).hex(),
        files=hashes,
    )
    manifest.write(made, folder)
    return made


def make_room(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
    except OSError as error:
        raise CommandError(f"{folder} cannot hold a backup: {error.strerror}.") from None
    if not is_empty:
        raise CommandError(f"{folder} is not empty. Name a new folder for each backup.")
    folder.chmod(0o700)


def copy_kept(folder: Path) -> dict[str, str]:
    """Copy keys, letters and files, and return the hash of each file by its path."""
    data, hashes = Path(settings.ABSCH_DATA_DIR), {}
    for kept in KEPT:
        # What begins with a dot is being written at this moment.
        sources = [each for each in sorted((data / kept).rglob("*")) if not each.name.startswith(".")]
        for source in sources:
            path = source.relative_to(data)
            if source.is_file() and not source.is_symlink():
                for each in reversed((folder / path).relative_to(folder).parents):
                    (folder / each).mkdir(mode=0o700, exist_ok=True)
                copy_privately(source, folder / path)
                hashes[path.as_posix()] = sha256_of(folder / path)
    return hashes


def copy_privately(source: Path, target: Path) -> None:
    """Copy a file so that at no moment anybody but its owner can read the copy."""
    target.touch(mode=0o600)
    shutil.copyfile(source, target)
