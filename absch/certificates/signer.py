"""The key by which the registry signs its PDFs, and the chain of certificates that vouches for it (RFC 5280).

One file holds all: the private key, then the certificates from the signer's own to the root. Where nobody has put one,
it is made at first need: a root of its own, whose key is forgotten at once, and one signer.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID
from django.conf import settings

# RFC 5280, section 4.1.2.5: without a known end. What was signed is evidence for as long as anybody keeps it.
NEVER = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
WORDS = {"demo": "DEMONSTRATION", "development": "DEVELOPMENT", "training": "TRAINING", "staging": "TEST SYSTEM"}


@dataclass(frozen=True)
class SigningKey:
    """The private key, and its certificates from the signer's own to the root."""

    private: EllipticCurvePrivateKey
    chain: tuple[x509.Certificate, ...]

    @property
    def name(self) -> str:
        return str(self.chain[0].subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)

    @property
    def kid(self) -> str:
        """The first eight bytes of the SHA-256 of the signer's certificate, in hexadecimal."""
        return self.chain[0].fingerprint(hashes.SHA256())[:8].hex()

    def as_asn1(self) -> list[Any]:
        """Return the certificates as the signing library wants them."""
        from asn1crypto.x509 import Certificate  # with it, and only then

        return [Certificate.load(each.public_bytes(Encoding.DER)) for each in self.chain]

    def private_as_asn1(self) -> Any:
        from asn1crypto.keys import PrivateKeyInfo  # with it, and only then

        return PrivateKeyInfo.load(self.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def path() -> Path:
    return Path(settings.ABSCH_DATA_DIR) / "keys" / "signer.pem"


def signing_key(*, at: datetime) -> SigningKey:
    """Return the key, made at the first call. Raises ValueError if the file holds no P-256 key with its certificate."""
    if not path().exists():
        _create(path(), at=at)
    pem = path().read_bytes()
    private, chain = load_pem_private_key(pem, password=None), x509.load_pem_x509_certificates(pem)
    if not isinstance(private, EllipticCurvePrivateKey) or not isinstance(private.curve, SECP256R1):
        raise ValueError(f"{path()} does not hold an ECDSA key on the curve P-256.")
    if private.public_key() != chain[0].public_key():
        raise ValueError(f"The first certificate in {path()} is not that of the key in it.")
    return SigningKey(private, tuple(chain))


def _create(where: Path, *, at: datetime) -> None:
    """Write a new key, complete or not at all; of two processes that start at once, the second keeps the first's."""
    where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    where.parent.chmod(0o700)
    descriptor, draft = tempfile.mkstemp(dir=where.parent, prefix=".signer-")  # exclusive, mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_new_pem(at=at))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, where)
    finally:
        os.unlink(draft)
    descriptor = os.open(where.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _new_pem(*, at: datetime) -> bytes:
    root_key, key = generate_private_key(SECP256R1()), generate_private_key(SECP256R1())
    root_name, name = _name("root"), _name("certificates")
    root = _certificate(root_name, root_key, issuer=root_name, by=root_key, at=at, is_root=True)
    own = _certificate(name, key, issuer=root_name, by=root_key, at=at, is_root=False)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private + own.public_bytes(Encoding.PEM) + root.public_bytes(Encoding.PEM)


def _name(role: str) -> x509.Name:
    """Return the name of a certificate; outside production it says which environment it belongs to."""
    word = WORDS.get(settings.ABSCH_ENVIRONMENT, "")
    host = urlsplit(settings.ABSCH_BASE_URL).hostname
    common = " ".join(each for each in (word, "ABS Clearing-House", role) if each)
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"{word} ABS Clearing-House".strip()),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, str(host)),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _certificate(
    name: x509.Name,
    key: EllipticCurvePrivateKey,
    *,
    issuer: x509.Name,
    by: EllipticCurvePrivateKey,
    at: datetime,
    is_root: bool,
) -> x509.Certificate:
    usage = dict.fromkeys(
        ("data_encipherment", "key_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    signs = {"digital_signature": not is_root, "content_commitment": not is_root}
    vouches = {"key_cert_sign": is_root, "crl_sign": is_root}
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(NEVER)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(x509.KeyUsage(**usage, **signs, **vouches), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .sign(by, hashes.SHA256())
    )
