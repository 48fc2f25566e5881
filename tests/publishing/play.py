"""The acts as the model plays them: judged by the oracle first, then done in the registry."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from absch.accounts import operations as accounts
from absch.accounts.models import Designation
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from tests.publishing.oracle import Copy, File, Petition
from tests.publishing.oracle_of_seats import Seat
from tests.publishing.stage import CODES, GOVERNMENTS, PEOPLE, ROLES, SCHEMAS, Reading, Stage, document, slots

Actor = tuple[bool, int]  # whether somebody who may, and which of them
Thing = TypeVar("Thing")
REASON = {"en": "It was wrong.", "ar": "كان خطأ"}
BLANK = {"en": "  "}
MOST_FILES = 30  # what is compared after every step


def one_of(found: Iterable[Thing], pick: int, fits: Callable[[Thing], Any]) -> Thing:
    """Choose; mostly one that fits, so that most acts come to something."""
    everything = list(found)
    fitting = [each for each in everything if fits(each)]
    chosen = everything if pick % 6 == 5 or not fitting else fitting
    return chosen[pick % len(chosen)]


class Play:
    """One play: every act comes with who acts and with what."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.oracle = self.stage.oracle
        self.acted: set[str] = set()
        self.about = ""  # what was concerned, as it was before
        for of in GOVERNMENTS:
            self._furnish(of)
        self.stage.counted.clear()

    def _furnish(self, of: str) -> None:
        """Something to begin with: two published records and two drafts."""
        for slot in ("authority-1", "permit-1", "permit-2", "contact-1"):
            file = File(f"{slot}-of-{of}", slot.partition("-")[0], of, "")
            self.begin((True, 0), file, whole=True)
            if slot in ("authority-1", "permit-1"):
                self.publish("publish", (True, 0), self.stage.read(file))

    def who(self, actor: Actor, may: Callable[[str], Any]) -> str:
        is_able, pick = actor
        able = [each for each in PEOPLE if may(each)] if is_able else []
        chosen = (able or PEOPLE)[pick % len(able or PEOPLE)]
        self.acted.add(chosen)
        return chosen

    def for_file(self, actor: Actor, act: str, file: File) -> str:
        self.about = repr(file)
        return self.who(actor, lambda each: not self.oracle.who(each, act, file))

    def file(self, pick: int, fits: Callable[[File], Any]) -> File:
        return one_of(self.oracle.files.values(), pick, fits)

    def unwritten(self, pick: int) -> File:
        """A record to begin, mostly under a name that is free."""
        name, kind, of = one_of(slots(), pick, lambda each: each[0] not in self.oracle.files)
        return File(name, kind, of, "")

    def are_there_copies(self) -> bool:
        return any(each.copy for each in self.oracle.files.values())

    def reading(self, pick: int, is_stale: bool) -> Reading:
        """A working copy as it is now, or as it was read some time ago."""
        if is_stale and self.stage.readings:
            return self.stage.readings[-1 - pick % len(self.stage.readings)]
        copied = [each for each in self.oracle.files.values() if each.copy]
        return self.stage.read(copied[pick % len(copied)])

    def copy(self, *, whole: bool, reason: bool, revokes: bool) -> Copy:
        return Copy(whole, reason, revokes, -1, "", self.stage.now)

    def _together(
        self, act: str, by: str, objections: set[str], operation: Callable[..., Any], *things: Any, **more: Any
    ) -> Any:
        person = self.stage.person(by)
        return self.stage.together(
            act, by, objections, lambda: operation(*things, by=person, at=self.stage.now, **more), about=self.about
        )

    # Drafting.

    def begin(self, actor: Actor, file: File, *, whole: bool) -> None:
        by = file.maker = self._maker(actor, file)
        objections = self.oracle.begin(file, by=by, whole=whole)
        more = {"government": file.government, "identifier": file.name, "content": document(file, whole=whole)}
        self._together("begin", by, objections, records.begin, SCHEMAS[file.kind], **more)

    def _maker(self, actor: Actor, file: File) -> str:
        return self.who(actor, lambda each: not self.oracle.who(each, "draft", _made_by(each, file)))

    def duplicate(self, actor: Actor, source: File) -> None:
        if not source.revisions or len(self.oracle.files) > MOST_FILES:
            return
        version, last = self.stage.record(source).versions.order_by("-revision").first(), source.revisions[-1]
        file = File("", source.kind, source.government, "")
        by = file.maker = self._maker(actor, file)
        place = (source.name, len(source.revisions) - 1)
        objections = self.oracle.begin(file, by=by, whole=last.whole and not last.redacted, begun_from=place)

        def operation(**more: Any) -> Any:
            draft = records.duplicate(version, **more)
            self.oracle.rename(file, draft.record.identifier)
            return draft

        self._together("duplicate", by, objections, operation)

    def open(self, actor: Actor, file: File) -> None:
        by = self.for_file(actor, "draft", file)
        self._together("open", by, self.oracle.open(file, by=by), records.reopen, self.stage.record(file))

    def save(self, actor: Actor, reading: Reading, copy: Copy, *, taking_over: bool) -> None:
        file, by = reading.file, self.for_file(actor, "draft", reading.file)
        content = document(file, whole=copy.whole, reason=copy.reason, revokes=copy.revokes)
        objections = self.oracle.save(file, reading.stamp, by=by, copy=copy, taking_over=taking_over)
        self._together("save", by, objections, records.save, reading.draft, content, taking_over=taking_over)

    def discard(self, actor: Actor, reading: Reading) -> None:
        by = self.for_file(actor, "draft", reading.file)
        objections = self.oracle.discard(reading.file, reading.stamp, by=by)
        self._together("discard", by, objections, records.discard, reading.draft)

    # Deciding.

    def publish(self, act: str, actor: Actor, reading: Reading, *, reason: dict[str, str] | None = None) -> None:
        file, by = reading.file, self.for_file(actor, "decide", reading.file)
        operation = {"publish": publishing.publish, "amend": publishing.amend}.get(act, publishing.carry_out)
        done = "" if act == "carry out" else act
        objections = self.oracle.publish(file, reading.stamp, by=by, act=done, reason=reason == REASON)
        more = {} if done == "publish" else {"reason": reason}
        self._together(act, by, objections, operation, reading.draft, **more)

    def revoke(self, actor: Actor, file: File, *, reason: dict[str, str]) -> None:
        by = self.for_file(actor, "revoke", file)
        objections = self.oracle.revoke(file, by=by, reason=reason == REASON)
        self._together("revoke", by, objections, publishing.revoke, self.stage.record(file), reason=reason)

    def withdraw(self, actor: Actor, file: File, *, reason: dict[str, str], asking: bool) -> None:
        asking = asking and file.kind != "contact"
        by = self.for_file(actor, "ask" if asking else "decide", file)
        act, operation = (
            ("ask to withdraw", publishing.submit_withdrawal) if asking else ("withdraw", publishing.withdraw)
        )
        objections = self.oracle.withdraw(file, by=by, reason=reason == REASON, asking=asking)
        request = self._together(act, by, objections, operation, self.stage.record(file), reason=reason)
        if request and asking:
            self.stage.requests.append((request, self.oracle.petitions[-1]))

    def redact(self, actor: Actor, file: File, place: int, *, reason: dict[str, str]) -> None:
        if not file.revisions:
            return
        by, place = self.for_file(actor, "redact", file), place % len(file.revisions)
        version = self.stage.record(file).versions.get(revision=place + 1)
        objections = self.oracle.redact(file, place, by=by, reason=reason == REASON)
        self._together("redact", by, objections, publishing.redact, version, reason=reason)

    def confirm(self, actor: Actor, file: File) -> None:
        by = self.for_file(actor, "decide", file)
        self._together("confirm", by, self.oracle.confirm(file, by=by), records.confirm, self.stage.record(file))

    # Asking.

    def submit(self, actor: Actor, reading: Reading, *, reason: dict[str, str]) -> None:
        by = self.for_file(actor, "ask", reading.file)
        objections = self.oracle.submit(reading.file, reading.stamp, by=by, reason=reason == REASON)
        request = self._together("submit", by, objections, publishing.submit, reading.draft, reason=reason)
        if request:
            self.stage.requests.append((request, self.oracle.petitions[-1]))

    def petition(self, pick: int) -> tuple[Request, Petition]:
        return one_of(self.stage.requests, pick, lambda each: each[1].state == "pending")

    def approve(self, actor: Actor, pick: int, corrected: Copy | None) -> None:
        request, petition = self.petition(pick)
        more, file = {}, petition.file
        if corrected:
            content = document(file, whole=corrected.whole, reason=corrected.reason, revokes=corrected.revokes)
            more = {"corrected": content}
        by = self.for_file(actor, "answer", file)
        objections = self.oracle.approve(petition, by=by, corrected=corrected)
        self._together("approve", by, objections, publishing.approve, request, **more)

    def send_back(self, actor: Actor, pick: int, *, reason: str) -> None:
        request, petition = self.petition(pick)
        by = self.for_file(actor, "answer", petition.file)
        objections = self.oracle.send_back(petition, by=by, reason=bool(reason.strip()))
        self._together("return", by, objections, publishing.return_, request, reason=reason)

    def recall(self, actor: Actor, pick: int) -> None:
        request, petition = self.petition(pick)
        may = {each for each in PEOPLE if not self.oracle.who(each, "ask", petition.file)}
        by = self.who(actor, lambda each: each == petition.by if pick % 3 else each in may)
        self._together("recall", by, self.oracle.recall(petition, by=by), publishing.recall, request)

    def expire(self, pick: int) -> None:
        request, petition = self.petition(pick)
        if self.oracle.time_is_up(petition):
            self.stage.together("expire", None, set(), lambda: publishing.expire(request, at=self.stage.now))
        else:
            publishing.expire(request, at=self.stage.now)
            self.stage.agreement.check_requests()

    # Designating.

    def designate(self, actor: Actor, seat: Seat) -> None:
        seat.since = today = self.stage.now.date()
        by = seat.granted_by = self._grantor(actor, seat.role, seat.government)
        objections = self.oracle.seats.designate(seat, by=by, on=today)
        until = None if seat.until == date.max else seat.until
        more = {"of": seat.government, "limited_to": [CODES[each] for each in seat.kinds], "until": until}
        person, role = self.stage.person(seat.person), ROLES[seat.role]
        self._seat("designate", by, objections, accounts.designate, person, role, **more)

    def _grantor(self, actor: Actor, role: str, of: str) -> str:
        today = self.stage.now.date()
        return self.who(actor, lambda each: self.oracle.seats.may_grant(each, role, of, on=today))

    def hand_over(self, actor: Actor, of: str, to: str, *, reason: str) -> None:
        by = self._grantor(actor, "authority", of)
        given, today = bool(reason), self.stage.now.date()
        objections = self.oracle.seats.hand_over(of, to, by=by, reason=given, on=today)
        self._seat("hand over", by, objections, accounts.hand_over, of=of, to=self.stage.person(to), reason=reason)

    def name_deputy(self, actor: Actor, seat: Seat, *, wait: int, stays: int) -> None:
        today = self.stage.now.date()
        holder = self.oracle.seats.holder(seat.government, on=today)
        seat.since, seat.until = today + timedelta(days=wait), today + timedelta(days=wait + stays)
        by = seat.granted_by = self.who(actor, lambda each: each == (holder.person if holder else "administrator"))
        objections = self.oracle.seats.name_deputy(seat, by=by, on=today)
        more = {"of": seat.government, "since": seat.since, "until": seat.until}
        self._seat("name deputy", by, objections, accounts.name_deputy, self.stage.person(seat.person), **more)

    def _seat(
        self, act: str, by: str, objections: set[str], operation: Callable[..., Any], *things: Any, **more: Any
    ) -> None:
        if designation := self._together(act, by, objections, operation, *things, **more):
            self.stage.seats.append((designation, self.oracle.seats.all[-1]))

    def seats(self) -> list[tuple[Designation, Seat]]:
        """The designations of countries that have not been ended; the door finds no others."""
        return [each for each in self.stage.seats if each[1].is_open and each[1].government]

    def limit(self, actor: Actor, pick: int, kinds: tuple[str, ...], *, reason: str) -> None:
        designation, seat = one_of(self.seats(), pick, lambda each: each[1].role == "user")
        by, today = self._grantor(actor, seat.role, seat.government), self.stage.now.date()
        objections = self.oracle.seats.limit(seat, kinds, by=by, reason=bool(reason.strip()), on=today)
        codes = [CODES[each] for each in kinds]
        self._seat("limit", by, objections, accounts.limit, designation, to=codes, reason=reason)

    def end(self, actor: Actor, pick: int, *, reason: str) -> None:
        there = self.seats()
        designation, seat = there[pick % len(there)]
        by = self._grantor(actor, seat.role, seat.government)
        objections = self.oracle.seats.end(seat, by=by, reason=bool(reason.strip()), on=self.stage.now.date())
        designation.refresh_from_db()
        self._together("end", by, objections, accounts.end, designation, reason=reason)


def _made_by(person: str, file: File) -> File:
    return File(file.name, file.kind, file.government, person)
