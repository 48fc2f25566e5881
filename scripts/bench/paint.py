"""When a reader on a slow line first sees the home page, beside the time that the bytes themselves need."""

import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.lines import Line
from bench.served import PORT, served
from bench.slow import SlowLine

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
CHROMIUM += " --disable-component-update --disable-sync"
LANGUAGES = ("en", "ar", "zh")
ROUNDS = 3
ROUND_TRIP = 0.4  # seconds
FAST, SLOW = 400_000, 64_000  # bits a second
LIMIT = 1.8  # seconds

PAINTS = """() => new Promise(told => {
  const first = performance.getEntriesByName('first-contentful-paint')[0];
  let largest = 0;
  new PerformanceObserver(all => { for (const each of all.getEntries()) largest = each.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => told([first ? first.startTime : 0, largest]), 300);
})"""


@dataclass(frozen=True)
class Paint:
    """Seconds from the first key press to the first and to the largest thing seen."""

    first: float
    largest: float


def measure_paint() -> list[Line]:
    """Open the home page in a browser that has never seen it, through a line of 400 and of 64 kbit/s."""
    with served(), sync_playwright() as running:
        browser = running.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM.split())
        sizes = {language: size_of(PORT, language) for language in LANGUAGES}
        paint_of(browser, PORT, "en", "text=1")  # the browser's own first page takes longer
        lines = [Line(f"slow line: {which_line()}", f"{ROUND_TRIP * 1000:.0f} ms", "(shown)", True)]
        for rate in (FAST, SLOW):
            with SlowLine(PORT, rate=rate, round_trip=ROUND_TRIP) as line:
                for language in LANGUAGES:
                    paints = [paint_of(browser, line.port, language) for _round in range(ROUNDS)]
                    lines += told(paints, language, rate, sizes[language])
        browser.close()
    return lines


def told(paints: list[Paint], language: str, rate: int, size: int) -> list[Line]:
    first, largest = median(each.first for each in paints), median(each.largest for each in paints)
    own = size * 8 / rate + 2 * ROUND_TRIP
    limit, is_held = (f"<= {LIMIT} s", True) if rate == FAST else ("(shown)", False)
    where = f"{language}, {rate // 1000} kbit/s"
    return [
        Line(f"home, first contentful paint, {where}", f"{first:.2f} s", limit, not is_held or 0 < first <= LIMIT),
        Line(
            f"home, largest contentful paint, {where}", f"{largest:.2f} s", limit, not is_held or 0 < largest <= LIMIT
        ),
        Line(f"  {size} bytes and two round trips alone, {where}", f"{own:.2f} s", "(shown)", True),
    ]


def which_line() -> str:
    """Say what slows the line down. A kernel with netem would do it too, but only for all of the machine at once."""
    probe = ["unshare", "--net", "tc", "qdisc", "add", "dev", "lo", "root", "netem", "delay", "1ms"]
    try:
        has_netem = subprocess.run(probe, capture_output=True).returncode == 0
    except OSError:
        has_netem = False
    return f"local proxy that delays and limits (tc netem: {'there, not used' if has_netem else 'not to be had'})"


def paint_of(browser: Browser, port: int, language: str, query: str = "") -> Paint:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/{language}/?{query}".rstrip("?"), wait_until="load", timeout=60_000)
    first, largest = page.evaluate(PAINTS)
    context.close()
    return Paint(first / 1000, largest / 1000)


def size_of(port: int, language: str) -> int:
    """Return the bytes of the first answer over a socket, headers included."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        asked = f"GET /{language}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
        line.sendall(asked.encode())
        return sum(map(len, iter(lambda: line.recv(65536), b"")))
