"""An act that is killed at any statement has happened wholly or not at all, and can then be done, once."""

import pytest

from tests.durability import expected, figures
from tests.durability.killing import COMMIT
from tests.durability.scene import Scene

pytestmark = pytest.mark.campaign

DEEDS = ["publish", "amend", "revoke", "approve"]
SAMPLE = 16  # of so many statements, one is tried outside the campaign


def points(statements: list[str], *, all_of_them: bool) -> list[tuple[int, str]]:
    """Return (number, side) of the statements at which to kill: always those around the commit."""
    every = [(number, side) for number in range(1, len(statements) + 1) for side in ("before", "after")]
    last = [(len(statements), "before"), (len(statements), "after")]
    return every if all_of_them else [*every[1 : -2 : SAMPLE * 2 - 1], *last]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_killed_act_happened_wholly_or_not_at_all(deed, site, is_campaign):
    scene = Scene(deed, site)
    statements = scene.statements()
    assert statements.index(COMMIT) == len(statements) - 1  # one transaction, and nothing after it

    for number, side in points(statements, all_of_them=is_campaign):
        ground = site.copy(scene.prepared)
        ended = scene.act(ground, kill_at=number, side=side)

        is_committed = (number, side) == (len(statements), "after")
        assert ended.was_killed, f"killed {side} statement {number}, {statements[number - 1]}"
        assert ended.said == []  # nothing was acknowledged
        assert scene.happened(site.state_of(ground)) is is_committed
        scene.check_what_follows(ground, is_done=is_committed)
        site.drop(ground)
        figures.count(f"killed at a statement, {deed}")


@pytest.mark.parametrize("deed", DEEDS)
def test_an_acknowledged_act_is_found_by_whoever_opens_the_database_next(deed, site):
    scene = Scene(deed, site)
    ground = site.copy(scene.prepared)

    ended = scene.act(ground)

    assert ended.said[0] == ["acknowledged", expected.NUMBERS[deed]]
    assert scene.happened(site.state_of(ground))
    scene.check_what_follows(ground, is_done=True)


def test_a_killed_worker_leaves_nothing_untold_and_tells_nothing_twice(site, is_campaign):
    scene = Scene("approve", site)
    approved = site.copy(scene.prepared)
    scene.act(approved)
    ((statements,),) = site.done("jobs:tell", site.copy(approved))

    for number, side in points(statements, all_of_them=is_campaign):
        ground = site.copy(approved)
        ended = site.run("jobs:tell", ground, kill_at=number, side=side)
        scene.tell(ground, hours=2)

        assert ended.was_killed, f"killed {side} statement {number}, {statements[number - 1]}"
        scene.check_what_was_told(ground)
        site.drop(ground)
        figures.count("killed at a statement, the worker")
