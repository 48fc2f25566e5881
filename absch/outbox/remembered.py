"""Names that every page needs and that seldom change, kept in the memory of each process."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar

from absch.outbox.models import Pulse
from absch.outbox.queries import pulse

Answer = TypeVar("Answer")

_remembered: dict[Hashable, tuple[Hashable, Any]] = {}


def recall(what: Hashable, stamp: Hashable, read: Callable[[], Answer]) -> Answer:
    """Return what was read under that stamp, and read it anew under another.

    The answer is shared by all who ask in this process: nobody may change it.
    """
    kept = _remembered.get(what)
    if kept is None or kept[0] != stamp:
        kept = _remembered[what] = (stamp, read())
    answer: Answer = kept[1]
    return answer


def remembered(read: Callable[[], Answer]) -> Callable[[], Answer]:
    """Ask `read` anew only after the pulse of names has beaten, as everything that changes a name lets it.

    The answer is shared by all who ask in this process: nobody may change it.
    """

    @wraps(read)
    def recalled() -> Answer:
        # Taken before reading: what changes meanwhile is at worst read once more.
        return recall(read, pulse(Pulse.Of.NAMES), read)

    return recalled


def forget() -> None:
    """Remember nothing any more: for whoever takes back a beat, as a test does with its transaction."""
    _remembered.clear()
