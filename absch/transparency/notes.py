"""Signed notes, and the checkpoints written in them. Pure.

Followed are https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint. A note is a text that ends in a newline,
an empty line, and a line for each signature: dash, key name, base64 of the key's id (4 bytes) and signature (64 bytes).
"""

from base64 import b64decode, b64encode
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
DASH = "— "  # U+2014
KEY_ID_LENGTH = 4
MOST_SIGNATURES = 100


class NotSigned(Exception):
    """Raised when a note is malformed, or bears no valid signature of the key asked for."""


def checkpoint_text(*, origin: str, size: int, root: bytes) -> str:
    """Return the text a log signs: who it is, how many leaves it has, their root."""
    return f"{origin}\n{size}\n{b64encode(root).decode()}\n"


def key_id(name: str, public_key: bytes) -> bytes:
    """Return the four bytes by which a signature names its key."""
    return sha256(name.encode() + b"\n" + ED25519 + public_key).digest()[:KEY_ID_LENGTH]


def verifier(name: str, public_key: bytes) -> str:
    """Return the line by which others know a key: name, id and key, joined by plus signs."""
    return f"{name}+{key_id(name, public_key).hex()}+{b64encode(ED25519 + public_key).decode()}"


def sign(text: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """Return the note: the text, signed. Raises ValueError for a text or a name that no note can hold."""
    if not text.endswith("\n") or not _is_printable(text):
        raise ValueError("The text of a note ends in a newline and has no other control characters.")
    if not _is_name(name):
        raise ValueError(f"{name!r} cannot name a key: it is empty, or has a space or a plus sign.")
    signature = key_id(name, key.public_key().public_bytes_raw()) + key.sign(text.encode())
    return f"{text}\n{DASH}{name} {b64encode(signature).decode()}\n"


def open_note(note: str, verifier: str) -> str:
    """Return the text of a note signed by the key of that verifier line.

    Signatures of other keys (witnesses, an older key) are passed over. Raises NotSigned if the note is malformed,
    if the key has not signed it, or if one of its signatures is wrong; ValueError if the verifier line is malformed.
    """
    name, public_key = _parse_verifier(verifier)
    known = key_id(name, public_key)
    text, signatures = _divide(note)
    ours = [blob[KEY_ID_LENGTH:] for signer, blob in signatures if signer == name and blob[:KEY_ID_LENGTH] == known]
    if not ours:
        raise NotSigned(f"The note is not signed by {name}.")
    for signature in ours:
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, text.encode())
        except InvalidSignature as wrong:
            raise NotSigned(f"The signature of {name} is wrong.") from wrong
    return text


def _divide(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the text, and name and decoded bytes of each signature."""
    text, gap, lines = note.rpartition("\n\n")
    if not text or not gap or not lines.endswith("\n") or not _is_printable(note):
        raise NotSigned("This is not a note: text, empty line and signatures are expected.")
    signatures = [_parse_signature(line) for line in lines[:-1].split("\n")]
    if len(signatures) > MOST_SIGNATURES:
        raise NotSigned(f"The note has more than {MOST_SIGNATURES} signatures.")
    return text + "\n", signatures


def _parse_signature(line: str) -> tuple[str, bytes]:
    name, _, encoded = line.removeprefix(DASH).partition(" ")
    try:
        blob = _decode(encoded)
    except ValueError as malformed:
        raise NotSigned("A signature is not base64.") from malformed
    if not line.startswith(DASH) or not _is_name(name) or len(blob) <= KEY_ID_LENGTH:
        raise NotSigned("A signature line is malformed.")
    return name, blob


def _parse_verifier(line: str) -> tuple[str, bytes]:
    name, _, rest = line.partition("+")
    identifier, _, encoded = rest.partition("+")
    key = _decode(encoded)
    if not _is_name(name) or key[:1] != ED25519 or len(key) != 33 or key_id(name, key[1:]).hex() != identifier:
        raise ValueError("The verifier line of an Ed25519 key is malformed.")
    return name, key[1:]


def _decode(encoded: str) -> bytes:
    """Decode base64 in its one canonical spelling, so that a note cannot be varied without its key."""
    decoded = b64decode(encoded, validate=True)
    if b64encode(decoded).decode() != encoded:
        raise ValueError("Base64 in another spelling than the canonical one.")
    return decoded


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def _is_printable(text: str) -> bool:
    return all(character >= " " or character == "\n" for character in text)
