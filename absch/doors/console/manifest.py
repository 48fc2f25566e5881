"""What a backup says of itself: which files it has, and what the registry held."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from django.core.management.base import CommandError

NAME = "manifest.json"
FORM = 1
# Folders of the data folder that are the registry's own; everything else there can be made again.
KEPT = ("keys", "mail", "files")


@dataclass(frozen=True)
class Manifest:
    """The last file a backup writes. `log_root` and the values of `files`, by path, are SHA-256 in hexadecimal."""

    made_at: str
    environment: str
    database: str
    versions: int
    log_size: int
    log_root: str
    files: Mapping[str, str]
    form: int = FORM


def write(manifest: Manifest, folder: Path) -> None:
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Return the manifest of that backup; a CommandError says what is wrong with it."""
    try:
        manifest = Manifest(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise CommandError(f"{folder} is no backup, or an unfinished one: it has no {NAME}.") from None
    except (OSError, ValueError, TypeError) as error:
        raise CommandError(f"{folder / NAME} cannot be read: {error}") from None
    if manifest.form != FORM:
        raise CommandError(f"{folder} was written in form {manifest.form}; this release reads form {FORM}.")
    if strange := [path for path in manifest.files if not _is_ours(path)]:
        raise CommandError(f"{folder / NAME} names a file that no backup has: {strange[0]}")
    return manifest


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_ours(path: str) -> bool:
    parts = PurePosixPath(path).parts
    is_kept = len(parts) > 1 and parts[0] in KEPT and ".." not in parts
    return is_kept or path in ("database.sqlite3", "database.dump")
