"""Every row of `tests/expected/lifecycle.json`: which act is lawful in which state, where it leads, what refuses it."""

from typing import NamedTuple

import pytest
from django.db import transaction

from absch.accounts.models import AuditEntry
from absch.kernel.refusals import Refusal
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Event
from absch.transparency import queries as log
from tests.makers import NOON, authority_of, focal_point_of
from tests.publishing.acts import ACTS, Attempt, NothingAtHand, happen_before, next_version
from tests.publishing.scene import (
    HOURS_LATER,
    IDENTIFIERS,
    contact_casts,
    national_casts,
    stand,
    state_of,
    what_is_kept,
)
from tests.world import expected

NOTHING = "nothing at hand"
REFUSALS = (
    "not-revocable",
    "not-withdrawable",
    "nothing-to-decide",
    "locked",
    "revoked-is-final",
    "withdrawn-is-final",
)


class Called(NamedTuple):
    """Where the expectations and our code call the same "no" by two names."""

    expected: str
    ours: str
    kinds: str
    acts: str
    why: str


NATIONAL, ANY = "permit authority", "permit authority contact"
BY_ANOTHER_NAME = (
    Called("locked", "draft-exists", "authority contact", "submit withdrawal, withdraw",
           "What stands in the way is a working copy: ours tells that from a request."),
    Called("locked", "already-requested", "authority", "submit withdrawal, withdraw",
           "What stands in the way is a request: a second one is refused by its own name."),
    Called("nothing-to-decide", "not-yet-published", ANY, "amend",
           "There is a working copy, but no version it would follow."),
    Called("locked", "draft-requested", "permit authority", "redact",
           "The version itself is not locked: what stands in the way is a draft, and its name is said."),
    Called("not-revocable", "not-yet-published", "permit", "revoke", "A permit without version."),
    Called("not-withdrawable", "not-yet-published", "authority contact", "withdraw, submit withdrawal",
           "A record without version."),
    Called("not-yours", "not-designated", "contact", "save, publish, amend, withdraw",
           "Whether by office or by having made it: one rule answers for contacts, with one refusal."),
    Called("nothing-to-decide", "not-designated", "contact", "submit, submit withdrawal",
           "A contact has no requests: nobody is designated to make one."),
    Called("not-revocable", "not-designated", "contact", "revoke", "Nobody is designated to revoke a contact."),
    Called("withdrawn-is-final", "not-designated", "contact", "revoke, submit withdrawal",
           "As before, whatever the contact's state."),
    Called("withdrawn-is-final", "not-revocable", "authority", "revoke",
           "What is no certificate is not revoked, whatever its state."),
)  # fmt: skip


class Row(NamedTuple):
    kind: str
    cast: int
    start: str
    act: str
    by: str
    given: str
    to: str
    refusal: str


def rows() -> list[Row]:
    """The rows: what is lawful once for every cast of people, what is refused for one of them in turn."""
    found = []
    for kind in ("permit", "authority", "contact"):
        for place, each in enumerate(expected("lifecycle.json")[kind]):
            says = (each["from"], each["act"], each["by"], each.get("given", ""))
            ends = (each.get("to", ""), each.get("refusal", ""))
            casts = range(3) if each.get("to") else (place % 3,)
            found += [Row(kind, cast, *says, *ends) for cast in casts]
    return found


def name_of(row: Row) -> str:
    return f"{row.kind} {row.cast + 1}: {row.start} | {row.act} | {row.by} {row.given}".strip()


def attempt_of(row: Row) -> Attempt:
    """Set the row up; its people are those of the row's cast."""
    people = (contact_casts if row.kind == "contact" else national_casts)()[row.cast]
    maker = people.get("maker") or people["drafter"]
    people |= {"requester": maker if row.kind != "contact" else people["owner"]}
    standing = stand(
        row.kind,
        row.start,
        by=maker,
        decider=people["decider"],
        next_version=next_version(row.kind, row.act, row.given),
    )
    attempt = Attempt(row.act, standing, people.get(row.by), row.given)
    happen_before(attempt, people.get("owner") or people["drafter"])
    return attempt


def outcome_of(attempt: Attempt) -> str:
    try:
        attempt.do()
    except Refusal as refusal:
        return refusal.code
    except NothingAtHand:
        return NOTHING
    return "done"


def outcome_undone(row: Row) -> str:
    with transaction.atomic():
        outcome = outcome_of(attempt_of(row))
        transaction.set_rollback(True)
    return outcome


def is_the_same(row: Row, ours: str) -> bool:
    if ours == NOTHING:
        return row.refusal in REFUSALS and state_of(IDENTIFIERS[row.kind]) == row.start
    return ours == row.refusal or any(
        (each.expected, each.ours) == (row.refusal, ours)
        and row.kind in each.kinds.split()
        and row.act in each.acts.split(", ")
        for each in BY_ANOTHER_NAME
    )


@pytest.mark.parametrize("row", [each for each in rows() if each.to], ids=name_of)
def test_a_lawful_act_leads_where_it_should(db, row):
    attempt = attempt_of(row)
    events, leaves = Event.objects.count(), log.size()

    outcome = outcome_of(attempt)

    assert (outcome, state_of(IDENTIFIERS[row.kind])) == ("done", row.to)
    public = int(row.act in {"publish", "amend", "approve", "approve with changes", "revoke", "withdraw", "redact"})
    assert (Event.objects.count() - events, log.size() - leaves) == (public, public)


@pytest.mark.parametrize("row", [each for each in rows() if each.refusal], ids=name_of)
def test_an_unlawful_act_is_refused_and_changes_nothing(db, row):
    attempt = attempt_of(row)
    kept, entries = what_is_kept(), AuditEntry.objects.count()

    outcome = outcome_of(attempt)

    assert is_the_same(row, outcome), f"refused as {outcome}"
    assert what_is_kept() == kept
    entered = AuditEntry.objects.order_by("pk")[entries:]
    told = [(each.person, each.outcome, each.code) for each in entered]
    assert told == ([] if outcome == NOTHING else [(attempt.by, "refused", outcome)])


@pytest.mark.parametrize("called", BY_ANOTHER_NAME, ids=lambda called: f"{called.expected} is {called.ours}")
def test_every_second_name_is_needed(db, called):
    concerned = [
        each
        for each in rows()
        if each.refusal == called.expected and each.kind in called.kinds.split() and each.act in called.acts.split(", ")
    ]

    assert called.ours in {outcome_undone(each) for each in concerned}


FINAL = [("permit", "revoked"), ("authority", "withdrawn"), ("contact", "withdrawn")]


@pytest.mark.parametrize(("kind", "state"), FINAL)
def test_where_there_is_no_working_copy_any_more_none_can_be_opened(db, kind, state):
    by = authority_of("ke")
    standing = stand(kind, state, by=by, decider=by, next_version={})

    with pytest.raises(Refusal) as refusal:
        records.reopen(standing.record, by=by, at=HOURS_LATER)

    assert refusal.value.code == f"{state}-is-final"


@pytest.mark.parametrize("kind", ["permit", "authority", "contact"])
@pytest.mark.parametrize("state", expected("lifecycle.json")["states"])
def test_whoever_lacks_the_designation_is_refused_before_anything_else_is_looked_at(db, kind, state):
    if state not in {each["from"] for each in expected("lifecycle.json")[kind]}:
        pytest.skip("A record of this kind is never in that state.")
    by, strangers = authority_of("ke"), (authority_of("pe"), focal_point_of("us"))
    standing = stand(kind, state, by=by, decider=by, next_version=next_version(kind, "", ""))
    kept = what_is_kept()

    outcomes = {
        (act, stranger.email): outcome_of(Attempt(act, standing, stranger))
        for act in ACTS
        if act != "expire" and (act, state) != ("save", "no record")
        for stranger in strangers
    }

    assert set(outcomes.values()) <= {"not-designated", NOTHING}
    assert what_is_kept() == kept


def test_expiry_before_its_day_changes_nothing(db):
    by = authority_of("ke")
    standing = stand("permit", "draft, request pending", by=by, decider=by, next_version={})
    kept = what_is_kept()

    publishing.expire(standing.request, at=NOON.replace(month=5, day=25, hour=11))

    assert what_is_kept() == kept
    assert not Announcement.objects.filter(what="request.expired").exists()
