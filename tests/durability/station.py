"""Where processes come from: one that has imported everything and opened nothing forks a fresh one for each job.

Run as a program it reads jobs, one JSON object a line, and answers each with how the process ended and what it said;
with a job as its argument it does that one itself. `Station` starts that program and speaks to it. A job names a
function of these tests, "module:function"; it runs in a process group of its own, on the data folder (and the
database) it is given, and says what it has to say by `say`.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parents[2]
LONGEST_JOB = 240.0  # seconds
# What nearly every job needs.
WARM = ("tests.durability.jobs", "tests.durability.load", "tests.secrecy.stories", "absch.urls")
# Where a job writes what it says; its standard output and error go to a file, as a server's do.
SAYS = 3


def say(*words: Any) -> None:
    """Tell the station, at once and for good: the bytes have left this process when the call returns."""
    os.write(SAYS, (json.dumps(words, ensure_ascii=False) + "\n").encode())


class Ended(NamedTuple):
    """How a job came to its end: `code` is 0, or negative for the signal that killed it; `said` what it said before."""

    code: int
    said: list[list[Any]]

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL

    @property
    def said_last(self) -> Any:
        """The only word of the last thing said."""
        return self.said[-1][0]


class Station:
    """The station as its tests use it. `engine` is "sqlite", or "postgresql" at the address given."""

    def __init__(self, folder: Path, *, address: str = "") -> None:
        self.folder = folder
        stays = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self.environment = stays | environment(folder, address)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.station"],
            cwd=HERE,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, job: str, folder: Path, database: str = "", *, kill_after: float | None = None, **about: Any
    ) -> Ended:
        """Run the job in a fresh process, and kill its whole group after that many seconds if it is still at work."""
        assert self.process.stdin
        assert self.process.stdout
        asked = {"job": job, "folder": str(folder), "database": database, "kill_after": kill_after, "about": about}
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return Ended(answer["code"], answer["said"])

    def done(self, job: str, folder: Path, database: str = "", **about: Any) -> list[list[Any]]:
        """Run a job that must come to its end, and return what it said."""
        ended = self.run(job, folder, database, **about)
        assert ended.code == 0, f"{job} ended with {ended.code}; see {folder / 'process.log'}: {log_of(folder)[-3000:]}"
        return ended.said

    def alone(self, job: str, folder: Path, database: str = "", *, under: list[str], **about: Any) -> Ended:
        """Run the job in a program of its own, watched by the command `under`."""
        asked = json.dumps({"job": job, "folder": str(folder), "database": database, "about": about})
        done = subprocess.run(
            [*under, sys.executable, "-m", "tests.durability.station", asked],
            cwd=HERE,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST_JOB,
            check=False,
        )
        # A watcher ends as what it watched has ended.
        assert done.returncode in (0, -signal.SIGKILL), done.stderr + log_of(folder)
        return Ended(done.returncode, [json.loads(each) for each in done.stdout.splitlines()])

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=10)


def environment(folder: Path, address: str = "") -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "absch.settings.test",
        "ABSCH_DATA_DIR": str(folder),
        "ABSCH_ENVIRONMENT": "demo",
        "DATABASE_URL": address,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def log_of(folder: Path) -> str:
    """Return what processes on that folder wrote to their standard output and error."""
    log = folder / "process.log"
    return log.read_text(errors="replace") if log.exists() else ""


def main() -> None:
    import django

    django.setup()
    if asked := sys.argv[1:]:
        os.dup2(1, SAYS)
        work(json.loads(asked[0]), SAYS)
    for module in WARM:
        import_module(module)
    for line in sys.stdin:
        ended = dispatch(json.loads(line))
        sys.stdout.write(json.dumps(ended._asdict()) + "\n")
        sys.stdout.flush()


def dispatch(asked: dict[str, Any]) -> Ended:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(asked, writing)  # never returns
    os.close(writing)
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(child, child)  # whoever of the two comes first
    said = listen(reading, child, kill_after=asked["kill_after"])
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Ended(code, [json.loads(each) for each in said.decode().splitlines()])


def listen(reading: int, child: int, *, kill_after: float | None) -> bytes:
    """Return all that the job's processes said until the last of them ended, killing them when it is time."""
    said, end = b"", time.monotonic() + (LONGEST_JOB if kill_after is None else kill_after)
    is_killed = False
    while True:
        left = max(end - time.monotonic(), 0) if not is_killed else None
        if select.select([reading], [], [], left)[0]:
            if not (piece := os.read(reading, 65536)):
                os.close(reading)
                return said
            said += piece
        elif not is_killed:
            os.killpg(child, signal.SIGKILL)
            is_killed = True


def work(asked: dict[str, Any], writing: int) -> None:
    """Be the fresh process: do the job, and end without what a program does at its end, but with closed connections."""
    code = 1
    try:
        os.setpgid(0, 0)
        settle_in(Path(asked["folder"]), asked["database"], writing)
        module, _colon, function = asked["job"].partition(":")
        getattr(import_module(module), function)(**asked["about"])
        from django.db import connections

        connections.close_all()
        code = 0
    except Exception:  # noqa: BLE001 - whatever a job raises stands in its log, and its code says so
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def settle_in(folder: Path, database: str, writing: int) -> None:
    """Take the data folder, and on a server the database, for this process's own."""
    from django.conf import settings
    from django.db import connection

    log = os.open(folder / "process.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if writing != SAYS:
        os.dup2(writing, SAYS)
    settings.ABSCH_DATA_DIR, settings.EMAIL_FILE_PATH = folder, folder / "mail"
    connection.settings_dict["NAME"] = database or str(folder / "absch.sqlite3")


if __name__ == "__main__":
    main()
