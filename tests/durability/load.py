"""Two writers and the worker at work together, until they are killed."""

import os
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from time import sleep
from typing import Any, NoReturn

from absch.kernel.refusals import Refusal
from absch.outbox import worker
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Record, Version
from tests.durability.deeds import REASON, a_registry
from tests.durability.jobs import tell_everything
from tests.durability.station import say
from tests.makers import NOON, a_draft, a_permit_document, authority_of

WRITERS = ("first", "second")


def prepare() -> None:
    a_registry()
    tell_everything(at=NOON)


def work_together(run: int) -> None:
    """Begin three processes of this one's group; they work until they are killed."""
    at = NOON + timedelta(hours=run)
    children = [begin(lambda writer=writer: write(writer, run, at=at)) for writer in WRITERS]
    children.append(begin(lambda: tell(at=at)))
    for child in children:
        os.waitpid(child, 0)


def begin(work: Callable[[], NoReturn]) -> int:
    if child := os.fork():
        return child
    try:
        work()
    finally:
        traceback.print_exc()
        os._exit(1)


def write(writer: str, run: int, *, at: datetime) -> NoReturn:
    """Publish, amend and revoke permits; say of each act when it begins and when it is acknowledged."""
    by = authority_of("ke")
    for turn in count():
        name = f"{writer}-{run}-{turn}-permit"

        say("begun", name, 0)
        draft = a_draft(a_permit_document("ke", identifier=name, dateOfIssuance="2026-03-01"), by=by, at=at)
        say("acknowledged", name, 0)
        attempt(name, 1, publishing.publish, draft, by=by, at=at)
        if turn % 3 == 1:
            attempt(name, 2, amend, name, by=by, at=at)
        if turn % 3 == 2:
            attempt(name, 2, revoke, name, by=by, at=at)


def attempt(name: str, revision: int, act: Callable[..., Version], thing: Any, **how: Any) -> None:
    say("begun", name, revision)
    version = act(thing, **how)
    say("acknowledged", name, version.revision)


def amend(name: str, **how: Any) -> Version:
    draft = records.reopen(Record.objects.get(identifier=name), **how)
    content = draft.content | {"amendmentIntent": 0, "amendmentDescription": REASON}
    return publishing.amend(records.save(draft, content, **how), **how)


def revoke(name: str, **how: Any) -> Version:
    return publishing.revoke(Record.objects.get(identifier=name), reason=REASON, **how)


def tell(*, at: datetime) -> NoReturn:
    while True:
        if not worker.step(at=at):
            sleep(0.005)


def finish(run: int) -> None:
    """Do what the killed worker left, after its leases have ended."""
    tell_everything(at=NOON + timedelta(hours=run, minutes=30))


def resume(names: list[str], run: int) -> None:
    """Publish the drafts that were saved and not published, as their author would."""
    by, at = authority_of("ke"), NOON + timedelta(hours=run, minutes=20)
    for name in names:
        try:
            say(publishing.publish(Record.objects.get(identifier=name).draft, by=by, at=at).number)
        except Refusal as refusal:
            say(refusal.code)
