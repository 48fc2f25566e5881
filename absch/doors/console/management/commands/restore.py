"""`manage.py restore FOLDER`: put a backup in the place of an empty registry, and verify it."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from absch.doors.console.management.commands.serve import require_migrated
from absch.doors.console.manifest import Manifest
from absch.doors.console.restore import restore
from absch.doors.console.verification import extent, findings
from absch.transparency import proofs


class Command(BaseCommand):
    help = "Restores a backup into an empty data folder and database, and verifies the log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that `manage.py backup` has made")

    def handle(self, *, folder: Path, **_options: Any) -> None:
        backup = restore(folder)
        self.stdout.write(f"Restored as of {backup.made_at}: {backup.versions} versions.")
        # A backup of an earlier release waits for `migrate`, and the sentence says so.
        require_migrated()
        if not self.verify(backup):
            sys.exit(1)

    def verify(self, backup: Manifest) -> bool:
        """Print what is wrong with what was restored, or that nothing is."""
        wrong = [f"{each.what}: {each.where}" for each in findings()]
        if proofs.root_at(backup.log_size).hex() != backup.log_root:
            wrong.append(f"The log's root differs from the manifest's at size {backup.log_size}.")
        self.stdout.write("\n".join(wrong) if wrong else str(extent()))
        return not wrong
