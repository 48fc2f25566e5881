"""`manage.py log verify`, `manage.py log checkpoint`."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from absch.doors.console.management.commands.serve import require_migrated
from absch.doors.console.verification import extent, findings
from absch.transparency.operations import Inconsistent, sign_checkpoint


class Command(BaseCommand):
    help = "Verifies the transparency log against everything it speaks of, or signs it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        verify = acts.add_parser("verify", help="recompute the log and compare it with versions and certificates")
        verify.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object")
        acts.add_parser("checkpoint", help="sign the log as it now is, and print the note")

    def handle(self, *, act: str, as_json: bool = False, **_options: Any) -> None:
        require_migrated()
        if act == "checkpoint":
            self.checkpoint()
        elif not (self.verify_as_json() if as_json else self.verify()):
            sys.exit(1)

    def verify(self) -> bool:
        """Print each finding as it is found, or that there is none."""
        checked, count = extent(), 0
        for count, each in enumerate(findings(), start=1):  # noqa: B007 - the last is how many there were
            self.stdout.write(f"{each.what}: {each.where}")
        self.stdout.write(f"{count} findings." if count else str(checked))
        return not count

    def verify_as_json(self) -> bool:
        checked = extent()
        found = [{"what": str(each.what), "where": each.where} for each in findings()]
        self.stdout.write(json.dumps({**vars(checked), "findings": found}, ensure_ascii=False))
        return not found

    def checkpoint(self) -> None:
        try:
            checkpoint = sign_checkpoint(at=timezone.now())
        except Inconsistent as error:
            raise CommandError(f"Nothing was signed. {error} Run: manage.py log verify") from None
        self.stdout.write(checkpoint.note, ending="")
