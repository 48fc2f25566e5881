"""What an author keeps confidential lies nowhere in the data folder, in whatever form."""

import pytest

from tests.secrecy.confidences import CONFIDENCES, WORDS
from tests.secrecy.search import found_in

PUBLIC_VERSIONS = """SELECT DISTINCT r.identifier FROM records_version v JOIN records_record r ON r.id = v.record_id"""


def check_that_nothing_is_left(registry):
    """Let the worker come once; then the permits are public, and nothing kept back is anywhere."""
    registry.let("tell")

    published = registry.reader.ask(PUBLIC_VERSIONS)
    assert all(each.permit in published for each in CONFIDENCES)
    assert found_in(registry.folder, WORDS) == []


def words_on_the_disk(registry) -> set[str]:
    return {each.word for each in found_in(registry.folder, WORDS)}


def test_what_is_sent_with_its_flag_reaches_no_disk(registry):
    registry.let("send_with_flags")
    assert words_on_the_disk(registry) == set()

    registry.let("publish")

    check_that_nothing_is_left(registry)


def test_what_was_saved_before_its_flag_was_set_leaves_the_disk(registry):
    registry.let("write_down")
    assert words_on_the_disk(registry) == set(WORDS)  # otherwise nothing would be proved

    registry.let("keep_back", "publish")

    check_that_nothing_is_left(registry)


def test_what_is_typed_into_the_form_beside_its_flag_reaches_no_disk(registry):
    registry.let("tick_in_the_form", types=True)
    assert words_on_the_disk(registry) == set()

    registry.let("publish_in_the_form")

    check_that_nothing_is_left(registry)


def test_what_was_saved_in_the_form_before_its_flag_was_ticked_leaves_the_disk(registry):
    registry.let("write_in_the_form")
    assert words_on_the_disk(registry) == set(WORDS)

    registry.let("tick_in_the_form", "publish_in_the_form")

    check_that_nothing_is_left(registry)


@pytest.mark.parametrize("amends", [False, True])
def test_what_is_imported_with_its_flag_reaches_no_disk(amends, registry):
    registry.let("take_over", amends=amends)

    check_that_nothing_is_left(registry)


# The next two are stories of one short permit: so little is written that SQLite does not empty its log by itself.
ALONE = CONFIDENCES[0]
OF_THE_CONTACT = {ALONE.name, ALONE.mailbox}


def test_what_was_taken_out_before_the_flag_was_set_leaves_the_disk(registry):
    registry.let("write_down", only="en")
    registry.let("take_out", only="en")
    assert words_on_the_disk(registry) == set(ALONE.words)  # in the log of what was written

    registry.let("keep_back", only="en")
    registry.let("tell")

    assert words_on_the_disk(registry) == OF_THE_CONTACT  # it may still be cited


def test_a_contact_that_was_made_inside_a_draft_and_is_cited_nowhere_leaves_the_disk(registry):
    registry.let("write_down", cites=False, only="en")
    registry.let("keep_back", only="en")
    registry.let("tell")
    assert words_on_the_disk(registry) == OF_THE_CONTACT  # it may still be cited

    registry.let("publish", only="en")
    registry.let("tell")

    assert found_in(registry.folder, WORDS) == []


def test_a_draft_that_is_discarded_leaves_the_disk_with_the_contacts_made_inside(registry):
    registry.let("write_down")

    registry.let("discard", "tell")

    assert found_in(registry.folder, WORDS) == []
