"""The clearing-house as it is served, for as long as something is measured."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PORT = 18731


@contextmanager
def served(*, urls: str = "absch.urls") -> Iterator[None]:
    """Serve the addresses of that module on PORT."""
    settings = {"DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_URLS": urls, "PYTHONPATH": f"{ROOT}:{ROOT}/scripts"}
    command = [sys.executable, "manage.py", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=os.environ | settings)
    try:
        _wait_for(server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(200):
        try:
            line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server to measure did not start.")
