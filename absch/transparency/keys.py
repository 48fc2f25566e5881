"""The key by which the log signs its checkpoints, and the names by which others know it."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from django.conf import settings

from absch.transparency import notes


def origin() -> str:
    """Return what the log calls itself, in checkpoints and as the name of its key: `absch.example/log`."""
    return f"{urlsplit(settings.ABSCH_BASE_URL).hostname}/log"


def private_key() -> Ed25519PrivateKey:
    """Return the log's key, made at the first call. Raises ValueError if its file holds no Ed25519 key."""
    path = Path(settings.ABSCH_DATA_DIR) / "keys" / "log.ed25519"
    if not path.exists():
        _create(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path} does not hold an Ed25519 key.")
    return key


def public_key() -> bytes:
    """Return the public half of the log's key, 32 bytes (RFC 8032)."""
    return private_key().public_key().public_bytes_raw()


def verifier() -> str:
    """Return the line that anybody needs to open the log's checkpoints."""
    return notes.verifier(origin(), public_key())


def _create(path: Path) -> None:
    """Write a new key, complete or not at all; of two processes that start at once, the second keeps the first's."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".log.ed25519-")  # exclusive, mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        os.unlink(draft)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the name of a new file as durable as its bytes: a key that was used must not be gone after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
