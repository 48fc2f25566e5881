"""Measure beside a named peer, in one run, and print ratios: pages beside a bare view, publishing beside one fsync.

These machines are shared: compare only what one run prints. Exit code 1 when a limit is missed.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
FOLDER = tempfile.TemporaryDirectory(prefix="absch-bench-")
os.environ |= {
    "ABSCH_DATA_DIR": FOLDER.name,
    "ABSCH_ENVIRONMENT": "demo",
    "DJANGO_SETTINGS_MODULE": "absch.settings.dev",
    "DATABASE_URL": "",
    "CACHE_URL": "",
    "EMAIL_URL": "",
}

import django

django.setup()

from django.core.management import call_command

from bench.pages import measure_pages
from bench.paint import measure_paint
from bench.pdf import measure_pdf
from bench.publishing import measure_publishing
from bench.verify import measure_verify
from bench.world import fill


def main() -> int:
    call_command("migrate", verbosity=0)
    call_command("reference", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    numbers, drafts = fill(drafts=300)
    lines = [*measure_pages(numbers), *measure_publishing(numbers, drafts), *measure_pdf(numbers)]
    lines += measure_paint()
    lines += measure_verify(numbers)
    width = max(len(line.what) for line in lines)
    for line in lines:
        print(f"{line.what:<{width}}  {line.figure:>12}  limit {line.limit:<10} {'ok' if line.holds else 'MISSED'}")
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
