"""`manage.py backup FOLDER`: a consistent copy of the registry, made while it runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from absch.doors.console.backup import back_up
from absch.doors.console.management.commands.serve import require_migrated


class Command(BaseCommand):
    help = "Copies database, keys, letters and files into a new folder, with a manifest; the registry may go on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that is empty or not there yet")

    def handle(self, *, folder: Path, **_options: Any) -> None:
        require_migrated()
        made = back_up(folder, at=timezone.now())
        self.stdout.write(
            f"{folder} holds {made.versions} versions and a log of {made.log_size} leaves, in {len(made.files)} files."
            " It includes the private keys: keep it as safe as the registry itself."
        )
