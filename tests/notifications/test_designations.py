"""Who is told of a designation, and of what awaits its holder."""

from datetime import timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.roles import Role
from absch.notifications.models import Notification
from absch.notifications.queries import notifications_of
from absch.outbox import worker
from absch.outbox.models import Announcement, Delivery
from absch.publishing import operations as publishing
from tests.makers import (
    NOON,
    a_permit_draft,
    a_person,
    administrator,
    authority_of,
    authorized_user_of,
    focal_point_of,
)
from tests.notifications.scene import work
from tests.sinks import words_of

Kind = Notification.Kind


@pytest.fixture
def successor(db):
    return a_person(name="Successor")


@pytest.fixture
def a_pending_request(db):
    author = authorized_user_of("ke")
    return publishing.submit(a_permit_draft("ke", by=author), by=author, at=NOON)


def test_who_is_designated_is_told_by_whom_as_what_and_for_which_types(successor, smtp_sink):
    accounts.designate(
        successor, Role.AUTHORIZED_USER, of="ke", by=focal_point_of("ke"), at=NOON, limited_to=["CNA", "IRCC"]
    )

    work()

    letter = smtp_sink.to("successor@example.org")
    assert letter["Subject"] == "[Demonstration] You were designated: National authorized user"
    assert "focal-point ke designated you: National authorized user" in words_of(letter)
    assert "Country: Kenya" in words_of(letter)
    assert "* Competent national authority\n* Permit or its equivalent" in words_of(letter)
    assert notifications_of(successor).get().about["role"] == "authorized-user"


def test_a_role_at_the_secretariat_names_no_country(successor, smtp_sink):
    accounts.designate(successor, Role.TRANSLATOR, of="", by=administrator(), at=NOON)

    work()

    letter = smtp_sink.to("successor@example.org")
    assert "Translator" in letter["Subject"]
    assert "Country:" not in words_of(letter)


def test_the_console_is_called_the_secretariat(successor, smtp_sink):
    accounts.designate(successor, Role.FOCAL_POINT, of="ke", by=accounts.console_person(at=NOON), at=NOON)

    work()

    assert "The Secretariat designated you: National focal point" in words_of(smtp_sink.to("successor@example.org"))


def test_at_a_hand_over_the_new_authority_learns_what_awaits_it_and_the_former_that_the_office_passed(
    a_pending_request, successor, smtp_sink
):
    former = authority_of("ke")
    work()
    smtp_sink.letters.clear()
    smtp_sink.addressees.clear()
    accounts.hand_over(of="ke", to=successor, by=focal_point_of("ke"), at=NOON, reason="Moved to Geneva.")

    work()

    new, old = smtp_sink.to("successor@example.org"), smtp_sink.to("publishing-authority.ke@example.org")
    assert "* Permit or its equivalent, draft permit-example" in words_of(new)
    told = notifications_of(successor).get()
    assert told.kind == Kind.OFFICE_TAKEN_OVER
    assert [each["request"] for each in told.about["awaiting"]] == [a_pending_request.pk]
    assert "passed to Successor (Publishing authority). The reason: Moved to Geneva." in words_of(old)
    assert notifications_of(former, kind=Kind.OFFICE_PASSED_ON).count() == 1


def test_a_first_publishing_authority_learns_what_was_waiting_before_it_came(a_pending_request, successor, smtp_sink):
    accounts.end(authority_of("ke").designations.get(), by=focal_point_of("ke"), at=NOON, reason="Retired.")
    accounts.designate(successor, Role.PUBLISHING_AUTHORITY, of="ke", by=focal_point_of("ke"), at=NOON)

    work()

    told = notifications_of(successor, kind=Kind.DESIGNATED).get()
    assert [each["identifier"] for each in told.about["awaiting"]] == ["permit-example"]


def test_a_deputy_is_told_the_days(successor, smtp_sink):
    first, last = NOON.date(), NOON.date() + timedelta(days=14)
    accounts.name_deputy(successor, of="ke", since=first, until=last, by=authority_of("ke"), at=NOON)

    work()

    assert "as deputy from 2 March 2026 to 16 March 2026" in words_of(smtp_sink.to("successor@example.org"))


def test_who_is_designated_no_more_is_told_why(db, smtp_sink):
    user = authorized_user_of("ke")
    accounts.end(user.designations.get(), by=authority_of("ke"), at=NOON, reason="The project is over.")

    work()

    letter = smtp_sink.to("authorized-user.ke@example.org")
    assert letter["Subject"] == "[Demonstration] Your designation ended: National authorized user"
    assert "The project is over." in words_of(letter)


def test_told_twice_nobody_hears_it_twice(successor, smtp_sink):
    authority_of("ke")
    accounts.hand_over(of="ke", to=successor, by=focal_point_of("ke"), at=NOON, reason="Moved.")
    work()
    before = (Notification.objects.count(), Delivery.objects.count())

    worker.tell(Announcement.objects.get(what="designation.hand-over"), at=NOON)

    assert (Notification.objects.count(), Delivery.objects.count()) == before == (2, 2)
