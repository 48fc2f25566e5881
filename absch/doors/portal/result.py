"""The result of a list, counted, and its rows as machines read them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from absch.certificates.queries import STATE_WORDS, State
from absch.certificates.verification.answers import RANKS, FileState
from absch.certificates.verification.receipts import Line


@dataclass(frozen=True)
class Count:
    state: State
    count: int

    @property
    def word(self) -> str:
        return str(STATE_WORDS[self.state])


@dataclass(frozen=True)
class Result:
    """How many rows there are of each state today, the worst first, and how many changed since the receipt."""

    total: int
    holding: int
    held: int
    altered: int
    changed: int
    counts: Sequence[Count]
    on: date

    @classmethod
    def of(cls, lines: Sequence[Line], *, on: date) -> Self:
        ours = [line for line in lines if line.now.file in ("", FileState.AUTHENTIC)]
        counted = Counter(line.now.state for line in ours)
        return cls(
            total=len(lines),
            holding=sum(line.now.holds for line in lines),
            held=sum(line.then.holds for line in lines),
            altered=len(lines) - len(ours),
            changed=sum(line.is_changed for line in lines),
            counts=[Count(state, counted[state]) for state in RANKS if counted[state]],
            on=on,
        )


def row_as_json(line: Line) -> dict[str, Any]:
    now = line.now
    row: dict[str, Any] = {
        "row": line.place,
        "asked": now.asked,
        "number": now.number,
        "status": now.state,
        "status_then": line.then.state,
        "changed": line.is_changed,
        "published_on": now.published_on or None,
        "expires_on": now.expires_on or None,
        "ended_on": now.ended_on or None,
        "reason": now.reason,
        "latest": now.latest or None,
        "near": list(now.near),
    }
    if now.file:
        row["file"] = {
            "state": now.file,
            "sha256": now.digest,
            "made_as": now.made_as or None,
            "made_on": now.made_on or None,
        }
    return row
