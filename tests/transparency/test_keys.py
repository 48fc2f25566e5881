import hashlib
import stat
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest

from absch.transparency import keys


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_key_is_made_at_first_need_for_its_owner_alone(tmp_path):
    keys.public_key()

    assert mode(tmp_path / "keys" / "log.ed25519") == 0o600
    assert mode(tmp_path / "keys") == 0o700
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["log.ed25519"]


def test_a_folder_that_others_could_read_is_closed(tmp_path):
    (tmp_path / "keys").mkdir(mode=0o755)

    keys.public_key()

    assert mode(tmp_path / "keys") == 0o700


def test_the_key_stays_the_same():
    first = keys.public_key()

    assert len(first) == 32
    assert keys.public_key() == first


def test_those_who_start_at_once_agree_on_one_key():
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: keys.public_key(), range(8)))

    assert len(set(found)) == 1
    assert found[0] == keys.public_key()


def test_a_key_that_is_there_is_never_replaced(tmp_path):
    (tmp_path / "keys").mkdir()
    # The first test vector of RFC 8032, section 7.1, as PKCS 8.
    (tmp_path / "keys" / "log.ed25519").write_text(
        "-----BEGIN PRIVATE KEY-----\n"
        "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
        "-----END PRIVATE KEY-----\n"
    )

    assert keys.public_key().hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


def test_a_damaged_key_is_not_silently_replaced(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "log.ed25519").write_text("-----BEGIN PRIVATE KEY-----\nMC4C")

    with pytest.raises(ValueError):
        keys.public_key()


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://absch.example", "absch.example/log"),
        ("http://127.0.0.1:8000", "127.0.0.1/log"),
        ("https://ABSCH.example/site/", "absch.example/log"),
    ],
)
def test_the_log_is_named_after_its_host(settings, address, origin):
    settings.ABSCH_BASE_URL = address

    assert keys.origin() == origin


def test_the_verifier_line_holds_name_hash_and_key():
    key = keys.public_key()
    key_hash = hashlib.sha256(b"absch.example/log\n\x01" + key).hexdigest()[:8]

    assert keys.verifier() == f"absch.example/log+{key_hash}+{b64encode(bytes([1]) + key).decode()}"
