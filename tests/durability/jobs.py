"""What fresh processes do for the tests of this folder."""

from datetime import timedelta

from django.core.management import call_command

from absch.doors.console.verification import findings
from absch.kernel.refusals import Refusal
from absch.outbox import worker
from tests.conftest import load_reference
from tests.durability.deeds import DEEDS, Remembered
from tests.durability.killing import killing
from tests.durability.station import say
from tests.makers import NOON

# The worker comes after the longest lease has run out, so that a crashed one's work is free again.
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


def tell(kill_at: int = 0, side: str = "before") -> None:
    """Work until nothing is due."""
    with killing(kill_at, side) as statements:
        tell_everything()
    say(statements.passed)


def tell_everything() -> None:
    while worker.step(at=LATER):
        pass


def audit() -> None:
    """Say all that log, register and certificates find wrong."""
    say([f"{each.what}: {each.where}" for each in findings()])
