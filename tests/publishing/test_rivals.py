"""Two hands on one record at the same moment: one wins, or both in an order that is lawful."""

from datetime import timedelta
from functools import partial

import pytest

from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Counter, Draft, Event, Record, Version
from tests.makers import (
    NOON,
    a_permit,
    a_permit_draft,
    a_version,
    administrator,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)
from tests.publishing.crowd import as_read, attempts_at_once

ROUNDS = range(6)
LATER = NOON + timedelta(hours=1)
REASON = {"en": "The dates were wrong."}


def test_of_two_editors_one_saves_and_the_other_must_read_again_and_wait_or_take_over(shared):
    draft = a_permit_draft(of="ke")
    people = (authorized_user_of("ke"), focal_point_of("ke"))
    edits = [as_read(draft).content | {"title": {"en": f"By {person.name}"}} for person in people]

    outcomes = attempts_at_once(
        *[
            partial(records.save, as_read(draft), edit, by=person, at=LATER)
            for person, edit in zip(people, edits, strict=True)
        ]
    )

    loser = outcomes.index("overtaken")
    again = partial(records.save, as_read(draft), edits[loser], by=people[loser], at=LATER + timedelta(minutes=1))
    assert sorted(outcomes) == ["done", "overtaken"]
    assert as_read(draft).content == edits[1 - loser]
    assert attempts_at_once(again) == ["held"]
    assert attempts_at_once(partial(again, taking_over=True)) == ["done"]
    assert as_read(draft).content == edits[loser]


@pytest.mark.parametrize("round_", ROUNDS)
def test_who_saves_while_publication_is_requested_is_too_late_or_the_request_is(shared, round_):
    draft, by = a_permit_draft(of="ke"), authorized_user_of("ke")
    content = draft.content | {"title": {"en": "Saved meanwhile"}}
    deeds = (
        partial(records.save, as_read(draft), content, by=by, at=LATER),
        partial(publishing.submit, as_read(draft), by=focal_point_of("ke"), at=LATER),
    )

    saved, submitted = attempts_at_once(*deeds)

    assert (saved, submitted) in {("done", "overtaken"), ("locked", "done")}
    assert bool(as_read(draft).lock) == (submitted == "done")


RIVALS = {
    "recall": lambda request: partial(publishing.recall, request, by=authorized_user_of("ke"), at=LATER),
    "return": lambda request: partial(publishing.return_, request, by=administrator(), at=LATER, reason="Ask them."),
    "expire": lambda request: partial(publishing.expire, request, at=NOON + timedelta(days=84)),
}
ENDS = {"recall": "recalled", "return": "returned", "expire": "expired"}


@pytest.mark.parametrize("rival", RIVALS)
@pytest.mark.parametrize("round_", ROUNDS)
def test_a_request_is_closed_in_one_way_only(shared, rival, round_):
    request = publishing.submit(a_permit_draft(of="ke"), by=authorized_user_of("ke"), at=NOON)
    approve = partial(publishing.approve, as_read(request), by=authority_of("ke"), at=LATER)

    approved, other = attempts_at_once(approve, RIVALS[rival](as_read(request)))

    is_approved = approved == "done"
    assert {approved, other} <= {"done", "nothing-to-decide"}
    assert (approved, other) != ("nothing-to-decide", "nothing-to-decide")
    assert rival == "expire" or (approved, other) != ("done", "done")
    assert as_read(request).state == ("approved" if is_approved else ENDS[rival])
    assert Version.objects.filter(record=request.record).exists() is is_approved


@pytest.mark.parametrize("round_", ROUNDS)
def test_what_is_revoked_is_not_amended_afterwards(shared, round_):
    version = a_permit(of="ke")
    draft = records.reopen(version.record, by=authority_of("ke"), at=NOON)
    content = draft.content | {"amendmentDescription": REASON}
    draft = records.save(draft, content, by=authority_of("ke"), at=NOON)
    revoke = partial(publishing.revoke, as_read(version.record), by=administrator(), at=LATER, reason=REASON)
    amend = partial(publishing.amend, as_read(draft), by=authority_of("ke"), at=LATER)

    revoked, amended = attempts_at_once(revoke, amend)

    kinds = [each.kind for each in version.record.versions.order_by("revision")]
    assert (revoked, amended, kinds) in [
        ("done", "overtaken", ["publish", "revoke"]),
        ("done", "done", ["publish", "amend", "revoke"]),
        ("overtaken", "done", ["publish", "amend"]),  # the draft that was to go with it has become a version
    ]
    assert not Draft.objects.exists()


@pytest.mark.parametrize("round_", ROUNDS)
def test_what_is_withdrawn_is_not_opened_any_more(shared, round_):
    record = a_version(an_authority_document("ke")).record
    withdraw = partial(publishing.withdraw, as_read(record), by=authority_of("ke"), at=LATER, reason=REASON)
    reopen = partial(records.reopen, as_read(record), by=authorized_user_of("ke"), at=LATER)

    outcomes = tuple(attempts_at_once(withdraw, reopen))

    assert outcomes in {("done", "withdrawn-is-final"), ("draft-exists", "done")}


def test_records_published_at_once_get_numbers_and_counts_of_their_own(shared):
    deeds = []
    for of in ("ke", "pe", "us"):
        a_permit_draft(of=of, identifier=f"permit-first-of-{of}")
        for place in range(6):
            draft = a_permit_draft(of=of, identifier=f"permit-{place}-of-{of}")
            deeds.append(partial(publishing.publish, as_read(draft), by=authority_of(of), at=LATER))
    before = Counter.objects.get(name="document").value

    outcomes = attempts_at_once(*deeds)

    assert outcomes == ["done"] * 18
    numbers = (
        Record.objects.filter(document_id__gt=before).order_by("document_id").values_list("document_id", flat=True)
    )
    assert list(numbers) == list(range(before + 1, before + 19))
    for of in ("KE", "PE", "US"):
        counts = Event.objects.filter(owner=of).order_by("count").values_list("count", flat=True)
        assert list(counts) == list(range(1, 8))
