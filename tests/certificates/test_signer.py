"""The key that signs certificates: made when there is none, taken from its file otherwise."""

import stat
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP384R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from absch.certificates import signer
from tests.makers import NOON


@pytest.fixture(autouse=True)
def _own(own_folder):
    """Every test begins without a key."""


def test_a_key_is_made_once_and_readable_by_its_owner_alone(own_folder):
    first, again = signer.signing_key(at=NOON), signer.signing_key(at=NOON)

    file = own_folder / "keys" / "signer.pem"
    assert first.chain == again.chain
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_chain_leads_from_the_signer_to_a_root_and_has_no_end():
    own, root = signer.signing_key(at=NOON).chain

    own.verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)
    assert own.not_valid_after_utc == datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ("demo", "DEMONSTRATION ABS Clearing-House certificates"),
        ("training", "TRAINING ABS Clearing-House certificates"),
        ("production", "ABS Clearing-House certificates"),
    ],
)
def test_its_name_says_which_environment_it_belongs_to(environment, name, settings):
    settings.ABSCH_ENVIRONMENT = environment

    key = signer.signing_key(at=NOON)

    assert key.name == name
    assert [("DEMONSTRATION" in each.subject.rfc4514_string()) for each in key.chain] == [environment == "demo"] * 2


def test_a_key_that_was_put_there_is_used():
    given = signer._new_pem(at=NOON)
    signer.path().parent.mkdir()
    signer.path().write_bytes(given)

    key = signer.signing_key(at=NOON)

    assert key.chain[0].public_bytes(Encoding.PEM) in given
    assert signer.path().read_bytes() == given


def test_a_key_of_another_curve_is_refused():
    pem = generate_private_key(SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    signer.path().parent.mkdir()
    signer.path().write_bytes(pem + signer._new_pem(at=NOON).partition(b"-----END PRIVATE KEY-----\n")[2])

    with pytest.raises(ValueError, match="P-256"):
        signer.signing_key(at=NOON)


def test_a_certificate_of_another_key_is_refused():
    key = signer._new_pem(at=NOON).partition(b"-----BEGIN CERTIFICATE-----")[0]
    others = signer._new_pem(at=NOON).partition(b"-----END PRIVATE KEY-----\n")[2]
    signer.path().parent.mkdir()
    signer.path().write_bytes(key + others)

    with pytest.raises(ValueError, match="first certificate"):
        signer.signing_key(at=NOON)
