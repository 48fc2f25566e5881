"""The demonstration registry: the story of `data/demo/`, replayed through the operations that everybody uses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import CommandError
from django.db import transaction

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.doors.console.reference import ensure_reference
from absch.outbox import operations as outbox
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from absch.publishing.queries import pending_request
from absch.records import operations as records
from absch.records.models import Draft, Record, Version

PASSWORD = "Nagoya-2010-demo"  # noqa: S105 - the same everywhere, and written in the documentation
CONSOLE = "console"


@dataclass(frozen=True)
class Told:
    """What the registry holds now; `people` are mailboxes, in the order of their file."""

    records: int
    versions: int
    people: list[str]


def fill(*, at: datetime, seed: int) -> Told:
    """Fill the empty registry of a demonstration, or refuse with a CommandError. All of it is there, or nothing.

    The seed chooses the minute of each act within its day; everything else stands in the files.
    """
    if settings.ABSCH_ENVIRONMENT != "demo":
        raise CommandError(
            f"This is the {settings.ABSCH_ENVIRONMENT} environment. A demonstration is filled only where"
            " ABSCH_ENVIRONMENT is demo or unset."
        )
    if Record.objects.exists():
        raise CommandError("The registry holds records already. A demonstration is filled into an empty one.")
    ensure_reference(at=at)
    folder = Path(settings.ABSCH_REFERENCE_DIR) / "demo"
    with transaction.atomic():
        story = Story(folder, at=at, seed=seed)
        for act in read(folder / "story.yaml"):
            story.replay(act)
        tell_without_mail(at=at)
    return Told(Record.objects.count(), Version.objects.count(), [each for each in story.people if each != CONSOLE])


def tell_without_mail(*, at: datetime) -> None:
    """Let the followers hear of everything, as if it happened now, and drop the letters they would send."""
    # Told where the disk can be swept: outside this transaction, by the worker.
    waiting = Announcement.objects.filter(told_at=None, due_at__lte=at).exclude(what="draft.wiped")
    for announcement in waiting.order_by("pk"):
        # The lease says when it was taken up; from there on rules of time begin.
        announcement.leased_until = at + outbox.LEASE
        worker.tell(announcement, at=at)
    for delivery in Delivery.objects.filter(state=Delivery.State.QUEUED):
        outbox.settle(delivery, Delivery.State.DROPPED, problem="")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


class Story:
    """Carries out one act after the other, each in its office and at its time."""

    def __init__(self, folder: Path, *, at: datetime, seed: int) -> None:
        self.filled_on, self.random, self.latest = at.date(), Random(seed), datetime.min.replace(tzinfo=UTC)  # noqa: S311
        self.documents: dict[str, dict[str, Any]] = {}
        for path in sorted((folder / "documents").glob("*.yaml")):
            self.documents |= {each["header"]["identifier"]: each for each in read(path)["documents"]}
        self.verbs: dict[str, Callable[..., None]] = {
            "designate": self.designate,
            "publish": self.publish,
            "amend": self.amend,
            "revoke": self.revoke,
            "withdraw": self.withdraw,
            "redact": self.redact,
            "draft": self.draft,
            "submit": self.submit,
            "return": self.return_,
        }
        self.people = self.invite(read(folder / "people.yaml"), at=datetime(2014, 10, 13, 7, tzinfo=UTC))

    def replay(self, act: dict[str, Any]) -> None:
        """Carry out an act as story.yaml has it."""
        verb = next(each for each in self.verbs if each in act)
        day = act.get("day") or self.filled_on - timedelta(days=act["days_before"])
        details = {each: said for each, said in act.items() if each not in (verb, "day", "days_before", "by")}
        for what in act[verb] if isinstance(act[verb], list) else [act[verb]]:
            self.verbs[verb](what, by=self.people[act["by"]], at=self.moment_of(day), **details)

    def moment_of(self, day: date) -> datetime:
        """Return the next moment of that day: a few minutes after eight, or after the act before."""
        earliest = max(datetime.combine(day, time(8), UTC), self.latest)
        self.latest = earliest + timedelta(minutes=self.random.randint(2, 25))
        return self.latest

    def invite(self, people: list[dict[str, str]], *, at: datetime) -> dict[str, Person]:
        """Give everybody an account with the password; hashed once, which is as slow as it should be."""
        console, password = accounts.console_person(at=at), make_password(PASSWORD)
        found = {CONSOLE: console}
        for each in people:
            person = accounts.invite(
                each["mailbox"], name=each["name"], language=each["language"], of="", by=console, at=at
            )
            person.password = password
            person.save(update_fields=["password"])
            found[person.email] = person
        return found

    def designate(
        self, mailbox: str, *, by: Person, at: datetime, of: str = "", limited_to: tuple[str, ...] = (), **role: str
    ) -> None:
        accounts.designate(self.people[mailbox], Role(role["as"]), of=of, by=by, at=at, limited_to=limited_to)

    def begun(self, identifier: str, *, by: Person, at: datetime, inside: Draft | None = None) -> Draft:
        document = self.documents[identifier]
        return records.begin(
            document["header"]["schema"],
            government=document.get("government", {}).get("identifier", ""),
            by=by,
            at=at,
            content=document,
            identifier=identifier,
            inside=inside,
        )

    def publish(self, identifier: str, *, by: Person, at: datetime) -> None:
        publishing.publish(self.begun(identifier, by=by, at=at), by=by, at=at, quiet=True)

    def amend(
        self, identifier: str, *, by: Person, at: datetime, answers: dict[str, Any], reason: dict[str, str]
    ) -> None:
        """A permit carries the reason among its own answers, other records beside them."""
        draft = records.reopen(record_of(identifier), by=by, at=at)
        content = draft.content | answers
        if draft.record.schema == "absPermit":
            content |= {"amendmentIntent": 0, "amendmentDescription": reason}
        draft = records.save(draft, content, by=by, at=at)
        publishing.amend(draft, by=by, at=at, reason=reason, quiet=True)

    def revoke(self, identifier: str, *, by: Person, at: datetime, reason: dict[str, str]) -> None:
        publishing.revoke(record_of(identifier), by=by, at=at, reason=reason)

    def withdraw(self, identifier: str, *, by: Person, at: datetime, reason: dict[str, str]) -> None:
        publishing.withdraw(record_of(identifier), by=by, at=at, reason=reason, quiet=True)

    def redact(self, cited: str, *, by: Person, at: datetime, reason: dict[str, str]) -> None:
        identifier, _, revision = cited.partition("@")
        version = record_of(identifier).versions.get(revision=int(revision))
        publishing.redact(version, by=by, at=at, reason=reason)

    def draft(self, identifier: str, *, by: Person, at: datetime, inside: tuple[str, ...] = ()) -> None:
        outer = self.begun(identifier, by=by, at=at)
        for each in inside:
            self.begun(each, by=by, at=at, inside=outer)

    def submit(self, identifier: str, *, by: Person, at: datetime, remark: str) -> None:
        publishing.submit(record_of(identifier).draft, by=by, at=at, remark=remark)

    def return_(self, identifier: str, *, by: Person, at: datetime, reason: str) -> None:
        request = pending_request(record_of(identifier).pk)
        if request is None:
            raise CommandError(f"story.yaml: nothing is requested of {identifier}.")
        publishing.return_(request, by=by, at=at, reason=reason)


def record_of(identifier: str) -> Record:
    return Record.objects.get(identifier=identifier)
