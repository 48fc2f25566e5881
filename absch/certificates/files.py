"""The PDFs, each kept under the hash of its bytes in the data folder; a file appears whole and never changes."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from django.conf import settings

# Seconds after which a file that no row names was left behind by a process that died.
LEFT_BEHIND = 600


def folder() -> Path:
    return Path(settings.ABSCH_DATA_DIR) / "files" / "certificates"


def path_of(digest: str) -> Path:
    return folder() / digest[:2] / f"{digest}.pdf"


def keep(pdf: bytes) -> str:
    """Write the bytes, durably, and return their SHA-256 in hexadecimal."""
    digest = sha256(pdf).hexdigest()
    path = path_of(digest)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft)
        raise
    for each in (path.parent, folder()):
        _sync(each)
    return digest


def read(digest: str) -> bytes:
    return path_of(digest).read_bytes()


def is_kept(digest: str) -> bool:
    return path_of(digest).is_file()


def remove(digest: str) -> None:
    """Take the file out for good; one that is not there is no error."""
    path = path_of(digest)
    with suppress(FileNotFoundError):
        path.unlink()
        _sync(path.parent)


def left_behind() -> Iterator[Path]:
    """Yield every file old enough to have its row by now, whether it has one or not."""
    before = time.time() - LEFT_BEHIND
    for path in folder().glob("*/*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                yield path


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
