"""Requests: listed, compared, approved, returned, recalled."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from absch.records.models import Draft, Record, Version
from tests.doors.desk.pages import buttons, code_of, form_on, links, told, words
from tests.doors.desk.scene import a_published_permit, a_request, the_authority
from tests.makers import administrator, authority_of, authorized_user_of, focal_point_of

REQUESTS = "/en/register/requests"


def of(request):
    return f"{REQUESTS}/{request.pk}"


# --- lists ---


def test_what_awaits_a_decision_is_listed_with_remark_and_days_left(authority, now):
    asked = a_request(at=now - timedelta(days=80, hours=1), remark="Before Friday")

    answer = authority.get(REQUESTS)

    assert of(asked) in links(answer)
    page = words(answer.text)
    assert "Permit 1 Permit or its equivalent · First publication Before Friday authorized-user ke" in page
    assert "4 days left" in page


def test_the_authority_of_another_government_has_nothing_to_decide(as_, now):
    asked = a_request(at=now)

    for view in ("awaiting", "mine", "closed"):
        assert of(asked) not in links(as_(authority_of("pe")).get(f"{REQUESTS}?view={view}"))


def test_ones_own_requests_are_listed_pending_or_not(author, now):
    recalled = publishing.recall(a_request(at=now), by=authorized_user_of("ke"), at=now)

    assert of(recalled) in links(author.get(f"{REQUESTS}?view=mine"))


@pytest.mark.parametrize("who", [authority_of, authorized_user_of, focal_point_of])
def test_closed_requests_are_listed_for_the_whole_government(as_, now, who):
    closed = publishing.return_(a_request(at=now), by=authority_of("ke"), at=now, reason="Date?")

    assert of(closed) in links(as_(who("ke")).get(f"{REQUESTS}?view=closed"))
    assert of(closed) not in links(as_(authority_of("pe")).get(f"{REQUESTS}?view=closed"))


def test_an_administrator_finds_the_requests_of_every_government(as_, now):
    pending, closed = a_request(at=now), a_request(at=now, identifier="permit-two-example")
    publishing.return_(closed, by=authority_of("ke"), at=now, reason="Date?")

    assert of(pending) in links(as_(administrator()).get(REQUESTS))
    assert of(closed) in links(as_(administrator()).get(f"{REQUESTS}?view=closed"))


def test_ten_requests_need_no_more_queries_than_two(as_, now):
    browser = as_(authorized_user_of("ke"))
    for number in range(2):
        a_request(at=now, identifier=f"permit-number-{number:02}")
    with CaptureQueriesContext(connection) as few:
        browser.get(f"{REQUESTS}?view=mine")
    for number in range(2, 10):
        a_request(at=now, identifier=f"permit-number-{number:02}")

    with CaptureQueriesContext(connection) as many:
        browser.get(f"{REQUESTS}?view=mine")

    assert len(many) <= len(few)  # what is remembered is not asked again


# --- one request ---


def test_a_request_for_an_amendment_is_compared_with_the_current_version(authority, now):
    version = a_published_permit(at=now)
    draft = records.reopen(version.record, by=authorized_user_of("ke"), at=now)
    content = draft.content | {"subjectMatter": {"en": "Seeds of sorghum"}, "amendmentDescription": {"en": "New name."}}
    draft = records.save(draft, content, by=authorized_user_of("ke"), at=now)
    asked = publishing.submit(draft, by=authorized_user_of("ke"), at=now, remark="As agreed")

    answer = authority.get(of(asked))

    assert "<del>teff</del>" in answer.text
    assert "<ins>sorghum</ins>" in answer.text
    assert "As agreed" in words(answer.text)


def test_the_authority_approves_and_reads_what_was_published(authority, now):
    asked = a_request(at=now)

    answer = authority.post(of(asked), {"do": "approve"})

    number = Version.objects.get(record__identifier="permit-example").number
    assert answer["Location"] == "/en/register/permit-example"
    assert told(authority.get(answer["Location"])).endswith(f"constituted: {number}")
    assert f"Published as {number}" in words(authority.get(of(asked)).text)


@pytest.mark.parametrize("who", [authorized_user_of, focal_point_of])
def test_who_holds_another_office_approves_nothing(as_, now, who):
    asked = a_request(at=now)
    browser = as_(who("ke"))

    answer = browser.post(of(asked), {"do": "approve"})

    assert ("do", "approve") not in buttons(browser.get(of(asked)))
    assert (answer.status_code, code_of(answer)) == (403, "not-designated")
    assert Request.objects.get().state == "pending"


def test_approving_twice_publishes_once(authority, now):
    asked = a_request(at=now)
    authority.post(of(asked), {"do": "approve"})

    answer = authority.post(of(asked), {"do": "approve"})

    assert (answer.status_code, code_of(answer)) == (409, "nothing-to-decide")
    assert Version.objects.filter(record__identifier="permit-example").count() == 1


def test_a_request_is_returned_with_a_reason(authority, author, now):
    asked = a_request(at=now)

    answer = authority.post(of(asked), {"do": "return", "reason": "Add the date of consent."})

    asked.refresh_from_db()
    assert answer["Location"] == REQUESTS
    assert (asked.state, asked.return_reason) == ("returned", "Add the date of consent.")
    assert Draft.objects.get().lock == ""
    assert "Add the date of consent." in words(author.get("/en/register/permit-example/edit").text)


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_without_a_reason_nothing_is_returned(authority, now, reason):
    asked = a_request(at=now)

    answer = authority.post(of(asked), {"do": "return", "reason": reason})

    assert (answer.status_code, code_of(answer)) == (400, "reason-required")
    assert 'aria-invalid="true"' in answer.text
    assert Request.objects.get().state == "pending"


def test_a_reason_that_came_too_late_is_kept_on_the_page(authority, now):
    asked = a_request(at=now - timedelta(days=85))

    answer = authority.post(of(asked), {"do": "return", "reason": "Add the date."})

    assert (answer.status_code, code_of(answer)) == (409, "expired")
    assert form_on(answer, holding="reason")["controls"]["reason"] == ["Add the date."]


def test_who_made_a_request_recalls_it_and_goes_on_writing(author, now):
    asked = a_request(at=now)

    answer = author.post(of(asked), {"do": "recall"})

    assert answer["Location"] == "/en/register/permit-example"
    assert author.get("/en/register/permit-example/edit").status_code == 200
    assert Request.objects.get().state == "recalled"


def test_nobody_recalls_the_request_of_another(authority, now):
    asked = a_request(at=now)

    answer = authority.post(of(asked), {"do": "recall"})

    assert (answer.status_code, code_of(answer)) == (403, "not-yours")
    assert Request.objects.get().state == "pending"


def test_a_withdrawal_that_was_requested_is_approved(authority, now):
    record = the_authority(at=now).record
    asked = publishing.submit_withdrawal(record, by=authorized_user_of("ke"), at=now, reason={"en": "Closed."})
    page = authority.get(of(asked))

    authority.post(of(asked), {"do": "approve"})

    assert "Approve and withdraw" in words(page.text)
    assert "Reason that will be published Closed." in words(page.text)
    assert Record.objects.get().ended_as == "withdrawn"


def test_a_button_there_is_not_decides_nothing(authority, now):
    asked = a_request(at=now)

    answer = authority.post(of(asked), {"do": "publish"})

    assert answer["Location"] == of(asked)
    assert Request.objects.get().state == "pending"
