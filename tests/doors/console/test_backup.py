"""Backups of a real data folder, made and restored by real commands in processes of their own."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from absch.doors.console.processes import sole_service

ROOT = Path(__file__).resolve().parents[3]
OURS = ("ABSCH_", "DJANGO_", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "PORT")
DATABASE_URL = os.environ.get("DATABASE_URL", "")
PDF = "files/certificates/5e/5e95038d.pdf"


def manage(data: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py on that data folder; SQLite unless `more` names a server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment = kept | {"ABSCH_ENVIRONMENT": "demo", "ABSCH_DATA_DIR": str(data)} | more
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def registry(tmp_path_factory) -> Path:
    """The data folder of a demonstration registry, with a letter in its folder."""
    data = tmp_path_factory.mktemp("registry")
    for words in (["migrate", "--verbosity", "0"], ["demo"], ["log", "checkpoint"]):
        assert manage(data, *words).returncode == 0
    (data / "mail").mkdir()
    (data / "mail" / "a1b2.eml").write_text("Subject: Certificate\n\nA copy.\n")
    (data / "mail" / ".c3d4.77").write_text("half a letter")
    (data / PDF).parent.mkdir(parents=True)
    (data / PDF).write_bytes(b"%PDF-1.7 of a certificate")
    return data


@pytest.fixture(scope="module")
def made(registry, tmp_path_factory) -> tuple[Path, str]:
    """A backup of it, and what the command said."""
    folder = tmp_path_factory.mktemp("backups") / "monday"
    done = manage(registry, "backup", str(folder))
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.fixture
def backup(made, tmp_path) -> Path:
    """A copy of the backup, for the test to spoil."""
    return shutil.copytree(made[0], tmp_path / "backup")


@pytest.fixture
def data(tmp_path) -> Path:
    """An empty data folder."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def holds_no_registry(data: Path) -> bool:
    left = [each.name for each in data.iterdir() if each.name.startswith(".restore-")]
    database = data / "absch.sqlite3"
    if not database.exists():
        return not left
    with closing(sqlite3.connect(database)) as asked:
        return not left and not asked.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


# --- backup ---


def test_a_backup_says_what_it_holds_and_that_it_must_be_kept_safe(made):
    folder, said = made

    assert said.startswith(f"{folder} holds 588 versions and a log of 591 leaves, in 5 files.")
    assert "private keys" in said


def test_a_backup_has_database_keys_letters_files_and_the_hash_of_each(made):
    folder, _ = made
    manifest = json.loads((folder / "manifest.json").read_text())

    assert sorted(manifest["files"]) == ["database.sqlite3", PDF, "keys/log.ed25519", "keys/secret", "mail/a1b2.eml"]
    assert (manifest["environment"], manifest["database"]) == ("demo", "sqlite")
    assert (manifest["versions"], manifest["log_size"]) == (588, 591)
    for path, expected in manifest["files"].items():
        said = subprocess.run(["sha256sum", folder / path], capture_output=True, text=True, check=True).stdout
        assert said.split()[0] == expected


def test_a_backup_can_be_read_by_its_owner_alone(made):
    folder, _ = made

    readable = [each for each in [folder, *folder.rglob("*")] if each.stat().st_mode & 0o077]
    assert [each.name for each in readable if each.name != "manifest.json"] == []
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_database_of_a_backup_is_one_file_that_stands_alone(made):
    folder, _ = made

    assert [each.name for each in folder.glob("database*")] == ["database.sqlite3"]
    with closing(sqlite3.connect(f"file:{folder / 'database.sqlite3'}?mode=ro", uri=True)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_is_made_while_somebody_else_is_writing(registry, tmp_path):
    with closing(sqlite3.connect(registry / "absch.sqlite3", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE records_record SET schema = 'unfinished'")
        done = manage(registry, "backup", str(tmp_path / "backup"))
        writer.execute("ROLLBACK")

    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(tmp_path / "backup" / "database.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM records_record WHERE schema = 'unfinished'").fetchone() == (0,)


def test_backup_refuses_a_folder_that_is_not_empty(registry, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")

    done = manage(registry, "backup", str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.strip() == f"CommandError: {tmp_path} is not empty. Name a new folder for each backup."
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


# --- restore ---


def test_a_registry_is_restored_as_it_was_and_verified(registry, backup, data):
    done = manage(data, "restore", str(backup))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == "The log holds 591 leaves and agrees with 588 versions and 56 certificates."
    assert manage(data, "export").stdout == manage(registry, "export").stdout
    for name in (PDF, "keys/log.ed25519", "keys/secret", "mail/a1b2.eml"):
        assert (data / name).read_bytes() == (registry / name).read_bytes()
    assert (data / "keys" / "log.ed25519").stat().st_mode & 0o777 == 0o600
    assert not (data / "mail" / ".c3d4.77").exists()


def test_a_migrated_database_without_records_is_empty_enough(backup, data):
    for words in (["migrate", "--verbosity", "0"], ["reference"]):
        assert manage(data, *words).returncode == 0

    done = manage(data, "restore", str(backup))

    assert (done.returncode, done.stderr) == (0, "")
    assert "agrees with 588 versions" in done.stdout


def test_restore_refuses_to_overwrite_a_registry(registry, backup):
    before = (registry / "absch.sqlite3").read_bytes()

    done = manage(registry, "restore", str(backup))

    assert done.returncode == 1
    assert "The database holds a registry already, and a backup never overwrites one." in done.stderr
    assert (registry / "absch.sqlite3").read_bytes() == before


@pytest.mark.parametrize("name", ["database.sqlite3", PDF, "keys/log.ed25519", "mail/a1b2.eml"])
def test_restore_refuses_a_backup_in_which_one_byte_differs(backup, data, name):
    content = bytearray((backup / name).read_bytes())
    content[-1] ^= 1
    (backup / name).write_bytes(content)

    done = manage(data, "restore", str(backup))

    assert done.returncode == 1
    assert f"{backup / name} is not the file that was backed up: its hash differs." in done.stderr
    assert holds_no_registry(data)
    assert not (data / "mail").exists()


def test_restore_refuses_a_backup_that_lacks_a_file(backup, data):
    (backup / "keys" / "log.ed25519").unlink()

    done = manage(data, "restore", str(backup))

    assert done.returncode == 1
    assert f"{backup / 'keys' / 'log.ed25519'} cannot be read: No such file or directory." in done.stderr
    assert holds_no_registry(data)


def test_restore_refuses_what_is_no_backup_or_an_unfinished_one(backup, data):
    (backup / "manifest.json").unlink()

    done = manage(data, "restore", str(backup))

    assert done.returncode == 1
    assert "is no backup, or an unfinished one" in done.stderr


def test_restore_refuses_a_backup_of_another_environment(backup, data):
    done = manage(data, "restore", str(backup), ABSCH_ENVIRONMENT="development")

    assert done.returncode == 1
    assert "This is a backup of the demo registry, and ABSCH_ENVIRONMENT is development." in done.stderr


def test_restore_refuses_while_the_data_folder_is_served(backup, data):
    with sole_service(data):
        done = manage(data, "restore", str(backup))

    assert done.returncode == 1
    assert f"A clearing-house is being served from {data} (process {os.getpid()}). Stop it first." in done.stderr
    assert holds_no_registry(data)


def test_restore_says_what_is_wrong_with_a_registry_that_was_wrong_already(registry, data, tmp_path):
    spoilt = shutil.copytree(registry, tmp_path / "spoilt")
    with closing(sqlite3.connect(spoilt / "absch.sqlite3")) as database:
        database.execute("UPDATE records_version SET public = '{}' WHERE id = 1")
        database.commit()
    manage(spoilt, "backup", str(tmp_path / "wrong"))

    done = manage(data, "restore", str(tmp_path / "wrong"))

    assert done.returncode == 1
    assert "version: content differs from its hash: CHM-NFP-PE-100001-1" in done.stdout


# --- on a server ---


@pytest.fixture
def two_databases() -> Iterator[tuple[str, str]]:
    """The addresses of two empty databases on the server that DATABASE_URL names."""
    psycopg = pytest.importorskip("psycopg")
    names = [f"backup_{uuid4().hex[:12]}" for _ in range(2)]
    server = DATABASE_URL.rpartition("/")[0]
    with psycopg.connect(DATABASE_URL, autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{names[0]}", f"{server}/{names[1]}"
        for name in names:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.skipif(not DATABASE_URL.startswith("postgres"), reason="DATABASE_URL names no PostgreSQL")
def test_a_registry_on_postgresql_is_restored_as_it_was(two_databases, data, tmp_path):
    source, target = two_databases
    for words in (["migrate", "--verbosity", "0"], ["demo"], ["backup", str(tmp_path / "backup")]):
        assert manage(data, *words, DATABASE_URL=source).returncode == 0
    (tmp_path / "restored").mkdir()

    done = manage(tmp_path / "restored", "restore", str(tmp_path / "backup"), DATABASE_URL=target)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == "The log holds 591 leaves and agrees with 588 versions and 56 certificates."
    again = manage(tmp_path / "restored", "restore", str(tmp_path / "backup"), DATABASE_URL=target)
    assert "The database holds a registry already" in again.stderr


@pytest.mark.skipif(not DATABASE_URL.startswith("postgres"), reason="DATABASE_URL names no PostgreSQL")
def test_backup_says_that_postgresqls_programs_are_missing(two_databases, data, tmp_path):
    manage(data, "migrate", "--verbosity", "0", DATABASE_URL=two_databases[0])

    done = manage(data, "backup", str(tmp_path / "backup"), DATABASE_URL=two_databases[0], PATH="/nowhere")

    assert done.returncode == 1
    assert "pg_dump is not installed. Install the client programs of your server's PostgreSQL release" in done.stderr
