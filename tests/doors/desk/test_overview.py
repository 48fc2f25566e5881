"""The page of one record, and what it offers to whom."""

from absch.publishing import operations as publishing
from tests.doors.desk.pages import offered, words
from tests.doors.desk.scene import a_published_permit, a_request, a_written_permit
from tests.makers import authority_of

RECORD = "/en/register/permit-example"


def test_the_authority_is_offered_every_act_on_a_permit(authority, now):
    a_published_permit(at=now)

    assert offered(authority.get(RECORD)) == {"amend", "duplicate", "confirm", "revoke", "versions/1/redact"}


def test_an_authorized_user_is_offered_what_he_may_do(author, now):
    a_published_permit(at=now)

    assert offered(author.get(RECORD)) == {"amend", "duplicate"}
    assert offered(author.get("/en/register/authority-of-ke")) == {"amend", "duplicate", "withdraw"}


def test_of_a_draft_only_writing_and_discarding_are_offered(author, now):
    a_written_permit(at=now)

    assert offered(author.get(RECORD)) == {"edit", "discard"}


def test_while_a_request_is_pending_nothing_is_offered(author, now):
    a_request(at=now)

    assert offered(author.get(RECORD)) == set()


def test_the_page_of_a_record_shows_its_versions_and_offices(author, now):
    number = a_published_permit(at=now).number

    page = words(author.get(RECORD).text)

    assert f"{number} " in page
    assert "UTC · Publishing authority" in page


def test_a_returned_draft_says_why_on_top(author, now):
    publishing.return_(a_request(at=now), by=authority_of("ke"), at=now, reason="Add the <date> of consent.")

    for address in (RECORD, f"{RECORD}/edit", f"{RECORD}/review"):
        assert "Returned to you Add the <date> of consent." in words(author.get(address).text)
