"""Request the publication of a draft."""

import pytest

from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records.models import Draft, Version
from tests.doors.desk.pages import code_of, form_on, send
from tests.doors.desk.scene import a_written_permit
from tests.makers import (
    authorized_user_of,
    focal_point_of,
)

PUBLISH = "/en/register/permit-example/publish"
CHECKED = {"nothing-confidential": "true"}


@pytest.mark.parametrize("who", [authorized_user_of, focal_point_of])
def test_who_may_not_publish_requests_it_with_a_remark(as_, now, who):
    a_written_permit(at=now)
    browser = as_(who("ke"))
    page = browser.get(PUBLISH)

    answer = send(browser, page, do="submit", remark="Before Friday", **CHECKED)

    asked = Request.objects.get()
    assert ("do", "publish") not in form_on(page, holding="token")["buttons"]
    assert answer["Location"] == f"/en/register/requests/{asked.pk}"
    assert (asked.state, asked.remark, asked.requested_by) == ("pending", "Before Friday", who("ke"))
    assert Draft.objects.get().lock == f"request-{asked.pk}"


def test_publishing_without_the_office_is_refused(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(PUBLISH), do="publish", **CHECKED)

    assert (answer.status_code, code_of(answer)) == (403, "not-designated")
    assert not Version.objects.filter(record__identifier="permit-example").exists()


def test_a_refused_request_keeps_the_remark_on_the_page(author, now):
    a_written_permit(at=now)

    answer = send(author, author.get(PUBLISH), do="submit", remark="Before Friday")

    assert code_of(answer) == "not-confirmed"
    assert form_on(answer, holding="token")["controls"]["remark"] == ["Before Friday"]


def test_requesting_twice_makes_one_request_and_leads_to_it(author, now):
    a_written_permit(at=now)
    page = author.get(PUBLISH)
    first = send(author, page, do="submit", **CHECKED)

    second = send(author, page, do="submit", **CHECKED)

    assert second["Location"] == first["Location"]
    assert Request.objects.count() == 1


def test_while_a_request_is_pending_nobody_publishes_beside_it(authority, now):
    draft = a_written_permit(at=now)
    page = authority.get(PUBLISH)
    publishing.submit(draft, by=authorized_user_of("ke"), at=now)

    answer = send(authority, page, do="publish", **CHECKED)

    assert (answer.status_code, code_of(answer)) == (409, "locked")
