"""The form of a draft: saved, searched in, saved by itself."""

from absch.records.models import Draft
from tests.doors.desk.pages import code_of, form_on, links, send, told, typed
from tests.doors.desk.scene import a_published_contact, a_published_permit, a_written_permit, the_authority
from tests.makers import authority_of

EDIT = "/en/register/permit-example/edit"


def test_what_is_typed_is_saved_and_nothing_else_changes(author, now):
    before = dict(a_written_permit(at=now).content)

    answer = send(author, author.get(EDIT), do="save", title__en="Permit 27/2016")

    draft = Draft.objects.get()
    assert answer["Location"] == EDIT
    assert draft.content == before | {"title": {"en": "Permit 27/2016"}}
    assert draft.token == 2
    assert told(author.get(EDIT)).startswith("Saved at ")


def test_a_draft_may_be_saved_with_answers_that_are_wrong(author, now):
    a_written_permit(at=now)

    send(author, author.get(EDIT), do="save", dateOfIssuance="31 February", title__en="")

    content = Draft.objects.get().content
    assert content["dateOfIssuance"] == "31 February"
    assert "title" not in content


def test_one_part_of_the_form_can_be_saved_by_itself(author, now):
    before = a_written_permit(at=now).content
    page = author.get(f"{EDIT}?section=part-1")

    answer = send(author, page, do="save", title__en="Permit 27/2016")

    assert "subjectMatter.en" not in form_on(page, holding="token")["controls"]
    assert answer["Location"] == f"{EDIT}?section=part-1"
    assert Draft.objects.get().content == before | {"title": {"en": "Permit 27/2016"}}


def test_going_on_to_another_part_saves_this_one(author, now):
    a_written_permit(at=now)
    page = author.get(f"{EDIT}?section=part-1")
    sent = form_on(page, holding="token")["controls"] | {"do": "save", "title.en": "Permit 27/2016"}

    answer = author.post(f"{EDIT}?section=part-4", sent)

    assert 'formaction="?section=part-4"' in page.text
    assert answer["Location"] == f"{EDIT}?section=part-4"
    assert Draft.objects.get().content["title"] == {"en": "Permit 27/2016"}


def test_a_part_that_could_not_be_saved_stays_on_the_page_whatever_part_was_to_follow(author, now):
    a_written_permit(at=now)
    sent = form_on(author.get(f"{EDIT}?section=part-1"), holding="token")["controls"]

    answer = author.post(f"{EDIT}?section=part-4", sent | {"do": "save", "token": "0", "title.en": "Typed"})

    assert answer.status_code == 409
    assert typed(answer, "title.en") == ["Typed"]


def test_save_and_review_leads_to_the_review(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(EDIT), do="review")

    assert answer["Location"] == "/en/register/permit-example/review"


def test_the_same_button_pressed_twice_is_no_conflict(author, now):
    a_written_permit(at=now)
    page = author.get(EDIT)
    send(author, page, do="save", title__en="Permit 27/2016")

    answer = send(author, page, do="save", title__en="Permit 27/2016")

    assert answer.status_code == 302
    assert Draft.objects.get().token == 2


def test_errors_are_shown_at_their_questions_and_counted_in_the_title(author, now):
    a_written_permit(at=now, dateOfIssuance="31 February", picGranted=None)

    answer = author.get(f"{EDIT}?check=1")

    assert "2 answers to correct" in answer.text[: answer.text.index("</title>")]
    assert {f"{EDIT}?check=1#q-dateOfIssuance", f"{EDIT}?check=1#q-picGranted"} <= links(answer)
    assert 'id="q-dateOfIssuance"' in answer.text


def test_a_search_shows_what_it_found_and_keeps_what_was_typed_without_saving(author, now):
    a_published_contact(at=now, identifier="contact-of-amina")
    a_written_permit(at=now, providersConfidential=None)

    answer = send(
        author, author.get(EDIT), do="find:providers", providers__find="amina otieno", title__en="Not saved yet"
    )

    assert answer.status_code == 200
    assert 'value="contact-of-amina@1"' in answer.text
    assert typed(answer, "title.en") == ["Not saved yet"]
    assert Draft.objects.get().content["title"] == {"en": "Permit 1"}


def test_a_record_that_was_found_and_chosen_is_cited_at_its_revision(author, now):
    a_published_contact(at=now, identifier="contact-of-amina")
    a_written_permit(at=now, providersConfidential=None)
    found = send(author, author.get(EDIT), do="find:providers", providers__find="amina")

    send(author, found, do="save", providers=["contact-of-amina@1"])

    assert Draft.objects.get().content["providers"] == [{"identifier": "contact-of-amina@1"}]


def test_more_rows_are_shown_when_they_are_asked_for(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(EDIT), do="more:permitFiles")

    assert "permitFiles.3.url" in form_on(answer, holding="token")["controls"]


def test_a_draft_saved_by_itself_is_answered_with_its_new_token(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(EDIT), do="autosave", title__en="Permit 27/2016")

    draft = Draft.objects.get()
    assert answer.json() == {"token": 2, "saved_at": draft.saved_at.isoformat(timespec="seconds")}
    assert draft.content["title"] == {"en": "Permit 27/2016"}


def test_a_draft_that_cannot_save_itself_is_answered_with_the_reason(as_, now):
    a_written_permit(at=now)
    browser = as_(authority_of("ke"))

    answer = send(browser, browser.get(EDIT), do="autosave", title__en="By the authority")

    assert answer.status_code == 409
    assert answer.json()["code"] == "held"
    assert answer.json()["sentence"].startswith("authorized-user ke is writing here")


def test_a_text_that_cannot_be_stored_is_refused(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(EDIT), do="save", title__en="half\0way")

    assert (answer.status_code, code_of(answer)) == (400, "unreadable")
    assert Draft.objects.get().content["title"] == {"en": "Permit 1"}


def test_the_form_weighs_less_than_a_hundred_kilobytes(author, now):
    the_authority(at=now)
    a_published_permit(at=now, identifier="permit-published")
    a_written_permit(at=now)

    assert len(author.get(EDIT).content) < 100_000
