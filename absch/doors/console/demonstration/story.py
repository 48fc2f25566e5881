"""One act after the other, each in its office and at its time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.management.base import CommandError

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.doors.console.demonstration.rows import Act, Figures, Invited
from absch.doors.console.demonstration.words import read
from absch.publishing import operations as publishing
from absch.publishing.queries import pending_request
from absch.records import operations as records
from absch.records.models import Draft, Record

PASSWORD = "Nagoya-2010-demo"  # noqa: S105 - the same everywhere, and written in the documentation
CONSOLE = "console"
OPENED_AT = datetime(2014, 10, 13, 7, tzinfo=UTC)


class Story:
    """Carries out one act after the other, each in its office and at its time."""

    def __init__(self, folder: Path, *, at: datetime, seed: int) -> None:
        self.filled_on, self.random, self.latest = at.date(), Random(seed), datetime.min.replace(tzinfo=UTC)  # noqa: S311
        figures = Figures(folder)
        self.documents = {each["header"]["identifier"]: each for each in figures.documents()}
        for path in sorted((folder / "documents").glob("*.yaml")):
            self.documents |= {each["header"]["identifier"]: self.dated(each) for each in read(path)["documents"]}
        self.acts = sorted([*figures.acts(), *read(folder / "story.yaml")], key=self.day_of)
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
        documented: list[Invited] = read(folder / "people.yaml")
        self.documented = [each["mailbox"] for each in documented]
        self.people = self.invite([*documented, *figures.people(self.focal_points())], at=OPENED_AT)

    def replay_all(self) -> None:
        for act in self.acts:
            self.replay(act)

    def day_of(self, act: Act) -> date:
        day: date | None = act.get("day")
        return day or self.filled_on - timedelta(days=act["days_before"])

    def dated(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return the document with its dates; one may count from the day on which the registry is filled."""
        counted = {
            wire: said["days_after"]
            for wire, said in document.items()
            if isinstance(said, dict) and set(said) == {"days_after"}
        }
        return document | {wire: (self.filled_on + timedelta(days=days)).isoformat() for wire, days in counted.items()}

    def focal_points(self) -> dict[str, str]:
        """Return, by government, who its focal point is, where the record names a person."""
        found = [each for each in self.documents.values() if each["header"]["schema"] == "focalPoint"]
        firsts = [each for each in found if each["header"]["identifier"].endswith("-01") and "lastName" in each]
        return {each["government"]["identifier"]: f"{each['firstName']} {each['lastName']}" for each in firsts}

    def replay(self, act: Act) -> None:
        """Carry out an act as story.yaml has it."""
        verb, day = next(each for each in self.verbs if each in act), self.day_of(act)
        details = {each: said for each, said in act.items() if each not in (verb, "day", "days_before", "by")}
        for what in act[verb] if isinstance(act[verb], list) else [act[verb]]:
            self.verbs[verb](what, by=self.people[act["by"]], at=self.moment_of(day), **details)

    def moment_of(self, day: date) -> datetime:
        """Return the next moment of that day: a few minutes after eight, or after the act before."""
        earliest = max(datetime.combine(day, time(8), UTC), self.latest)
        self.latest = earliest + timedelta(minutes=self.random.randint(2, 25))
        return self.latest

    def invite(self, people: list[Invited], *, at: datetime) -> dict[str, Person]:
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
