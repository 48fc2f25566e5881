"""What fresh processes do for the tests of this folder."""

import subprocess
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import connection

from absch.doors.console.verification import findings
from absch.kernel.refusals import Refusal
from absch.outbox import worker
from tests.conftest import load_reference
from tests.durability.deeds import DEEDS, Remembered
from tests.durability.killing import killing
from tests.durability.station import say
from tests.makers import NOON

LATER = NOON + timedelta(hours=1)


def found() -> None:
    """Found a registry: tables, terms and countries."""
    call_command("migrate", verbosity=0, interactive=False)
    load_reference()


def prepare(deed: str) -> None:
    """Make what stands before the deed; what was announced by then is told."""
    remembered = DEEDS[deed].prepare()
    tell_everything()
    say(remembered)


def perform(deed: str, remembered: Remembered, kill_at: int = 0, side: str = "before") -> None:
    with killing(kill_at, side) as statements:
        version = DEEDS[deed].do(remembered)
    say("acknowledged", version.number)
    say(statements.passed)


def perform_again(deed: str, remembered: Remembered) -> None:
    """Press the same button again: either it is done now, or refused because it was done before."""
    try:
        say("done", DEEDS[deed].do(remembered).number)
    except Refusal as refusal:
        say("refused", refusal.code)


def tell(hours: int = 1, kill_at: int = 0, side: str = "before") -> None:
    """Work until nothing is due, so many hours after the act."""
    with killing(kill_at, side) as statements:
        tell_everything(at=NOON + timedelta(hours=hours))
    say(statements.passed)


def tell_everything(*, at: datetime = LATER) -> None:
    while worker.step(at=at):
        pass


def audit() -> None:
    """Say all that log, register and certificates find wrong."""
    say([f"{each.what}: {each.where}" for each in findings()])


def perform_watched(deed: str, remembered: Remembered, watcher: list[str]) -> None:
    """Perform while the server's process that works for us is watched."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    with subprocess.Popen([*watcher, "-p", str(backend)], stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr
        assert "attached" in watching.stderr.readline()
        try:
            perform(deed, remembered)
        finally:
            watching.terminate()
