"""How far a form is answered, and the parts one walks through."""

from tests.doors.desk.pages import buttons, send, words
from tests.doors.desk.scene import a_written_permit

EDIT = "/en/register/permit-example/edit"
COUNTED = "Needed answers given: {} of 9"


def test_a_form_says_how_many_needed_answers_are_given(author, now):
    a_written_permit(at=now)

    assert COUNTED.format(9) in words(author.get(EDIT).text)


def test_an_answer_that_is_missing_is_named_with_its_part(author, now):
    a_written_permit(at=now, dateOfIssuance=None, picGranted=None, usagesConfidential=None)

    page = words(author.get(EDIT).text)

    assert COUNTED.format(6) in page
    assert "2. Issuance 1 needed answer open" in page
    assert "3. Prior informed consent 1 needed answer open" in page
    assert "4. Mutually agreed terms Complete" in page


def test_an_answer_kept_confidential_counts_as_given(author, now):
    a_written_permit(at=now)

    send(author, author.get(EDIT), do="save", subjectMatterConfidential="true")

    assert COUNTED.format(9) in words(author.get(EDIT).text)


def test_of_several_parts_each_leads_on_to_the_next_and_the_last_to_the_review(author, now):
    a_written_permit(at=now)

    first = author.get(f"{EDIT}?section=part-1")
    last = author.get(f"{EDIT}?section=part-6")

    assert 'formaction="?section=part-2" name="do" value="save">Save and continue' in first.text
    assert "Save and continue" not in last.text
    assert ("do", "review") in buttons(last)


def test_what_is_wrong_leads_to_a_place_that_takes_the_focus(author, now):
    a_written_permit(at=now, usagesConfidential=None)

    page = author.get(f"{EDIT}?check=1").text

    assert f'href="{EDIT}?check=1#q-usages"' in page
    assert 'id="q-usages" tabindex="-1"' in page
