"""`manage.py demo`: fill an empty database with the demonstration registry."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from absch.doors.console.demonstration import PASSWORD, fill
from absch.doors.console.management.commands.serve import require_migrated


class Command(BaseCommand):
    help = "Fills an empty database with the demonstration registry, where the environment is demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=2016, help="chooses the minute of each act within its day")

    def handle(self, *, seed: int, **_options: Any) -> None:
        require_migrated()
        told = fill(at=timezone.now(), seed=seed)
        self.stdout.write(f"The demonstration registry holds {told.records} records in {told.versions} versions.")
        self.stdout.write(f"Sign in with the password {PASSWORD} as one of:")
        for mailbox in told.people:
            self.stdout.write(f"  {mailbox}")
