"""`manage.py export`: every current public version, one a line."""

import io
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from absch.doors.console.management.commands.serve import require_migrated
from absch.exchange.queries import lines_of_export


class Command(BaseCommand):
    help = "Writes number, revision, published_on and document of each current public version, one JSON object a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", metavar="FILE", type=Path, help="write to this file, complete or not at all")

    def handle(self, *, to: Path | None, **_options: Any) -> None:
        require_migrated()
        if to is not None:
            self.stdout.write(f"{write_file(to)} documents written to {to}")
            return
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        try:
            for line in lines_of_export():
                self.stdout.write(line)
        except BrokenPipeError:
            # Whoever reads has read enough, as `head` does; what is still buffered goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(path: Path) -> int:
    """Write the export, and return how many lines it has."""
    unfinished = path.parent / f".{path.name}.{os.getpid()}"
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            count = sum(1 for line in lines_of_export() if file.write(line + "\n"))
        unfinished.replace(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return count
