"""Publishing while the worker drains and eight readers read, beside one fsync of this disk."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from absch.accounts.operations import console_person
from absch.publishing import operations as publishing
from absch.records.models import Draft
from bench.lines import Line, percentile
from bench.served import PORT, served
from bench.world import AT

READERS = 8


def one_fsync(rounds: int = 200) -> list[float]:
    """Return the seconds that writing and syncing one page of 4096 bytes took, each time."""
    took = []
    path = Path(settings.ABSCH_DATA_DIR) / "fsync"
    with path.open("wb", buffering=0) as file:
        for _round in range(rounds):
            began = time.perf_counter()
            file.write(b"\0" * 4096)
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    path.unlink()
    return took


def readers_of(numbers: list[str]) -> subprocess.Popen[str]:
    """Start eight readers in a process of their own, so that they do not wait for our interpreter's lock."""
    command = [sys.executable, str(Path(__file__).with_name("readers.py")), str(PORT), str(READERS), *numbers]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def measure_publishing(numbers: list[str], drafts: list[int]) -> Iterator[Line]:
    by, took = console_person(at=AT), []
    synced = one_fsync()
    with served():
        readers = readers_of(numbers)
        try:
            for key in drafts:
                draft = Draft.objects.select_related("record").get(pk=key)
                began = time.perf_counter()
                publishing.publish(draft, by=by, at=AT)
                took.append(time.perf_counter() - began)
        finally:
            said, _nothing = readers.communicate("stop\n", timeout=60)
    p95, sync = percentile(took, 0.95), percentile(synced, 0.95)
    read, wrong = map(int, said.split())
    yield Line("one fsync of this disk, p95", f"{sync * 1000:.2f} ms", "(peer)", True)
    yield Line(
        "publish, p95, worker draining, eight readers of 20 pages/s", f"{p95 * 1000:.1f} ms", "<= 50 ms", p95 <= 0.05
    )
    yield Line("publish p95 / one fsync p95", f"{p95 / sync:.1f}x", "(ratio)", True)
    yield Line("pages read meanwhile", str(read), "all 200", read > 0 and not wrong)
