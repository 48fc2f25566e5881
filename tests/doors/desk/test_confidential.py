"""Answers that their author keeps confidential."""

import pytest

from absch.records.models import Draft
from tests.doors.desk.pages import send
from tests.doors.desk.scene import a_written_permit

EDIT = "/en/register/permit-example/edit"
SECRET = "secret-subject-never-stored"


@pytest.mark.parametrize("wish", ["save", "find:relatedIRCCs", "more:permitFiles", "autosave"])
def test_the_answer_under_a_ticked_box_is_neither_saved_nor_shown_again(author, now, wish):
    a_written_permit(at=now)

    answer = send(
        author,
        author.get(EDIT),
        do=wish,
        token="0",
        subjectMatterConfidential="true",
        subjectMatter__en=SECRET,
    )

    assert answer.status_code == (200 if ":" in wish else 409)
    assert SECRET not in answer.text
    assert SECRET not in str(list(Draft.objects.values_list("content", flat=True)))


def test_a_confidential_answer_saved_before_is_wiped(author, now):
    a_written_permit(at=now, subjectMatter={"en": SECRET})

    send(author, author.get(EDIT), do="save", subjectMatterConfidential="true")

    content = Draft.objects.get().content
    assert "subjectMatter" not in content
    assert content["subjectMatterConfidential"] is True
    assert SECRET not in author.get(EDIT).text
