"""What the tests of this folder have counted, printed when they are done."""

from collections import Counter

FIGURES: Counter[str] = Counter()


def count(what: str, many: int = 1) -> None:
    FIGURES[what] += many


def lines() -> list[str]:
    return [f"{what}: {many}" for what, many in FIGURES.items()]
