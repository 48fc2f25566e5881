"""The processes of one clearing-house: they live and die together, and only one family lives in a data folder."""

import ctypes
import fcntl
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

# Set in the environment of a process whose parent does not see to it.
DIE_WITH_PARENT = "ABSCH_DIE_WITH_PARENT"
# linux/prctl.h
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


class AlreadyServed(Exception):
    """Raised when another process holds the data folder; `holder` is its number, or "unknown"."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when `parent` ends, however it ends; end now if it already has.

    The promise is lost in a fork and kept through exec, so each process of the family makes its own.
    """
    if _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    if os.getppid() != parent:
        os._exit(1)


class Stop:
    """Hears SIGTERM and SIGINT, so that what is in hand can be finished.

    Not a threading.Event: its lock may be held by the very code that a signal interrupts, and then nothing moves again.
    """

    def __init__(self) -> None:
        self.is_asked = False
        self._heard, self._said = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._hear)

    def _hear(self, *_signal: object) -> None:
        if not self.is_asked:
            self.is_asked = True
            os.write(self._said, b".")

    def wait(self, seconds: float) -> bool:
        """Wait that long or until a stop is asked for; return whether it is."""
        select.select([self._heard], [], [], seconds)
        return self.is_asked


@contextmanager
def sole_service(folder: Path) -> Iterator[None]:
    """Hold the data folder for this process alone. Raises AlreadyServed.

    The kernel frees the lock with the process, so a file left behind by a crash locks nobody out.
    """
    with (folder / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise AlreadyServed(lock.read().strip() or "unknown") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def port_is_free(port: int, *, patience: float) -> bool:
    """Return whether the port can be had on 127.0.0.1 within `patience` seconds.

    A family that was just killed may hold its port for a moment longer.
    """
    deadline = time.monotonic() + patience
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                if time.monotonic() >= deadline:
                    return False
            else:
                return True
        time.sleep(0.1)


class Child:
    """A process of the family: started, watched, and asked to stop before it is made to."""

    def __init__(self, name: str, command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self._command, self._folder, self._environment = list(command), folder, dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    def start(self) -> None:
        """Start it. Only from the main thread of a process without others: the kernel watches the thread that forks."""
        parent = os.getpid()
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - the command is ours
            self._command,
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            preexec_fn=lambda: die_with_parent(parent),
        )

    @property
    def number(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def outcome(self) -> int | None:
        """Its exit code (negative: the signal that ended it), or None while it runs."""
        return self._process.poll() if self._process else None

    @property
    def age(self) -> float:
        """Seconds since it was last started."""
        return time.monotonic() - self._started

    def stop(self, *, patience: float) -> None:
        """Ask it to stop, and kill it if it has not after `patience` seconds."""
        if not self._process or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
