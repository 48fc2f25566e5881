"""Acts that need several rows take them in one order: whoever waits, waits for somebody who does not wait for him.

On PostgreSQL alone: SQLite lets one act write at a time. A third hand holds a row, so that two acts meet in the middle.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model

from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Event, Record, Version
from tests.makers import (
    NOON,
    a_contact_document,
    a_permit,
    a_permit_draft,
    administrator,
    authority_of,
    authorized_user_of,
)
from tests.publishing.crowd import as_read, attempts_at_once, ensure_whole, said_by

LATER = NOON + timedelta(hours=1)
REASON = {"en": "The dates were wrong."}
LONGEST_WAIT = 30  # seconds
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one act write at a time.")


def a_permit_with_a_contact_of_no_government(place=0):
    """The draft of a permit of Kenya that cites a contact made inside it by the Secretariat."""
    by, name = administrator(), f"contact-inside-{place}"
    draft = a_permit_draft("ke", identifier=f"permit-number-{place}", by=authority_of("ke"))
    content = a_contact_document(identifier=name)
    records.begin("contact", government="", by=by, at=NOON, content=content, identifier=name, inside=draft)
    holder = {"entitiesToWhomPICGranted": [{"identifier": name}], "entitiesToWhomPICGrantedConfidential": False}
    return records.save(draft, draft.content | holder, by=authority_of("ke"), at=NOON)


def a_next_version(identifier, **answers):
    draft = records.reopen(Record.objects.get(identifier=identifier), by=authority_of("ke"), at=NOON)
    return records.save(draft, draft.content | answers, by=authority_of("ke"), at=NOON)


@contextmanager
def held(model: type[Model], **which: Any) -> Iterator[None]:
    """Keep a row from everybody else for a while."""
    with transaction.atomic():
        model._default_manager.select_for_update(of=("self",)).get(**which)
        yield


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(WAITING)
        return cursor.fetchone()[0]


def on_a_connection_of_its_own(deed: Callable[[], Any]) -> str:
    try:
        return said_by(deed)
    finally:
        connection.close()


def met_in_the_middle(first: Callable[[], Any], second: Callable[[], Any], **held_row: Any) -> list[str]:
    """Let the first act come to the row that is held, the second as far as it comes; then let the row go."""
    with ThreadPoolExecutor(2) as hands:
        acts: list[Future[str]] = []
        with held(held_row.pop("model"), **held_row):
            for many, deed in enumerate((first, second), 1):
                acts.append(hands.submit(on_a_connection_of_its_own, deed))
                ends = monotonic() + LONGEST_WAIT
                while waiting() < many and not acts[-1].done() and monotonic() < ends:
                    sleep(0.02)
            assert not acts[0].done()
        wait(acts, LONGEST_WAIT)
        outcomes = [each.result(LONGEST_WAIT) for each in acts]
    ensure_whole()
    return outcomes


def test_a_permit_with_a_contact_of_no_government_and_an_amendment_of_its_country(shared):
    """The one enters an event of the Secretariat's and one of Kenya's, the other one of Kenya's; both need the log."""
    permit = a_permit_with_a_contact_of_no_government()
    office = a_next_version("authority-of-ke")
    publish = partial(publishing.publish, as_read(permit), by=authority_of("ke"), at=LATER)
    amend = partial(publishing.amend, as_read(office), by=authority_of("ke"), at=LATER, reason=REASON)

    outcomes = met_in_the_middle(publish, amend, model=Record, identifier="permit-number-0")

    assert outcomes == ["done", "done"]
    assert sorted(Event.objects.values_list("owner", "kind")) == [
        ("KE", "amend"),
        ("KE", "publish"),
        ("KE", "publish"),
        ("SCBD", "publish"),
    ]


def test_a_permit_with_a_contact_made_inside_and_that_contact_by_itself(shared):
    """The one takes the permit's draft, then the contact's, then a number; the other the contact's, then a number."""
    permit = a_permit_with_a_contact_of_no_government()
    contact = Draft.objects.get(record__identifier="contact-inside-0")
    together = partial(publishing.publish, as_read(permit), by=authority_of("ke"), at=LATER)
    alone = partial(publishing.publish, as_read(contact), by=administrator(), at=LATER)

    outcomes = met_in_the_middle(together, alone, model=Record, identifier="contact-inside-0")

    assert outcomes == ["done", "overtaken"]
    assert Version.objects.filter(record__identifier="contact-inside-0").count() == 1


def test_a_contact_published_by_itself_first_is_not_published_again_with_the_permit(shared):
    permit = a_permit_with_a_contact_of_no_government()
    contact = Draft.objects.get(record__identifier="contact-inside-0")
    alone = partial(publishing.publish, as_read(contact), by=administrator(), at=LATER)
    together = partial(publishing.publish, as_read(permit), by=authority_of("ke"), at=LATER)

    outcomes = met_in_the_middle(alone, together, model=Record, identifier="contact-inside-0")

    assert outcomes == ["done", "done"]
    assert Version.objects.filter(record__identifier="contact-inside-0").count() == 1


def test_many_such_permits_beside_amendments_of_the_country_and_of_the_contacts(shared):
    first = publishing.publish(a_permit_with_a_contact_of_no_government(), by=authority_of("ke"), at=NOON)
    permits = [a_permit_with_a_contact_of_no_government(place) for place in range(1, 6)]
    contact = records.reopen(Record.objects.get(identifier="contact-inside-0"), by=administrator(), at=NOON)
    drafts = [a_next_version("authority-of-ke"), a_next_version(first.record.identifier, amendmentDescription=REASON)]
    deeds = [partial(publishing.publish, as_read(each), by=authority_of("ke"), at=LATER) for each in permits]
    deeds += [
        partial(publishing.amend, as_read(each), by=authority_of("ke"), at=LATER, reason=REASON) for each in drafts
    ]
    deeds.append(partial(publishing.amend, as_read(contact), by=administrator(), at=LATER, reason=REASON))

    assert attempts_at_once(*deeds) == ["done"] * 8


def test_an_amendment_and_the_redaction_of_what_it_began_from(shared):
    version = a_permit("ke")
    draft = a_next_version("permit-example", amendmentDescription=REASON)
    amend = partial(publishing.amend, as_read(draft), by=authority_of("ke"), at=LATER)
    redact = partial(publishing.redact, as_read(version), by=administrator(), at=LATER, reason=REASON)

    outcomes = met_in_the_middle(amend, redact, model=Record, identifier="permit-example")

    assert outcomes == ["done", "overtaken"]


@pytest.mark.parametrize("begin", ["reopen", "duplicate"])
def test_a_draft_begun_while_its_version_is_redacted_takes_nothing_over(shared, begin):
    version = a_permit("ke", subjectMatter={"en": "Secret seeds"})
    redact = partial(publishing.redact, as_read(version), by=authority_of("ke"), at=LATER, reason=REASON)
    thing = as_read(version) if begin == "duplicate" else as_read(version).record
    begun = partial(getattr(records, begin), thing, by=authorized_user_of("ke"), at=LATER)

    outcomes = met_in_the_middle(redact, begun, model=Version, pk=version.pk)

    assert outcomes == ["done", "done"]
    assert "Secret" not in str(Draft.objects.get().content)
