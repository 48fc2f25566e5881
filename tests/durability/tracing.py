"""What a process asked the operating system for, in order, as strace writes it down."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

CALL = re.compile(r"\d* *(?P<name>\w+)\((?P<about>.*)\) += +(?P<result>\d+)")
FILE = re.compile(r"\d+<(?P<path>[^>]*)>")
BYTES = re.compile(r'"(?P<hex>(?:\\x[0-9a-f]{2})*)"')

# So that a write is seen whole: SQLite writes pages of 4096 bytes, a log file's header and its frames apart.
WHOLE = 8192


class Call(NamedTuple):
    """A system call that succeeded: on which file, which bytes it brought, and its last argument."""

    name: str
    path: str
    brought: bytes
    last: str

    @property
    def syncs(self) -> bool:
        return self.name in ("fsync", "fdatasync")


def strace() -> str:
    """Return the path of strace; fails with what to do where it is missing or may not trace."""
    path = shutil.which("strace")
    assert path, "strace is not installed: run scripts/packages.sh test as root. Without it nothing is proved here."
    tried = subprocess.run([path, "-e", "trace=none", "true"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, f"This machine does not let strace trace its own processes: {tried.stderr.strip()}"
    return path


def watching(calls: str, to: Path, *more: str) -> list[str]:
    """Return the command under which the calls of these names ("write,fsync") are written to a file."""
    return [strace(), "-f", "-y", "-xx", "-s", str(WHOLE), "-e", f"trace={calls}", "-o", str(to), *more]


def calls_in(trace: Path) -> list[Call]:
    """Return the calls that succeeded, in order."""
    found = []
    for line in trace.read_text(errors="replace").splitlines():
        call = CALL.match(line)
        if call and (file := FILE.match(call["about"])):
            brought = BYTES.search(call["about"])
            held = bytes.fromhex(brought["hex"].replace("\\x", "")) if brought else b""
            found.append(Call(call["name"], plain(file["path"]), held, call["about"].rpartition(", ")[2]))
    return found


def plain(path: str) -> str:
    """Return a path as it is: with -xx, strace writes some of its signs in hexadecimal."""
    return re.sub(r"\\x([0-9a-f]{2})", lambda sign: chr(int(sign[1], 16)), path)
