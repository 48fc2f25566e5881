"""What a fresh checkout is built from: requirements with hashes, targets with help, and no registry's host."""

import importlib.util
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
# Written in two parts, so that this file names none itself.
REGISTRY_HOSTS = ["pypi" + ".org", "files.python" + "hosted", "registry." + "npmjs", "deb." + "debian"]


def requirements(lock: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each requirement of a lock (`name==version`) with its hashes."""
    lines = [line for line in lock.read_text().splitlines() if line.strip() and not line.strip().startswith("#")]
    for entry in "\n".join(lines).replace("\\\n", " ").splitlines():
        yield entry.split()[0], re.findall(r"--hash=sha256:[0-9a-f]{64}", entry)


def committed_files() -> list[Path]:
    """Return what git holds or would take, the work in progress included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    return [path for path in paths if path.is_file()]


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- requirements ---


def test_there_is_a_lock_to_run_and_a_lock_to_test():
    assert [lock.name for lock in LOCKS] == ["runtime.lock", "test.lock"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_of_a_lock_is_pinned_and_hashed(lock):
    loose = [name for name, hashes in requirements(lock) if "==" not in name or not hashes]

    assert loose == []
    assert len(list(requirements(lock))) > 10


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_no_address(lock):
    assert "://" not in lock.read_text()


def test_tests_run_with_the_releases_that_production_runs_with():
    runtime, test = ({name for name, _hashes in requirements(lock)} for lock in LOCKS)

    assert runtime - test == set()


def test_no_file_names_the_host_of_a_package_registry():
    named = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in committed_files()
        for host in REGISTRY_HOSTS
        if host.encode() in path.read_bytes()
    ]

    assert named == []


# --- targets ---


def test_every_target_of_make_has_a_line_of_help():
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE)

    helped = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert [target for target in targets if f"make {target} " not in helped] == []
    assert {"start", "test", "check", "nightly", "bench", "measure", "demo", "services", "help"} <= set(targets)


def test_every_script_can_be_run():
    scripts = [*(ROOT / "scripts").glob("*.sh"), ROOT / ".ci" / "run", ROOT / "manage.py"]

    assert [path.name for path in scripts if not path.stat().st_mode & 0o100] == []


# --- catalogues ---


def faults_of(translations: ModuleType, entry: polib.POEntry, *, forms: int = 6) -> list[str]:
    return list(translations.faults_of_entry(entry, forms, required=True))


def test_a_translated_sentence_has_no_fault(translations):
    entry = polib.POEntry(msgid="%(name)s was saved.", msgstr="حُفظ %(name)s.")

    assert faults_of(translations, entry) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (polib.POEntry(msgid="Save", msgstr=""), "not translated"),
        (polib.POEntry(msgid="Save", msgstr="حفظ", flags=["fuzzy"]), "only guessed (fuzzy)"),
        (
            polib.POEntry(msgid="%(name)s was saved.", msgstr="حُفظ %(nom)s."),
            "other placeholders than the source: 'حُفظ %(nom)s.'",
        ),
        (
            polib.POEntry(msgid="record", msgid_plural="records", msgstr_plural={0: "سجل", 1: "سجل"}),
            "2 of 6 plural forms translated",
        ),
    ],
    ids=["empty", "fuzzy", "placeholder", "plural forms"],
)
def test_a_faulty_translation_is_named(translations, entry, fault):
    assert faults_of(translations, entry) == [fault]


def test_a_plural_form_may_leave_out_its_number_but_not_the_last(translations):
    texts = ["لا سجلات", "سجل واحد", "سجلان", "%(n)s سجلات", "%(n)s سجلا", "%(n)s سجل"]
    entry = polib.POEntry(msgid="One record", msgid_plural="%(n)s records", msgstr_plural=dict(enumerate(texts)))
    wrong = polib.POEntry(
        msgid="One record", msgid_plural="%(n)s records", msgstr_plural=dict(enumerate([*texts[:5], "سجل"]))
    )

    assert faults_of(translations, entry) == []
    assert len(faults_of(translations, wrong)) == 1
