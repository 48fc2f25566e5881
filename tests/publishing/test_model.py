"""Twenty people do anything in any order; what the registry does is what the rules say, after every step.

`ABSCH_CAMPAIGN=full` runs five thousand steps; the ordinary run is a small sample, the same each time.
"""

import os
from collections import Counter
from datetime import timedelta
from time import monotonic

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from absch.accounts import operations as accounts
from absch.publishing import operations as publishing
from absch.records import operations as records
from tests.publishing.oracle import File, Petition
from tests.publishing.oracle_of_seats import Seat
from tests.publishing.stage import CODES, GOVERNMENTS, OF_NONE, PEOPLE, ROLES, SCHEMAS, Reading, Stage, document, slots

IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
EXAMPLES, STEPS = (50, 100) if IS_FULL else (12, 50)

# Most often somebody acts who may; else anybody.
actors = st.one_of(*[st.sampled_from(("authority", "focal point", "user", "maker"))] * 3, st.sampled_from(PEOPLE))
picks = st.integers(0, 60)
mostly = st.sampled_from((True, True, True, True, False))
rarely = st.sampled_from((False, False, False, False, True))
governments = st.sampled_from(GOVERNMENTS)
moves = st.sampled_from((1, 10, 31, 60, 24 * 60, 24 * 60 * 9, 24 * 60 * 40, 24 * 60 * 85))
REASON = {"en": "It was wrong.", "ar": "كان خطأ"}
BLANK = {"en": "  "}


class Registry(RuleBasedStateMachine):
    """The acts. Each is judged by the oracle, then done in the registry."""

    played: Counter[str] = Counter()
    acted: set[str] = set()

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.stage = Stage()
        self.oracle = self.stage.oracle
        for of in GOVERNMENTS:
            self.begin(f"authority of {of}", (f"authority-1-of-{of}", "authority", of), True)
            self.carry_out(len(self.stage.files) - 1, f"authority of {of}", True, False)

    def teardown(self) -> None:
        self.stage.agreement.check_at_the_end()
        Registry.played += self.stage.counted
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    # Whom and what a step concerns.

    def who(self, actor: str, file: File) -> str:
        if actor == "maker":
            actor = file.maker
        elif actor not in PEOPLE:
            seats = [each for each in self.oracle.seats.all if (each.role, each.government) == (actor, file.government)]
            seats = [each for each in seats if each.is_open and each.since <= self.stage.now.date() <= each.until]
            actor = seats[-1].person if seats else f"{actor} of {file.government or 'ke'}"
        Registry.acted.add(actor)
        return actor

    def file(self, pick: int, *, with_copy: bool | None = None, kind: str = "") -> File | None:
        """Choose a record; mostly of those that fit, so that most acts come to something."""
        files = list(self.oracle.files.values())
        fitting = [each for each in files if with_copy in (None, each.copy is not None) and kind in ("", each.kind)]
        fitting = [each for each in fitting if not each.ended] or fitting
        chosen = files if pick % 7 == 6 or not fitting else fitting
        return chosen[pick % len(chosen)] if chosen else None

    def reading(self, pick: int, is_stale: bool) -> Reading | None:
        """A working copy as it is now, or as it was read some time ago."""
        if is_stale and self.stage.readings:
            return self.stage.readings[-1 - pick % len(self.stage.readings)]
        file = self.file(pick, with_copy=True)
        return self.stage.read(file) if file and file.copy else None

    # Drafting.

    @rule(actor=actors, slot=st.sampled_from(slots()), whole=mostly)
    def begin(self, actor, slot, whole):
        name, kind, of = slot
        file = File(name, kind, of, "")
        by = file.maker = self.who("user" if actor == "maker" else actor, file)
        objections = self.oracle.begin(file, by=by, whole=whole)
        content, person = document(file, whole=whole), self.stage.person(by)
        self.stage.together("begin", by, objections, lambda: records.begin(
            SCHEMAS[kind], government=of, by=person, at=self.stage.now, content=content, identifier=name
        ))  # fmt: skip
        if not objections:
            self.stage.files.append(file)

    @rule(pick=picks, actor=actors)
    def duplicate(self, pick, actor):
        source = self.file(pick, with_copy=False)
        if source is None or not source.revisions or len(self.oracle.files) > 25:
            return
        version = self.stage.record(source).versions.order_by("-revision").first()
        last, file = source.revisions[-1], File("", source.kind, source.government, "")
        by = file.maker = self.who(actor, source)
        objections = self.oracle.begin(file, by=by, whole=last.whole and not last.redacted)
        person = self.stage.person(by)
        draft = self.stage.together("duplicate", by, objections, lambda: self._duplicate(version, file, person))
        if draft:
            self.stage.files.append(file)

    def _duplicate(self, version, file, person):
        draft = records.duplicate(version.read(), government=file.government, by=person, at=self.stage.now)
        if "" in self.oracle.files:
            file.name = draft.record.identifier
            self.oracle.files[file.name] = self.oracle.files.pop("")
        return draft

    @rule(pick=picks, actor=actors, is_stale=rarely, whole=mostly, reason=mostly, revokes=rarely, taking_over=st.booleans())
    def save(self, pick, actor, is_stale, whole, reason, revokes, taking_over):
        if reading := self.reading(pick, is_stale):
            by, file = self.who(actor, reading.file), reading.file
            copy = self.stage.copy(whole=whole, reason=reason, revokes=revokes)
            objections = self.oracle.save(file, reading.stamp, by=by, copy=copy, taking_over=taking_over)
            content, person = document(file, whole=whole, reason=reason, revokes=revokes), self.stage.person(by)
            self.stage.together("save", by, objections, lambda: records.save(
                reading.draft, content, by=person, at=self.stage.now, taking_over=taking_over
            ))  # fmt: skip

    @rule(pick=picks, actor=actors)
    def open(self, pick, actor):
        file = self.file(pick, with_copy=False)
        if file and not self._awaits_withdrawal(file):
            by = self.who(actor, file)
            objections, person = self.oracle.open(file, by=by), self.stage.person(by)
            record = self.stage.record(file)
            self.stage.together("open", by, objections, lambda: records.reopen(record, by=person, at=self.stage.now))

    def _awaits_withdrawal(self, file: File) -> bool:
        petition = self.oracle.pending(file)
        return bool(petition and petition.act == "withdraw")

    @rule(pick=picks, actor=actors, is_stale=rarely, really=rarely)
    def discard(self, pick, actor, is_stale, really):
        if really and (reading := self.reading(pick, is_stale)):
            by = self.who(actor, reading.file)
            objections, person = self.oracle.discard(reading.file, reading.stamp, by=by), self.stage.person(by)
            self.stage.together("discard", by, objections, lambda: records.discard(
                reading.draft, by=person, at=self.stage.now
            ))  # fmt: skip

    # Deciding.

    @rule(pick=picks, actor=actors, reason=mostly, is_stale=rarely)
    def carry_out(self, pick, actor, reason, is_stale):
        self._publish("carry out", publishing.carry_out, pick, actor, reason, is_stale)

    @rule(pick=picks, actor=actors, is_stale=rarely)
    def publish(self, pick, actor, is_stale):
        self._publish("publish", publishing.publish, pick, actor, None, is_stale)

    def _publish(self, act, operation, pick, actor, reason, is_stale):
        if reading := self.reading(pick, is_stale):
            by, file = self.who(actor, reading.file), reading.file
            given = {} if reason is None else {"reason": REASON if reason else BLANK}
            objections = self.oracle.publish(
                file, reading.stamp, by=by, act="" if act == "carry out" else act, reason=bool(reason)
            )
            person = self.stage.person(by)
            self.stage.together(act, by, objections, lambda: operation(
                reading.draft, by=person, at=self.stage.now, **given
            ))  # fmt: skip

    @rule(pick=picks, actor=actors, reason=mostly, really=rarely)
    def revoke(self, pick, actor, reason, really):
        file = self.file(pick, kind="permit")
        if file and really:
            by = self.who(actor, file)
            objections = self.oracle.revoke(file, by=by, reason=reason)
            self._on_record("revoke", publishing.revoke, file, by, objections, reason=REASON if reason else None)

    @rule(pick=picks, actor=actors, reason=mostly, asking=mostly)
    def withdraw(self, pick, actor, reason, asking):
        file = self.file(pick, with_copy=False, kind=("contact", "authority", "")[pick % 3])
        if file and file.name not in ("authority-1-of-ke", "authority-1-of-us"):
            by = self.who(actor, file)
            objections = self.oracle.withdraw(file, by=by, reason=reason, asking=asking)
            operation = publishing.submit_withdrawal if asking else publishing.withdraw
            act = "ask to withdraw" if asking else "withdraw"
            request = self._on_record(act, operation, file, by, objections, reason=REASON if reason else BLANK)
            if request and asking:
                self.stage.requests.append((request, self.oracle.petitions[-1]))

    @rule(pick=picks, actor=actors)
    def confirm(self, pick, actor):
        if file := self.file(pick):
            by = self.who(actor, file)
            self._on_record("confirm", records.confirm, file, by, self.oracle.confirm(file, by=by))

    def _on_record(self, act, operation, file, by, objections, **more):
        record, person = self.stage.record(file), self.stage.person(by)
        return self.stage.together(act, by, objections, lambda: operation(record, by=person, at=self.stage.now, **more))

    @rule(pick=picks, actor=actors, reason=mostly, really=rarely)
    def redact(self, pick, actor, reason, really):
        file = self.file(pick)
        if file and file.revisions and really:
            place, by = pick % len(file.revisions), self.who(actor, file)
            version = self.stage.record(file).versions.get(revision=place + 1)
            objections, person = self.oracle.redact(file, place, by=by, reason=reason), self.stage.person(by)
            self.stage.together("redact", by, objections, lambda: publishing.redact(
                version, by=person, at=self.stage.now, reason=REASON if reason else None
            ))  # fmt: skip

    # Asking.

    @rule(pick=picks, actor=actors, reason=mostly, is_stale=rarely)
    def submit(self, pick, actor, reason, is_stale):
        if reading := self.reading(pick, is_stale):
            by = self.who(actor, reading.file)
            objections = self.oracle.submit(reading.file, reading.stamp, by=by, reason=reason)
            person = self.stage.person(by)
            request = self.stage.together("submit", by, objections, lambda: publishing.submit(
                reading.draft, by=person, at=self.stage.now, reason=REASON if reason else BLANK
            ))  # fmt: skip
            if request:
                self.stage.requests.append((request, self.oracle.petitions[-1]))

    def petition(self, pick):
        """One of the requests; mostly one that is pending."""
        pending = [each for each in self.stage.requests if each[1].state == "pending"]
        chosen = self.stage.requests if pick % 7 == 6 or not pending else pending
        return chosen[pick % len(chosen)] if chosen else (None, None)

    def _decide(self, act, operation, pick, actor, judge, **more):
        request, petition = self.petition(pick)
        if request:
            by = petition.by if actor == "maker" else self.who(actor, petition.file)
            objections, person = judge(petition, by), self.stage.person(by)
            self.stage.together(act, by, objections, lambda: operation(
                request, by=person, at=self.stage.now, **more
            ))  # fmt: skip
            self.stage.agreement.check_request(request, petition)

    @rule(pick=picks, actor=actors)
    def approve(self, pick, actor):
        self._decide("approve", publishing.approve, pick, actor, lambda petition, by: self.oracle.approve(
            petition, by=by, corrected=None
        ))  # fmt: skip

    @rule(pick=picks, actor=actors, whole=mostly, reason=mostly, revokes=rarely)
    def approve_with_changes(self, pick, actor, whole, reason, revokes):
        _request, petition = self.petition(pick)
        if petition and not petition.file.gone:
            copy = self.stage.copy(whole=whole, reason=reason, revokes=revokes)
            content = document(petition.file, whole=whole, reason=reason, revokes=revokes)
            self._decide("approve", publishing.approve, pick, actor, lambda petition, by: self.oracle.approve(
                petition, by=by, corrected=copy
            ), corrected=content)  # fmt: skip

    @rule(pick=picks, actor=actors, reason=mostly)
    def send_back(self, pick, actor, reason):
        self._decide("return", publishing.return_, pick, actor, lambda petition, by: self.oracle.send_back(
            petition, by=by, reason=reason
        ), reason="Ask them." if reason else " ")  # fmt: skip

    @rule(pick=picks, actor=actors)
    def recall(self, pick, actor):
        self._decide("recall", publishing.recall, pick, actor, lambda petition, by: self.oracle.recall(petition, by=by))

    @rule(minutes=moves)
    def time_moves(self, minutes):
        self.stage.move(timedelta(minutes=minutes))

    @rule()
    def requests_expire(self):
        for request, petition in self.stage.requests:
            if self.oracle.time_is_up(petition):
                self.stage.together("expire", None, set(), lambda it=request: publishing.expire(it, at=self.stage.now))
            else:
                publishing.expire(request, at=self.stage.now)
                self.stage.agreement.check_requests()

    # Designating.

    @rule(person=st.sampled_from(PEOPLE), role=st.sampled_from(("authority", "user", "user", "focal point")),
          of=governments, actor=actors, limited=rarely)  # fmt: skip
    def designate(self, person, role, of, actor, limited):
        by, today = self.who(actor, File("", "", of, "administrator")), self.stage.now.date()
        seat = Seat(person, role, of, ("permit",) if limited and role == "user" else (), since=today, granted_by=by)
        objections = self.oracle.seats.designate(seat, by=by, on=today)
        self._seat("designate", by, seat, objections, lambda people: accounts.designate(
            people[person], ROLES[role], of=of, by=people[by], at=self.stage.now, limited_to=[CODES[it] for it in seat.kinds]
        ))  # fmt: skip

    @rule(of=governments, to=st.sampled_from(PEOPLE), actor=actors, reason=mostly, really=rarely)
    def hand_over(self, of, to, actor, reason, really):
        if really:
            by, today = self.who(actor, File("", "", of, "administrator")), self.stage.now.date()
            objections = self.oracle.seats.hand_over(of, to, by=by, reason=reason, on=today)
            seat = self.oracle.seats.all[-1]
            self._seat("hand over", by, seat, objections, lambda people: accounts.hand_over(
                of=of, to=people[to], by=people[by], at=self.stage.now, reason="He retires." if reason else ""
            ))  # fmt: skip

    @rule(person=st.sampled_from(PEOPLE), of=governments, actor=actors, wait=st.sampled_from((0, 5)),
          days=st.sampled_from((-1, 0, 30)))  # fmt: skip
    def name_deputy(self, person, of, actor, wait, days):
        by, today = self.who(actor, File("", "", of, "administrator")), self.stage.now.date()
        since, until = today + timedelta(days=wait), today + timedelta(days=wait + days)
        seat = Seat(person, "authority", of, deputy=True, since=since, until=until, granted_by=by)
        objections = self.oracle.seats.name_deputy(seat, by=by, on=today)
        self._seat("name deputy", by, seat, objections, lambda people: accounts.name_deputy(
            people[person], of=of, since=since, until=until, by=people[by], at=self.stage.now
        ))  # fmt: skip

    def _seat(self, act, by, seat, objections, deed):
        people = {name: self.stage.person(name) for name in {by, seat.person, *PEOPLE}}
        if designation := self.stage.together(act, by, objections, lambda: deed(people)):
            self.stage.seats.append((designation, seat))

    @rule(pick=picks, actor=actors, reason=mostly, really=rarely)
    def end(self, pick, actor, reason, really):
        there = [each for each in self.stage.seats if each[1].is_open and each[1].government]
        if really and there:
            designation, seat = there[pick % len(there)]
            by = self.who(actor, File("", "", seat.government, "administrator"))
            objections = self.oracle.seats.end(seat, by=by, reason=reason, on=self.stage.now.date())
            designation.refresh_from_db()
            person = self.stage.person(by)
            self.stage.together("end", by, objections, lambda: accounts.end(
                designation, by=person, at=self.stage.now, reason="He has left." if reason else " "
            ))  # fmt: skip


@pytest.mark.campaign
def test_what_the_registry_does_is_what_the_rules_say(db, capsys):
    Registry.played, Registry.acted, began = Counter(), set(), monotonic()

    run_state_machine_as_test(Registry, settings=settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        derandomize=not IS_FULL,
        deadline=None,
        database=None,
        phases=[Phase.generate] if os.environ.get("NOSHRINK") else list(Phase),
        print_blob=IS_FULL,
        suppress_health_check=list(HealthCheck),
    ))  # fmt: skip

    done = {each.partition(":")[0] for each in Registry.played if each.endswith(": done")}
    assert {"begin", "save", "open", "submit", "approve", "carry out"} <= done
    assert set(OF_NONE) & Registry.acted
    if IS_FULL or os.environ.get("NOSHRINK"):
        report(capsys, monotonic() - began)


def report(capsys, seconds):
    acts = sorted({each.partition(":")[0] for each in Registry.played})
    with capsys.disabled():
        for act in acts:
            said = {each.partition(": ")[2]: many for each, many in Registry.played.items() if each.startswith(f"{act}:")}
            print(f"\n{act}: {said}", end="")
        print(f"\n{sum(Registry.played.values())} acts by {len(Registry.acted)} people in {seconds:.0f} s")
