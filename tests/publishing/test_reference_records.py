"""A reference record: anybody with an account submits it, the Secretariat's team of its type decides."""

from datetime import timedelta

import pytest

from absch.accounts.roles import Role
from absch.notifications.models import Notification
from absch.notifications.queries import notifications_of
from absch.publishing import operations as publishing
from absch.publishing.queries import requests_awaiting
from absch.records import operations as records
from absch.records.queries import records_of
from absch.records.refusals import Locked
from absch.records.rules import NotDesignated
from tests.formats.types.national import without
from tests.formats.types.reference import a_meeting, a_resource
from tests.makers import NOON, a_person, authority_of, header
from tests.notifications.scene import work

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def author():
    return a_person(name="Amina")


@pytest.fixture
def team():
    return a_person(Role.VALIDATION_TEAM, limited_to=("VLR", "ORG"))


def a_draft(*, by, **answers):
    document = without(a_resource(**answers), "organizations")
    identifier = document["header"]["identifier"]
    return records.begin("resource", government="", by=by, at=NOON, content=document, identifier=identifier)


def test_the_team_of_the_type_publishes_what_a_user_submitted(author, team):
    request = publishing.submit(a_draft(by=author), by=author, at=NOON, remark="From our workshop.")

    assert requests_awaiting(team, at=LATER) == [request]
    version = publishing.approve(request, by=team, at=LATER)

    assert version.number == "ABSCH-VLR-SCBD-100001-1"
    assert version.office == Role.VALIDATION_TEAM
    assert "notes" not in version.content


def test_the_team_returns_it_with_a_reason_and_its_author_goes_on(author, team):
    request = publishing.submit(a_draft(by=author), by=author, at=NOON)

    publishing.return_(request, by=team, at=LATER, reason="Name the authors as on the cover.")

    draft = records_of(author, at=LATER).get().draft
    records.save(draft, draft.content | {"authors": {"fr": "A. Otieno"}}, by=author, at=LATER)


def test_a_submitted_record_is_locked_until_it_is_decided(author, team):
    draft = a_draft(by=author)
    publishing.submit(draft, by=author, at=NOON)
    draft.refresh_from_db()

    with pytest.raises(Locked):
        records.save(draft, draft.content, by=author, at=LATER)


def test_its_author_does_not_publish_it_nor_does_another_user_write_it(author):
    draft = a_draft(by=author)

    with pytest.raises(NotDesignated):
        publishing.publish(draft, by=author, at=NOON)
    with pytest.raises(NotDesignated):
        records.save(draft, draft.content, by=a_person(name="Somebody else"), at=LATER)


def test_the_team_of_another_type_does_not_see_it(author):
    of_initiatives = a_person(Role.VALIDATION_TEAM, name="Of initiatives", limited_to=("CDI",))
    request = publishing.submit(a_draft(by=author), by=author, at=NOON)

    assert requests_awaiting(of_initiatives, at=LATER) == []
    with pytest.raises(NotDesignated):
        publishing.approve(request, by=of_initiatives, at=LATER)


def test_who_acts_for_a_government_submits_reference_records_of_his_own_for_none():
    author = authority_of("ke")

    draft = a_draft(by=author)

    assert draft.record.government == ""
    assert list(records_of(author, at=NOON)) == [draft.record]
    with pytest.raises(NotDesignated):
        publishing.publish(draft, by=author, at=NOON)


def test_the_team_is_told_of_a_request_and_its_author_of_the_decision(author, team):
    request = publishing.submit(a_draft(by=author), by=author, at=NOON)
    work()
    publishing.approve(request, by=team, at=LATER)
    work(at=LATER)

    assert notifications_of(team).get().kind == Notification.Kind.REQUEST_SUBMITTED
    assert Notification.Kind.REQUEST_APPROVED in set(notifications_of(author).values_list("kind", flat=True))


def test_a_new_draft_begins_with_the_target_on_benefit_sharing(author):
    draft = records.begin("resource", government="", by=author, at=NOON)

    assert draft.content["gbfTargets"] == [{"identifier": "GBF-TARGET-13"}]


def test_the_secretariat_alone_writes_its_own_types(author, team):
    document = a_meeting() | header("meeting", "meeting-of-this-test", "en", "ar")
    secretariat = a_person(Role.ADMINISTRATOR)

    for person in (author, team, authority_of("ke")):
        with pytest.raises(NotDesignated):
            records.begin(
                "meeting", government="", by=person, at=NOON, content=document, identifier="meeting-of-this-test"
            )
    draft = records.begin(
        "meeting", government="", by=secretariat, at=NOON, content=document, identifier="meeting-of-this-test"
    )

    assert publishing.publish(draft, by=secretariat, at=NOON).number.startswith("ABSCH-MT-SCBD-")
