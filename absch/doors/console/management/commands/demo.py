"""`manage.py demo`: fill an empty database with the demonstration registry."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from absch.doors.console.demonstration import PASSWORD, add_mass, fill
from absch.doors.console.management.commands.serve import require_migrated


class Command(BaseCommand):
    help = "Fills an empty database with the demonstration registry, where the environment is demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=2016, help="chooses the minute of each act within its day")
        parser.add_argument("--records", type=int, default=0, help="how many invented records to add to the others")

    def handle(self, *, seed: int, records: int, **_options: Any) -> None:
        require_migrated()
        told = fill(at=timezone.now(), seed=seed)
        self.stdout.write(f"The demonstration registry holds {told.records} records in {told.versions} versions.")
        self.add(records, seed=seed)
        self.stdout.write(f"Sign in with the password {PASSWORD} as one of:")
        for mailbox in told.people:
            self.stdout.write(f"  {mailbox}")

    def add(self, records: int, *, seed: int) -> None:
        """Add a mass of records, and say how fast it goes."""
        began = monotonic()
        for published in add_mass(records, at=timezone.now(), seed=seed):
            rate = published / (monotonic() - began)
            self.stdout.write(f"{published} of {records} more records are published, {rate:.0f} a second.")
