"""A demonstration registry in a folder of its own, served for as long as pictures are taken."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def fill() -> None:
    for command in (["migrate", "--no-input", "--verbosity", "0"], ["demo"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def a_free_port() -> int:
    """Return always the same one, as it can be read in the pictures, unless somebody has it."""
    for wanted in (18741, 0):
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                one.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            port: int = one.getsockname()[1]
            return port
    raise SystemExit("No port is free.")


@contextmanager
def served(folder: Path, port: int) -> Iterator[str]:
    """Serve the registry in the environment's data folder; give its address. What it says is in `folder`."""
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"]
    with (folder / "serve.log").open("a") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait_for(server, port, folder / "serve.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def environment(folder: str, port: int) -> dict[str, str]:
    own = {
        "ABSCH_DATA_DIR": folder,
        "ABSCH_ENVIRONMENT": "demo",
        "ABSCH_BASE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "absch.settings.dev",
    }
    return os.environ | own | dict.fromkeys(("DATABASE_URL", "CACHE_URL", "EMAIL_URL"), "")


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _attempt in range(300):
        if server.poll() is not None:
            break
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The registry to picture did not start:\n{log.read_text()[-2000:]}")
