"""The desk: what waits for whom."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from absch.notifications.models import Notification
from absch.outbox.models import Delivery
from absch.publishing import operations as publishing
from tests.doors.desk.pages import links, words
from tests.doors.desk.scene import a_published_permit, a_request, a_written_permit, somebody
from tests.makers import administrator, authority_of, authorized_user_of

DESK = "/en/register"


def test_the_authority_finds_the_requests_that_await_it(as_, now):
    asked = a_request(at=now)

    page = as_(authority_of("ke")).get(DESK)

    assert f"/en/register/requests/{asked.pk}" in links(page)
    assert "Desk: Kenya" in words(page.text)
    assert f"/en/register/requests/{asked.pk}" not in links(as_(authority_of("pe")).get(DESK))


def test_an_author_finds_returned_drafts_with_the_reason_and_his_other_drafts(as_, now):
    publishing.return_(a_request(at=now), by=authority_of("ke"), at=now, reason="Add the date of consent.")
    a_written_permit(at=now, identifier="permit-two-example")

    page = as_(authorized_user_of("ke")).get(DESK)

    assert "Permit 1 Add the date of consent. Returned" in words(page.text)
    assert {"/en/register/permit-example/edit", "/en/register/permit-two-example/edit"} <= links(page)


def test_unread_notifications_are_counted_and_the_latest_shown(as_, now):
    person = authorized_user_of("ke")
    for number in range(7):
        about = {"code": "IRCC", "number": f"ABSCH-IRCC-KE-10000{number}-1", "government": "ke"}
        Notification.objects.create(person=person, kind="record.publish", key=str(number), about=about, at=now)

    page = words(as_(person).get(DESK).text)

    assert "7 unread" in page
    assert "Published: ABSCH-IRCC-KE-100006-1 (Permit or its equivalent)" in page
    assert "ABSCH-IRCC-KE-100001-1" not in page


def test_letters_that_did_not_arrive_are_told_to_their_government(as_, now):
    for state in ("refused", "given up", "bounced", "handed over"):
        Delivery.objects.create(
            addressee=f"{state}@example.org", letter="x", government="ke", state=state, at=now, due_at=now
        )

    assert "3 letters did not arrive" in words(as_(authority_of("ke")).get(DESK).text)
    assert "did not arrive" not in words(as_(authority_of("pe")).get(DESK).text)


def test_an_administrator_reads_that_letters_are_behind(as_, now):
    Delivery.objects.create(addressee="a@example.org", letter="x", state="given up", at=now, due_at=now)

    assert "Late letters: 0. Late announcements: 0. Given up: 1." in words(as_(administrator()).get(DESK).text)


def test_ones_offices_are_shown_with_date_and_limits(as_, db):
    limited = authorized_user_of("ke", name="Limited", limited_to=("CNA", "CON"))

    page = words(as_(limited).get(DESK).text)

    assert "National authorized user Since 12 October 2014" in page
    assert "Only for: CNA, CON" in page


def test_somebody_without_an_office_is_told_who_designates(as_, db):
    page = words(as_(somebody()).get(DESK).text)

    assert "The national focal point of your country, or the Secretariat, designates people." in page
    assert "Add a record" in page
    assert "Contact" in page


def test_a_full_desk_needs_no_more_queries_than_one_with_little(as_, now):
    browser = as_(authority_of("ke"))
    a_request(at=now, identifier="permit-number-00")
    a_written_permit(at=now, identifier="permit-drafted-00")
    with CaptureQueriesContext(connection) as few:
        browser.get(DESK)
    for number in range(1, 6):
        a_request(at=now, identifier=f"permit-number-{number:02}")
        a_written_permit(at=now, identifier=f"permit-drafted-{number:02}")
        a_published_permit(at=now, identifier=f"permit-published-{number:02}")

    with CaptureQueriesContext(connection) as many:
        browser.get(DESK)

    # Each pending request is asked about by itself who may decide it.
    assert len(many) - len(few) <= 5
