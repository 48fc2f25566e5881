"""Notifications: read, filtered, marked."""

import pytest

from absch.notifications.models import Notification
from absch.publishing.models import Request
from tests.doors.desk.pages import links, words
from tests.doors.desk.scene import a_request, somebody
from tests.makers import authority_of, authorized_user_of

INBOX = "/en/register/notifications"


@pytest.fixture
def told(now):
    """Two notifications for the authorized user, and one for the authority."""
    about = {"code": "IRCC", "number": "ABSCH-IRCC-KE-100001-1", "government": "ke"}
    ours = authorized_user_of("ke")
    Notification.objects.create(person=ours, kind="record.publish", key="1", about=about, at=now)
    returned = about | {"reason": "Add the date.", "identifier": "permit-example", "request": 7, "requester": "x"}
    Notification.objects.create(person=ours, kind="request.returned", key="2", about=returned, at=now)
    Notification.objects.create(person=authority_of("ke"), kind="record.revoke", key="3", about=about, at=now)


def test_each_reads_what_he_was_told_in_the_language_of_the_page(as_, told):
    page = as_(authorized_user_of("ke")).get(INBOX)

    assert "2 unread" in words(page.text)
    assert "The reason: Add the date." in words(page.text)
    assert "Revoked:" not in page.text
    assert {"/en/register/requests/7", "/en/database/IRCC/ABSCH-IRCC-KE-100001-1"} <= links(page)


def test_one_kind_can_be_chosen(as_, told):
    page = words(as_(authorized_user_of("ke")).get(f"{INBOX}?kind=record.publish").text)

    assert "Published: ABSCH-IRCC-KE-100001-1" in page
    assert "Add the date." not in page


def test_one_is_marked_as_read(as_, told):
    one = Notification.objects.get(key="2")

    answer = as_(authorized_user_of("ke")).post(f"{INBOX}?kind=request.returned", {"read": one.pk})

    assert answer["Location"] == f"{INBOX}?kind=request.returned"
    assert list(Notification.objects.filter(read_at=None).values_list("key", flat=True).order_by("key")) == ["1", "3"]


def test_all_are_marked_as_read_but_those_of_others(as_, told):
    as_(authorized_user_of("ke")).post(INBOX, {"read": "all"})

    assert list(Notification.objects.filter(read_at=None).values_list("key", flat=True)) == ["3"]


@pytest.mark.parametrize("read", ["", "x", "999999", "9" * 40, "other"])
def test_what_is_not_ones_own_is_not_marked(as_, told, read):
    read = str(Notification.objects.get(key="3").pk) if read == "other" else read

    answer = as_(authorized_user_of("ke")).post(INBOX, {"read": read})

    assert answer.status_code == 404
    assert Notification.objects.filter(read_at=None).count() == 3


def test_an_empty_inbox_says_so(as_, db):
    assert "There are none." in words(as_(somebody()).get(INBOX).text)


def test_a_notification_of_a_request_leads_to_it(as_, now):
    asked = a_request(at=now)
    about = {"request": asked.pk, "code": "IRCC", "act": "publish", "requester": "x", "identifier": "permit-example"}
    Notification.objects.create(person=authority_of("ke"), kind="request.submitted", key="1", about=about, at=now)

    assert f"/en/register/requests/{Request.objects.get().pk}" in links(as_(authority_of("ke")).get(INBOX))
