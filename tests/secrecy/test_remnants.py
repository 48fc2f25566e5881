"""SQLite leaves copies of what was deleted: in its write-ahead log, and in pages whose rows were moved elsewhere."""

import os
from pathlib import Path
from time import monotonic

import pytest

from tests.secrecy.confidences import WORDS
from tests.secrecy.gaps import plant_in_gaps
from tests.secrecy.search import found_in

WIPES = "SELECT DISTINCT problem, told_at IS NULL FROM outbox_announcement WHERE what = 'draft.wiped'"
WORD = "copy-left-in-a-gap"
SOME_DAYS = 60 * 24 * 4  # minutes
# In these histories, copies stayed in the pages of the drafts as long as those were not written anew.
TELLING = (37, 43)
SEEDS = range(60) if os.environ.get("ABSCH_CAMPAIGN") == "full" else TELLING


def test_a_copy_in_a_gap_between_drafts_leaves_the_disk_with_the_next_wipe(registry):
    registry.let("write_down")
    registry.let("keep_back", only="en")
    registry.let("tell")
    assert plant_in_gaps(registry.database, "records_draft", WORD) > 1
    assert found_in(registry.folder, [WORD]) != []

    registry.let("keep_back", only="ar")
    registry.let("tell")

    assert found_in(registry.folder, [WORD]) == []


def test_a_copy_in_a_gap_between_versions_leaves_the_disk_with_a_redaction(registry):
    registry.let("publish_too_much", of="redaction")
    registry.let("tell")
    registry.let("write_down")
    registry.let("keep_back")
    registry.let("tell")
    assert plant_in_gaps(registry.database, "records_version", WORD) > 1
    assert found_in(registry.folder, [WORD]) != []

    registry.let("redact", of="redaction")
    registry.let("tell")

    assert found_in(registry.folder, [WORD]) == []
    assert registry.wrong() == []


@pytest.mark.campaign
@pytest.mark.parametrize("seed", SEEDS)
def test_no_copy_stays_in_the_pages_among_which_drafts_were_moved(seed, registry):
    ((drafts,),) = registry.let("scribble", seed=seed, drafts=60, savings=360)
    secrets = [f"secretofdraft-{each[-3:]}" for each in drafts]
    assert len(secrets) > 30
    assert those_in(registry.folder, secrets) == secrets

    registry.let("keep_back_some", every=1)
    registry.let("tell")

    assert those_in(registry.folder, secrets) == []


def those_in(folder: Path, words: list[str]) -> list[str]:
    """Return which of these words stand in the files as they are."""
    files = b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    return [each for each in words if each.encode() in files]


def test_drafts_are_as_they_were_when_the_secret_of_one_has_left_the_disk(registry):
    registry.let("scribble", seed=1, drafts=20, savings=80)
    kept = "SELECT * FROM records_draft WHERE content NOT LIKE '%Confidential%' ORDER BY id"
    registry.let("keep_back_some", every=7)
    before = registry.rows(kept)

    registry.let("tell")

    assert len(before) > 5
    assert registry.rows(kept) == before


def test_a_secret_that_somebody_is_still_reading_leaves_the_disk_when_he_is_done(registry):
    registry.let("write_down")
    registry.reader.ask("BEGIN")
    registry.reader.ask("SELECT count(*) FROM records_draft")
    registry.let("keep_back")
    began = monotonic()

    registry.let("tell")

    assert monotonic() - began < 15  # it gives way soon, and not after the 20 s that writers wait
    assert registry.rows(WIPES) == [("StillRead", 1)]
    assert found_in(registry.folder, WORDS) != []

    registry.reader.ask("COMMIT")
    registry.let("tell", minutes=SOME_DAYS)

    assert registry.rows(WIPES) == [("", 0)]
    assert found_in(registry.folder, WORDS) == []
