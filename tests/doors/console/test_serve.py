"""The processes of `manage.py serve` are real here: they are started, asked, stopped and killed."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DIES_WITHIN = 3.0
STOPS_WITHIN = 10.0


def environment(folder: Path) -> dict[str, str]:
    ours = ("ABSCH_", "DJANGO_", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "PORT")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"ABSCH_ENVIRONMENT": "demo", "ABSCH_DATA_DIR": str(folder)}


def manage(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=120)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(folder: Path) -> dict[int, str]:
    """Return number and command of every process that was started for this data folder."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"ABSCH_DATA_DIR={folder}".encode() in (process / "environ").read_bytes().split(b"\0"):
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                # A process that ended and was not yet asked about has no command line.
                if command:
                    found[int(process.name)] = command
    return found


def is_true_within(seconds: float, question: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not question():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def is_gone_within(seconds: float, folder: Path) -> bool:
    return is_true_within(seconds, lambda: not family(folder))


def children_of(number: int) -> list[int]:
    text = Path(f"/proc/{number}/task/{number}/children").read_text()
    return [int(child) for child in text.split()]


class Service:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_until_ready(self) -> None:
        """Keep the first line it says. It says one, or ends, within a minute."""
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        if not self.said:
            raise AssertionError(f"It ended instead: {self.process.communicate()[1]}")

    def numbers_of(self, words: str) -> list[int]:
        """Return the numbers of its own children whose commands hold these words."""
        commands = family(self.folder)
        return [number for number in children_of(self.process.pid) if words in commands.get(number, "")]

    def number_of(self, words: str) -> int:
        (number,) = self.numbers_of(words)
        return number

    def ask(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("migrated")
    outcome = manage(folder, "migrate", "--verbosity", "0")
    assert outcome.returncode == 0, outcome.stderr
    return folder


@pytest.fixture
def folder(migrated: Path, tmp_path: Path) -> Path:
    shutil.copytree(migrated, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def served(folder: Path) -> Iterator[Callable[..., Service]]:
    services: list[Service] = []

    def start(port: int | None = None) -> Service:
        services.append(Service(folder, port or free_port()))
        services[-1].wait_until_ready()
        return services[-1]

    yield start
    for service in services:
        with ended(service.process):
            pass
    assert is_gone_within(DIES_WITHIN, folder)


@contextlib.contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """Leave no process behind, whatever the test finds."""
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=STOPS_WITHIN)


def test_serve_says_its_address_once_it_answers(served):
    service = served()

    assert service.said == f"Ready: http://127.0.0.1:{service.port}/\n"
    assert service.ask("/healthz") == 200


def test_serve_runs_one_web_server_with_two_processes_and_one_worker(served):
    service = served()

    web = service.number_of("granian")
    worker = service.number_of("manage.py work")

    assert sorted(family(service.folder)) == sorted([service.process.pid, web, worker, *children_of(web)])
    assert len(children_of(web)) == 2


def test_serve_refuses_a_folder_that_is_served_already(served, folder):
    first = served()

    second = manage(folder, "serve", "--port", str(free_port()))

    assert second.returncode == 1
    assert (
        f"Another clearing-house is already served from {folder} (process {first.process.pid}). "
        "Stop it first, or set ABSCH_DATA_DIR to another folder."
    ) in second.stderr
    assert first.ask("/healthz") == 200


def test_serve_refuses_a_port_that_is_in_use(folder):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]

        outcome = manage(folder, "serve", "--port", str(port))

    assert outcome.returncode == 1
    assert f"Port {port} is in use." in outcome.stderr


def test_serve_refuses_a_database_that_lacks_migrations(tmp_path):
    outcome = manage(tmp_path, "serve", "--port", str(free_port()))

    assert outcome.returncode == 1
    assert "Run: manage.py migrate" in outcome.stderr
    assert is_gone_within(0, tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_stops_all_when_it_is_asked_to(served, folder, number):
    service = served()

    service.process.send_signal(number)
    outcome = service.process.wait(timeout=STOPS_WITHIN)

    assert outcome == 0
    assert family(folder) == {}


def test_serve_killed_takes_every_process_with_it(served, folder):
    service = served()

    service.process.kill()

    assert is_gone_within(DIES_WITHIN, folder)


def test_serve_ends_when_its_web_server_is_killed(served, folder):
    service = served()

    os.kill(service.number_of("granian"), signal.SIGKILL)
    outcome = service.process.wait(timeout=DIES_WITHIN)

    assert outcome == 1
    assert family(folder) == {}


def test_serve_starts_a_killed_worker_again(served):
    service = served()
    first = service.number_of("manage.py work")

    os.kill(first, signal.SIGKILL)

    def is_replaced() -> bool:
        return service.numbers_of("manage.py work") not in ([], [first])

    assert is_true_within(STOPS_WITHIN, is_replaced)
    assert service.ask("/healthz") == 200


def test_a_new_serve_starts_at_once_on_the_folder_and_port_of_a_killed_one(served):
    service = served()

    service.process.kill()
    successor = served(service.port)

    assert successor.said == f"Ready: http://127.0.0.1:{service.port}/\n"


def test_work_once_returns_when_nothing_is_due(folder):
    outcome = manage(folder, "work", "--once")

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")


def test_work_goes_on_after_an_error_and_stops_when_it_is_asked_to(tmp_path):
    command = [sys.executable, "manage.py", "work"]
    started = subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path), stderr=subprocess.PIPE, text=True)

    # The database has no tables: the first step cannot be taken, nor the second.
    with ended(started) as worker:
        complaints = (line for line in worker.stderr if "could not take a step" in line)
        first, second = next(complaints), next(complaints)
        worker.terminate()
        outcome = worker.wait(timeout=STOPS_WITHIN)

    assert "tries again in 1 seconds" in first
    assert "tries again in 2 seconds" in second
    assert outcome == 0


def test_serve_started_by_make_ends_with_it_however_it_ends(folder):
    command = f"{sys.executable} manage.py serve --port {free_port()} & wait"
    asking = environment(folder) | {"ABSCH_DIE_WITH_PARENT": "1"}
    started = subprocess.Popen(["sh", "-c", command], cwd=ROOT, env=asking, stdout=subprocess.PIPE, text=True)

    with ended(started) as parent:
        said = parent.stdout.readline()

    assert said.startswith("Ready: ")
    assert is_gone_within(DIES_WITHIN, folder)
