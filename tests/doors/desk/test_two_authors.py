"""Two people at one draft."""

from datetime import timedelta

import pytest

from absch.accounts.models import AuditEntry
from absch.outbox.models import Announcement
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft
from tests.doors.desk.pages import code_of, form_on, links, send, typed, words
from tests.doors.desk.scene import a_request, a_written_permit
from tests.makers import authority_of, authorized_user_of

EDIT = "/en/register/permit-example/edit"


def test_a_stale_token_saves_nothing_and_keeps_what_was_typed(author, as_, now):
    a_written_permit(at=now, by=authorized_user_of("ke"))
    page = author.get(EDIT)
    newer = records.save(
        Draft.objects.get(),
        Draft.objects.get().content | {"title": {"en": "Saved meanwhile"}},
        by=authority_of("ke"),
        at=now,
        taking_over=True,
    )

    answer = send(author, page, do="save", title__en="Typed too late")

    assert (answer.status_code, code_of(answer)) == (409, "overtaken")
    assert Draft.objects.get().content["title"] == {"en": "Saved meanwhile"}
    assert typed(answer, "title.en") == ["Typed too late"]
    assert typed(answer, "token") == [str(newer.token)]
    assert "<del>Saved meanwhile</del>" in answer.text
    assert "<ins>Typed too late</ins>" in answer.text


@pytest.mark.parametrize("token", ["", "x", "-1", "9" * 30, "٢"])
def test_a_form_without_a_token_that_can_be_read_saves_nothing(author, now, token):
    a_written_permit(at=now)

    answer = send(author, author.get(EDIT), do="save", token=token, title__en="Typed")

    assert code_of(answer) == "overtaken"
    assert Draft.objects.get().content["title"] == {"en": "Permit 1"}


def test_the_second_of_two_authors_reads_who_writes_and_since_when(as_, now):
    a_written_permit(at=now)

    page = words(as_(authority_of("ke")).get(EDIT).text)

    assert "Somebody else may be writing here Last saved:" in page
    assert "authorized-user ke You can read and fill in this form." in page


def test_a_held_draft_is_not_saved_but_can_be_taken_over_with_a_trace(as_, now):
    a_written_permit(at=now)
    browser = as_(authority_of("ke"))
    refused = send(browser, browser.get(EDIT), do="save", title__en="By the authority")
    assert (refused.status_code, code_of(refused)) == (409, "held")
    assert typed(refused, "title.en") == ["By the authority"]
    assert ("do", "take-over") in form_on(refused, holding="token")["buttons"]

    answer = send(browser, refused, do="take-over")

    draft = Draft.objects.get()
    assert answer.status_code == 302
    assert (draft.content["title"], draft.saved_by) == ({"en": "By the authority"}, authority_of("ke"))
    assert AuditEntry.objects.filter(act="take-over", person=authority_of("ke")).count() == 1
    assert Announcement.objects.get(what="draft.taken-over").about["of"] == authorized_user_of("ke").pk


def test_half_an_hour_after_the_last_save_nobody_holds_the_draft(as_, now):
    a_written_permit(at=now - timedelta(minutes=30))
    browser = as_(authority_of("ke"))
    page = browser.get(EDIT)

    answer = send(browser, page, do="save", title__en="By the authority")

    assert ("do", "take-over") not in form_on(page, holding="token")["buttons"]
    assert answer.status_code == 302


def test_a_locked_draft_is_shown_without_a_form(author, now):
    asked = a_request(at=now)

    answer = author.get(EDIT)

    assert 'name="token"' not in answer.text
    assert f"/en/register/requests/{asked.pk}" in links(answer)


def test_what_is_sent_to_a_locked_draft_is_refused_and_kept_on_the_page(author, now):
    draft = a_written_permit(at=now)
    page = author.get(EDIT)
    publishing.submit(draft, by=authorized_user_of("ke"), at=now)

    answer = send(author, page, do="save", title__en="Typed too late")

    assert (answer.status_code, code_of(answer)) == (409, "locked")
    assert typed(answer, "title.en") == ["Typed too late"]
