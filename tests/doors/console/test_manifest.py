import json

import pytest
from django.core.management import CommandError

from absch.doors.console import manifest
from absch.doors.console.manifest import Manifest

A_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def a_manifest(**more):
    return Manifest(
        made_at="2026-11-24T12:00:00+00:00",
        environment="demo",
        database="sqlite",
        versions=52,
        log_size=54,
        log_root=A_HASH,
        files={"database.sqlite3": A_HASH, "keys/log.ed25519": A_HASH, "mail/a1b2.eml": A_HASH} | more,
    )


def test_a_manifest_is_read_as_it_was_written(tmp_path):
    manifest.write(a_manifest(), tmp_path)

    assert manifest.read(tmp_path) == a_manifest()


@pytest.mark.parametrize(
    "path",
    [
        "../absch.sqlite3",
        "keys/../../escaped",
        "/etc/passwd",
        "keys",
        "keys/",
        "serve.lock",
        "static/absch/style.css",
        "database.sqlite3/",
        "",
    ],
)
def test_a_manifest_that_leads_elsewhere_is_refused(tmp_path, path):
    manifest.write(a_manifest(**{path: A_HASH}), tmp_path)

    with pytest.raises(CommandError, match="names a file that no backup has"):
        manifest.read(tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"form": 1}', '{"unheard": "of"}'])
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(CommandError, match=r"manifest\.json cannot be read"):
        manifest.read(tmp_path)


def test_a_manifest_of_a_later_form_is_refused(tmp_path):
    manifest.write(a_manifest(), tmp_path)
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"form": 2}))

    with pytest.raises(CommandError, match="was written in form 2; this release reads form 1"):
        manifest.read(tmp_path)


def test_the_hash_of_a_file_is_that_of_its_bytes(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "abc").write_bytes(b"abc")

    assert manifest.sha256_of(tmp_path / "empty") == A_HASH
    # FIPS 180-2, appendix B.1
    assert manifest.sha256_of(tmp_path / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
