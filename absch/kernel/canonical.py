"""The one way to turn a value into bytes that are hashed, logged or signed."""

import hashlib
from typing import Any

import rfc8785


def canonical_bytes(value: Any) -> bytes:
    """Return the same bytes for the same JSON value, always (RFC 8785)."""
    return rfc8785.dumps(value)


def salted_hash(public: bytes, *, salt: str) -> str:
    """Return a hash that reveals nothing once bytes and salt are gone, however short the bytes were."""
    return hashlib.sha256(bytes.fromhex(salt) + public).hexdigest()
