"""Review a draft."""

from absch.records import operations as records
from tests.doors.desk.pages import links, words
from tests.doors.desk.scene import a_published_permit, a_written_permit
from tests.makers import (
    authorized_user_of,
)

REVIEW = "/en/register/permit-example/review"
PUBLISH = "/en/register/permit-example/publish"


def test_the_review_leads_to_each_answer_that_is_missing(author, now):
    a_written_permit(at=now, picGranted=None, title={"en": "Permit 1", "fr": "Permis 1"})

    answer = author.get(REVIEW)

    assert "/en/register/permit-example/edit?check=1#q-picGranted" in links(answer)
    assert "/en/register/permit-example/edit?check=1#q-title-fr" in links(answer)
    assert "2 answers to correct" in answer.text[: answer.text.index("</title>")]
    assert PUBLISH in links(answer)


def test_a_complete_draft_is_shown_as_readers_will_see_it(author, now):
    a_written_permit(at=now, notes="For our eyes only")

    page = words(author.get(REVIEW).text)

    assert "Complete" in page
    assert "Seeds of teff" in page
    assert "Confidential" in page
    assert "For our eyes only" not in page


def test_an_amendment_is_compared_with_the_version_before(author, now):
    version = a_published_permit(at=now)
    draft = records.reopen(version.record, by=authorized_user_of("ke"), at=now)
    records.save(
        draft, draft.content | {"subjectMatter": {"en": "Seeds of sorghum"}}, by=authorized_user_of("ke"), at=now
    )

    answer = author.get(REVIEW)

    assert "<del>teff</del>" in answer.text
    assert "<ins>sorghum</ins>" in answer.text
