"""`manage.py import FILE.jsonl`: take documents over, one a line."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.accounts.queries import person_at
from absch.doors.console.management.commands.serve import require_migrated
from absch.doors.console.reference import ensure_reference
from absch.exchange.bulk import import_lines
from absch.exchange.operations import Did
from absch.kernel.refusals import Refusal
from absch.publishing.refusals import Incomplete


class Command(BaseCommand):
    help = "Publishes each document of a file, one a line, as a new record or as its record's next version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="documents or lines of an export; - reads standard input")
        parser.add_argument("--as", dest="mailbox", metavar="EMAIL", help="act as this person, not as the Secretariat")
        parser.add_argument("--quiet", action="store_true", help="send no copies to whom the records name")

    def handle(self, *, file: str, mailbox: str | None, quiet: bool, **_options: Any) -> None:
        require_migrated()
        ensure_reference(at=timezone.now())
        by = actor(mailbox)
        counts: Counter[str] = Counter()
        with opened(file) as stream:
            for answer in import_lines(stream, by=by, now=timezone.now, quiet=quiet):
                if answer.outcome:
                    counts[answer.outcome.did] += 1
                if answer.refusal:
                    counts["refused"] += 1
                    self.report(answer.line, answer.refusal)
        self.stdout.write(
            f"{counts[Did.PUBLISHED]} published, {counts[Did.AMENDED]} amended, {counts[Did.SKIPPED]} skipped,"
            f" {counts['refused']} refused"
        )
        if counts["refused"]:
            sys.exit(1)

    def report(self, line: int, refusal: Refusal) -> None:
        """Write why a line was refused, and every shortcoming with its place in the document."""
        self.stderr.write(f"Line {line}: {refusal.code}: {refusal}")
        if isinstance(refusal, Incomplete):
            for each in refusal.facts["missing"]:  # type: ignore[attr-defined]
                self.stderr.write(f"  {each.path}: {each.sentence}")


def actor(mailbox: str | None) -> Person:
    if mailbox is None:
        return accounts.console_person(at=timezone.now())
    person = person_at(mailbox)
    if person is None:
        raise CommandError(f"Nobody has an account at {mailbox}. Name another address, or leave --as out.")
    return person


@contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - closed below; only its opening is refused here
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    with stream:
        yield stream
