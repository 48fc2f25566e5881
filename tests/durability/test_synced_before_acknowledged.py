"""What is acknowledged is on the disk: a power cut right afterwards would not take it back."""

from pathlib import Path

import pytest

from tests.durability import expected, figures
from tests.durability.ground import Ground
from tests.durability.scene import Scene
from tests.durability.tracing import Call, calls_in, watching

CALLS = "pwrite64,write,fsync,fdatasync"


def acts_traced(scene: Scene, ground: Ground, to: Path) -> list[Call]:
    """Do the act under strace and return its calls up to the acknowledgement, which comes last."""
    ended = scene.site.station.alone(
        "tests.durability.jobs:perform",
        *ground,
        under=watching(CALLS, to),
        deed=scene.deed,
        remembered=scene.remembered,
    )
    assert ended.said[0] == ["acknowledged", expected.NUMBERS[scene.deed]]
    calls = calls_in(to)
    acknowledged = next(place for place, call in enumerate(calls) if b'["acknowledged"' in call.brought)
    return calls[: acknowledged + 1]


@pytest.mark.parametrize("deed", ["publish", "amend", "revoke", "approve"])
def test_the_last_write_of_an_act_is_synced_before_the_acknowledgement(deed, site, tmp_path):
    scene = Scene(deed, site)
    ground = site.copy(scene.prepared)

    calls = acts_traced(scene, ground, tmp_path / "trace")

    log = str(ground.folder / "absch.sqlite3-wal")
    writes = [place for place, call in enumerate(calls) if call.name == "pwrite64" and call.path == log]
    syncs = [place for place, call in enumerate(calls) if call.syncs and call.path == log]
    assert len(writes) > 10  # the act, page by page
    assert syncs, "the log was not synced at all"
    assert writes[-1] < syncs[-1] < len(calls) - 1
    # The name of the new log file is as durable as its bytes.
    assert any(call.syncs and call.path == str(ground.folder) for call in calls)


def test_what_was_synced_by_the_acknowledgement_holds_the_whole_act(site, tmp_path):
    scene = Scene("publish", site)
    acted, after_the_power_cut = site.copy(scene.prepared), site.copy(scene.prepared)

    calls = acts_traced(scene, acted, tmp_path / "trace")
    keep_what_was_synced(calls, acted, after_the_power_cut)

    assert scene.happened(site.state_of(after_the_power_cut))
    scene.check_what_follows(after_the_power_cut, is_done=True)


def keep_what_was_synced(calls: list[Call], acted: Ground, to: Ground) -> None:
    """Write into the copy what was written to each file before it was last synced, and nothing else."""
    for name in ("absch.sqlite3", "absch.sqlite3-wal"):
        path = str(acted.folder / name)
        synced = [place for place, call in enumerate(calls) if call.syncs and call.path == path]
        written = [call for call in calls[: synced[-1] if synced else 0] if call.name == "pwrite64"]
        with (to.folder / name).open("r+b" if (to.folder / name).exists() else "w+b") as file:
            for call in written:
                if call.path == path:
                    file.seek(int(call.last))
                    file.write(call.brought)


@pytest.mark.campaign
def test_an_act_killed_between_two_writes_of_its_commit_happened_wholly_or_not_at_all(site, tmp_path, is_campaign):
    scene = Scene("publish", site)
    calls = acts_traced(scene, site.copy(scene.prepared), tmp_path / "trace")
    writes = [call for call in calls if call.name == "pwrite64" or call.syncs]

    done = []
    for number in range(1, len(writes) + 2, 1 if is_campaign else len(writes) // 2):
        ground = site.copy(scene.prepared)
        kill = "inject=pwrite64,fsync,fdatasync:signal=KILL:when="
        ended = site.station.alone(
            "tests.durability.jobs:perform",
            *ground,
            under=watching(CALLS, tmp_path / "killed", "-e", f"{kill}{number}"),
            deed="publish",
            remembered=scene.remembered,
        )
        done.append(scene.happened(site.state_of(ground)))

        assert ended.was_killed, f"before write or sync {number}"
        assert done[-1] or not ended.said  # acknowledged means done
        scene.check_what_follows(ground, is_done=done[-1])
        site.drop(ground)
        figures.count("killed at a write or sync of a commit")
    # Nothing, as long as the last page was not written; once everything, always everything.
    assert not done[0]
    assert done == sorted(done)
