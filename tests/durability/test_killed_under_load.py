"""Two writers and the worker, killed together at random moments: no acknowledged act is lost, and none is doubled."""

from random import Random

import pytest

from tests.durability import figures
from tests.durability.expected import AUTHORITY, PEOPLE
from tests.durability.ground import Ground
from tests.durability.site import Site, State

pytestmark = pytest.mark.campaign

FULL, SAMPLE = 200, 6
LONGEST = 1.2  # seconds until the kill
# The registry grows with every run; a fresh one is taken now and then, so that its audits stay short.
RUNS_OF_ONE_REGISTRY = 25

REVISIONS = """
    SELECT r.identifier, v.revision FROM records_version v JOIN records_record r ON r.id = v.record_id
    WHERE r.schema = 'absPermit'"""
DRAFTS = """
    SELECT r.identifier, r.latest_revision FROM records_draft d JOIN records_record r ON r.id = d.record_id"""
ACTS = "SELECT kind, version_id FROM records_event"


def test_no_acknowledged_act_is_lost_or_doubled(site, is_campaign):
    random, acknowledged = Random(20261124), 0
    for run in range(FULL if is_campaign else SAMPLE):
        if run % RUNS_OF_ONE_REGISTRY == 0:
            ground = site.copy(site.founded)
            site.done("load:prepare", ground)
            known: set[tuple[str, int]] = set()
        said = site.run("load:work_together", ground, run=run, kill_after=random.uniform(0.05, LONGEST)).said

        begun = {(name, revision) for what, name, revision in said if what == "begun"}
        done = {(name, revision) for what, name, revision in said if what == "acknowledged"}
        acknowledged += len(done)
        known = check_what_is_there(site, ground, known=known, begun=begun, done=done)
        known |= publish_what_was_only_drafted(site, ground, run)
        site.done("load:finish", ground, run=run)
        check_what_was_told(site, ground)

        figures.count("killed under load")
    figures.count("acts acknowledged under load, all found once", acknowledged)
    assert acknowledged > run  # it was a load


def check_what_is_there(
    site: Site, ground: Ground, *, known: set[tuple[str, int]], begun: set[tuple[str, int]], done: set[tuple[str, int]]
) -> set[tuple[str, int]]:
    """Compare versions and drafts with what the writers said; return (name, revision) of all versions."""
    with site.engine.opened(ground) as connection:
        versions = connection.execute(REVISIONS).fetchall()
        drafts = {name for name, _revision in connection.execute(DRAFTS).fetchall()}

    assert len(versions) == len(set(versions))  # none is doubled
    new = set(versions) - known
    assert known <= set(versions)  # what was there before the crash is still there
    assert {each for each in done if each[1]} <= new <= begun  # what was acknowledged is there, and nothing unasked
    assert {name for name, revision in done if revision == 0} <= drafts | {name for name, _ in new}
    assert site.state_of(ground).wrong == []
    assert site.flaws_of(ground) == []
    return set(versions)


def publish_what_was_only_drafted(site: Site, ground: Ground, run: int) -> set[tuple[str, int]]:
    with site.engine.opened(ground) as connection:
        names = [name for name, revision in connection.execute(DRAFTS).fetchall() if revision == 0]

    numbers = site.done("load:resume", ground, names=names, run=run)

    assert all(number.startswith("ABSCH-IRCC-KE-") and number.endswith("-1") for (number,) in numbers)
    assert len({number for (number,) in numbers}) == len(names)
    return {(name, 1) for name in names}


def check_what_was_told(site: Site, ground: Ground) -> None:
    """Every act was told once to the authority by letter, and once to the others of the government."""
    state: State = site.state_of(ground)
    with site.engine.opened(ground) as connection:
        acts = connection.execute(ACTS).fetchall()

    permits = [kind for kind, _version in acts][1:]  # the first event is the authority's own
    assert state.told.waiting == []
    assert state.wrong == []
    assert state.told.letters == sorted((f"certificate.{kind}", AUTHORITY) for kind in permits)
    assert state.told.notifications == sorted((f"record.{kind}", each) for kind, _ in acts for each in PEOPLE)
    assert site.letters_in(ground) == len(state.told.letters)
    assert "Traceback" not in site.log_of(ground)
