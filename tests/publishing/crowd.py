"""Many people press at the same moment, each on a connection of his own, on a database whose transactions commit."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from django.db import connection, connections

from absch.accounts.models import AuditEntry
from absch.certificates import audit as certificates_audit
from absch.kernel.refusals import Refusal
from absch.publishing.models import Request
from absch.records import audit as records_audit
from absch.records.models import Draft, Version
from absch.transparency import audit as log_audit
from absch.transparency import keys

Deed = Callable[[], Any]
RELATED = {Draft: ("record", "saved_by"), Request: ("record",), Version: ("record",)}


@contextmanager
def a_database_others_can_open(folder: Path) -> Iterator[None]:
    """Give the test a database that several connections may write to.

    The one SQLite keeps in memory is none: it knows no waiting. It is copied into a file, as a registry's own is.
    """
    if connection.vendor != "sqlite":
        yield
        return
    kept, settings = connections["default"], connections.databases["default"]
    name, path = settings["NAME"], folder / "crowd.sqlite3"
    kept.ensure_connection()
    with sqlite3.connect(path) as file:
        kept.connection.backup(file)
    file.close()
    settings["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        settings["NAME"] = name
        connections["default"] = kept


def at_once(*deeds: Deed) -> list[str]:
    """Do all at the same moment and say what came of each: done, the code of the refusal, or the error.

    Afterwards the register, its certificates and the log must be whole.
    """
    outcomes = ["lost"] * len(deeds)
    ready = Barrier(len(deeds))

    def press(place: int, deed: Deed) -> None:
        try:
            connection.ensure_connection()
            ready.wait(timeout=60)
            outcomes[place] = said_by(deed)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=pair, daemon=True) for pair in enumerate(deeds)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=120)
    ensure_whole()
    return outcomes


def attempts_at_once(*deeds: Deed) -> list[str]:
    """Do as `at_once` does with operations: every attempt that was refused is entered, once."""
    entries = AuditEntry.objects.filter(outcome="refused").count()
    outcomes = at_once(*deeds)
    refused = AuditEntry.objects.filter(outcome="refused").count() - entries
    assert refused == len([each for each in outcomes if each != "done"]), outcomes
    return outcomes


def said_by(deed: Deed) -> str:
    try:
        deed()
    except Refusal as refusal:
        return refusal.code
    except Exception as error:  # noqa: BLE001 - the test shows it
        return f"{type(error).__name__}: {error}"
    return "done"


def ensure_whole() -> None:
    """The independent checks find nothing."""
    assert list(records_audit.findings()) == []
    assert list(certificates_audit.findings()) == []
    assert log_audit.findings(public_key=keys.public_key()) == []


def as_read(thing: Any) -> Any:
    """Return the same row as another page has read it."""
    return type(thing).objects.select_related(*RELATED.get(type(thing), ())).get(pk=thing.pk)


def clicks(operation: Callable[..., Any], thing: Any, *, times: int, **more: Any) -> list[Deed]:
    """Return the same button, pressed on as many pages that were all read before."""
    return [partial(operation, as_read(thing), **more) for _ in range(times)]
