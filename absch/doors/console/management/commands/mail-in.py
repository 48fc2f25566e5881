"""`manage.py mail-in`: take in what mail servers return."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from absch.outbox.bounces import LARGEST, bounce_in
from absch.outbox.operations import InHand, bounced

LATER = 75  # EX_TEMPFAIL: a mail server keeps the message and comes again


class Command(BaseCommand):
    help = "Reads messages that came back, and marks the letters they are about."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "places", nargs="*", metavar="FILE", type=Path, help="messages or Maildirs; without any, standard input"
        )

    def handle(self, *, places: list[Path], **_options: Any) -> None:
        if not places:
            self._take_in_one(sys.stdin.buffer)
            return
        marked = unknown = later = 0
        for path in messages_in(places):
            try:
                with path.open("rb") as message:
                    found = take_in(message)
            except (InHand, OperationalError):
                later += 1
                continue
            marked, unknown = marked + found, unknown + (not found)
            settle(path)
        self.stdout.write(f"{marked} came back, {unknown} said nothing of a letter of ours, {later} to be asked again.")

    def _take_in_one(self, message: BinaryIO) -> None:
        try:
            found = take_in(message)
        except (InHand, OperationalError):
            self.stdout.write("Ask again later.")
            sys.exit(LATER)
        self.stdout.write("1 came back." if found else "1 said nothing of a letter of ours.")


def take_in(message: BinaryIO) -> bool:
    """Return whether the message says that a letter of ours came back; it is marked then."""
    raw = message.read(LARGEST)
    # The rest is drained, not kept: a mail server takes a closed pipe for a failure.
    while message.read(65_536):
        pass
    found = bounce_in(raw)
    return found is not None and bounced(found.tokens, status=found.status) is not None


def messages_in(places: list[Path]) -> Iterator[Path]:
    """Yield files as they are given, and of a Maildir what is new."""
    for place in places:
        if (place / "new").is_dir():
            yield from sorted(each for each in (place / "new").iterdir() if each.is_file())
        elif place.is_file():
            yield place
        else:
            raise CommandError(f"{place} is neither a message nor a Maildir.")


def settle(path: Path) -> None:
    """Mark a message of a Maildir as seen, so that it is not read again."""
    if path.parent.name == "new":
        path.rename(path.parent.with_name("cur") / f"{path.name.partition(':')[0]}:2,S")
