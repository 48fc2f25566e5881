"""Twenty people do anything in any order; what the registry does is what the rules say, after every step.

`ABSCH_CAMPAIGN=full` plays five thousand acts, others each time; the ordinary run is a small sample, always the same.
"""

import os
from collections import Counter
from datetime import timedelta
from time import monotonic

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from tests.publishing.oracle_of_seats import Seat
from tests.publishing.play import BLANK, REASON, Play
from tests.publishing.stage import GOVERNMENTS, PEOPLE

IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
EXAMPLES, STEPS = (90, 100) if IS_FULL else (25, 60)

picks = st.sampled_from(range(60))
# Three times out of four somebody who may; else anybody.
actors = st.tuples(st.sampled_from((True, True, True, False)), st.sampled_from(range(len(PEOPLE))))
mostly, rarely = st.sampled_from((True,) * 5 + (False,)), st.sampled_from((False,) * 5 + (True,))
reasons = mostly.map(lambda is_given: REASON if is_given else BLANK)
governments, people = st.sampled_from(GOVERNMENTS), st.sampled_from(PEOPLE)
days, minutes = st.sampled_from((0, 0, 1, 9, 40, 85)), st.sampled_from((1, 10, 31, 60))


def often(**weights: int) -> st.SearchStrategy[str]:
    """One of the words, each as often as its weight says."""
    return st.sampled_from([word.replace("_", " ") for word, weight in weights.items() for _ in range(weight)])


class Registry(RuleBasedStateMachine):
    """What may happen next."""

    played: Counter[str] = Counter()
    acted: set[str] = set()

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.play = Play()

    def teardown(self) -> None:
        try:
            self.play.stage.agreement.check_at_the_end()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)
        Registry.played += self.play.stage.counted
        Registry.acted |= self.play.acted

    @rule(days=days, minutes=minutes)
    def time_moves(self, days, minutes):
        self.play.stage.move(timedelta(days=days, minutes=minutes))

    @rule(actor=actors, pick=picks, how=often(slot=3, duplicate=1), whole=mostly)
    def begin(self, actor, pick, how, whole):
        if how == "slot":
            self.play.begin(actor, self.play.unwritten(pick), whole=whole)
        else:
            self.play.duplicate(actor, self.play.file(pick, lambda each: each.revisions))

    @rule(actor=actors, pick=picks)
    def open(self, actor, pick):
        self.play.open(actor, self.play.file(pick, lambda each: each.revisions and not each.copy and not each.ended))

    @precondition(lambda self: self.play.are_there_copies())
    @rule(actor=actors, pick=picks, stale=rarely, how=often(save=6, discard=1), whole=mostly, reason=mostly,
          revokes=rarely, taking_over=st.booleans())  # fmt: skip
    def write(self, actor, pick, stale, how, whole, reason, revokes, taking_over):
        reading = self.play.reading(pick, stale)
        if how == "discard":
            self.play.discard(actor, reading)
        else:
            copy = self.play.copy(whole=whole, reason=reason, revokes=revokes)
            self.play.save(actor, reading, copy, taking_over=taking_over)

    @precondition(lambda self: self.play.are_there_copies())
    @rule(actor=actors, pick=picks, stale=rarely, how=often(carry_out=2, publish=1, amend=1), reason=reasons)
    def publish(self, actor, pick, stale, how, reason):
        self.play.publish(how, actor, self.play.reading(pick, stale), reason=reason)

    @rule(actor=actors, pick=picks, how=often(revoke=1, withdraw=1, ask_to_withdraw=3, redact=1, confirm=1),
          place=picks, reason=reasons)  # fmt: skip
    def decide(self, actor, pick, how, place, reason):
        file = self.play.file(pick, lambda each: each.revisions and not each.ended and fits(how, each))
        if how == "confirm":
            self.play.confirm(actor, file)
        elif how == "redact":
            self.play.redact(actor, file, place, reason=reason)
        elif how == "revoke":
            self.play.revoke(actor, file, reason=reason)
        else:
            self.play.withdraw(actor, file, reason=reason, asking=how.startswith("ask"))

    @precondition(lambda self: self.play.are_there_copies())
    @rule(actor=actors, pick=picks, stale=rarely, reason=reasons)
    def submit(self, actor, pick, stale, reason):
        self.play.submit(actor, self.play.reading(pick, stale), reason=reason)

    @precondition(lambda self: self.play.stage.requests)
    @rule(actor=actors, pick=picks, how=often(approve=2, approve_with_changes=1, send_back=2, recall=2, expire=2),
          whole=mostly, reason=mostly, revokes=rarely)  # fmt: skip
    def answer(self, actor, pick, how, whole, reason, revokes):
        if how == "approve":
            self.play.approve(actor, pick, None)
        elif how == "approve with changes":
            self.play.approve(actor, pick, self.play.copy(whole=whole, reason=reason, revokes=revokes))
        elif how == "send back":
            self.play.send_back(actor, pick, reason="Ask the ministry." if reason else " ")
        elif how == "recall":
            self.play.recall(actor, pick)
        else:
            self.play.expire(pick)

    @rule(actor=actors, person=people, of=governments, limited=rarely, wait=st.sampled_from((0, 5)),
          how=often(user=3, user_for_some_days=1, authority=1, focal_point=1, hand_over=2, deputy=2),
          stays=st.sampled_from((-1, 0, 30)), reason=mostly)  # fmt: skip
    def designate(self, actor, person, of, how, limited, wait, stays, reason):
        if how == "hand over":
            self.play.hand_over(actor, of, person, reason="She retires." if reason else "")
        elif how == "deputy":
            self.play.name_deputy(actor, Seat(person, "authority", of, deputy=True), wait=wait, stays=stays)
        else:
            seat = Seat(person, how.removesuffix(" for some days"), of)
            seat.kinds = ("permit",) if limited and seat.role == "user" else ()
            if how != seat.role:
                seat.until = self.play.stage.now.date() + timedelta(days=stays)
            self.play.designate(actor, seat)

    @precondition(lambda self: self.play.seats())
    @rule(actor=actors, pick=picks, kinds=st.sampled_from(((), ("permit",), ("authority", "contact"))), reason=mostly)
    def limit(self, actor, pick, kinds, reason):
        self.play.limit(actor, pick, kinds, reason="He writes others." if reason else " ")

    @precondition(lambda self: len(self.play.seats()) > 3 * len(GOVERNMENTS))
    @rule(actor=actors, pick=picks, reason=mostly)
    def end(self, actor, pick, reason):
        self.play.end(actor, pick, reason="He has left." if reason else " ")


def fits(how, file):
    """Whether the act is one for records of that kind."""
    return how in ("confirm", "redact") or (how == "revoke") == (file.kind == "permit")


@pytest.mark.campaign
def test_what_the_registry_does_is_what_the_rules_say(db, capsys):
    Registry.played, Registry.acted, began = Counter(), set(), monotonic()
    run = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        derandomize=not IS_FULL,
        deadline=None,
        database=None,
        print_blob=IS_FULL,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(Registry, settings=run)

    acts = sum(Registry.played.values())
    if IS_FULL:
        with capsys.disabled():
            report(acts, monotonic() - began)
    assert acts >= (5000 if IS_FULL else 250)
    assert len(Registry.acted) >= (20 if IS_FULL else 15)
    if IS_FULL:
        done = {each.partition(":")[0] for each in Registry.played if each.endswith(": done")}
        assert {"begin", "save", "open", "submit", "approve", "carry out", "revoke", "designate"} <= done


def report(acts, seconds):
    for act in sorted({each.partition(":")[0] for each in Registry.played}):
        said = [(each.partition(": ")[2], many) for each, many in Registry.played.items() if each.startswith(f"{act}:")]
        print(f"\n{act}: " + ", ".join(f"{many} {word}" for word, many in sorted(said)), end="")
    print(f"\n{acts} acts by {len(Registry.acted)} people in {seconds:.0f} s")
