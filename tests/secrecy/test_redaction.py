"""What a version said is nowhere once it is redacted: neither its texts nor its reasons, in whatever form."""

from tests.secrecy.confidences import INDISCREET_WORDS, INDISCRETIONS
from tests.secrecy.search import found_in

AMINA = ["amina@example.org", "Otieno"]
PERMITS = "(SELECT id FROM records_record WHERE identifier LIKE 'indiscreet%')"


def published_told_and_read(registry) -> None:
    registry.let("publish_too_much", of="redaction")
    registry.let("tell")
    registry.let("read_everything", of="redaction")


def test_what_a_version_said_is_nowhere_once_it_is_redacted(registry):
    published_told_and_read(registry)
    assert {each.word for each in found_in(registry.folder, INDISCREET_WORDS)} == set(INDISCREET_WORDS)

    registry.let("redact", of="redaction")
    registry.let("tell")

    assert found_in(registry.folder, INDISCREET_WORDS) == []


def test_nor_is_it_in_the_drafts_that_began_from_it(registry):
    registry.let("publish_too_much_and_go_on_with_it", of="redaction")
    registry.let("tell")
    drafts = "SELECT count(*) FROM records_draft"
    said = [word for told in INDISCRETIONS for word in (told.title, told.subject, told.link, told.reason, told.later)]
    assert registry.rows(drafts) == [(6,)]
    assert {each.word for each in found_in(registry.folder, said)} == set(said)

    registry.let("redact", of="redaction")
    registry.let("tell")

    assert registry.rows(drafts) == [(0,)]
    assert found_in(registry.folder, said) == []
    assert registry.wrong() == []


def test_a_redacted_version_keeps_number_hash_leaf_and_notice_and_cites_nothing(registry):
    published_told_and_read(registry)

    registry.let("redact", of="redaction")
    registry.let("tell")

    versions = f"FROM records_version WHERE record_id IN {PERMITS}"
    assert registry.rows(f"SELECT count(*), count(public), max(length(salt)), count(reason) {versions}") == [
        (9, 0, 0, 0)
    ]
    assert registry.rows(f"SELECT count(DISTINCT public_hash), count(redaction_reason) {versions}") == [(9, 9)]
    cited = f"SELECT count(*) FROM records_citation WHERE version_id IN (SELECT id {versions})"
    assert registry.rows(cited) == [(0,)]
    leaves = "SELECT count(*) FROM records_event WHERE kind = 'redact' AND leaf IS NOT NULL"
    assert registry.rows(leaves) == [(9,)]
    assert registry.wrong() == []


def test_a_redacted_contact_is_nowhere_either_though_permits_cite_it(registry):
    published_told_and_read(registry)
    assert {each.word for each in found_in(registry.folder, AMINA)} == set(AMINA)

    registry.let("redact", of="redaction", holder=True)
    registry.let("tell")

    left = {(each.file, each.word) for each in found_in(registry.folder, AMINA)}
    # To whom letters were sent is known, as it must be: that is no content of the record.
    assert left <= {("absch.sqlite3", "amina@example.org")}
    kept = registry.rows("SELECT DISTINCT letter, about FROM outbox_delivery WHERE addressee = 'amina@example.org'")
    assert all(letter.startswith("certificate.") and "capacity" in about for letter, about in kept)


def test_what_was_told_holds_no_content(registry):
    published_told_and_read(registry)

    told = registry.rows("SELECT about, words FROM outbox_delivery")
    announced = registry.rows("SELECT about FROM outbox_announcement")
    notified = registry.rows("SELECT about FROM notifications_notification")

    assert len(told) > 20
    assert len(notified) > 20
    assert not [word for word in INDISCREET_WORDS if word in str([told, announced, notified])]
    assert {words for _about, words in told} == {None}
