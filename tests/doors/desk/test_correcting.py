"""Correct a requested draft and approve it in one go."""

import pytest

from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records.models import Draft, Version
from tests.doors.desk.pages import code_of, links, send, told, typed, words
from tests.doors.desk.scene import a_request, the_authority
from tests.makers import authority_of, authorized_user_of


@pytest.fixture
def asked(now):
    return a_request(at=now)


@pytest.fixture
def address(asked):
    return f"/en/register/requests/{asked.pk}/correct"


def test_the_authority_corrects_and_publishes_in_one_go(authority, asked, address):
    assert address in links(authority.get(f"/en/register/requests/{asked.pk}"))

    answer = send(authority, authority.get(address), do="approve", title__en="Permit 27/2016")

    version = Version.objects.get(record__identifier="permit-example")
    assert told(authority.get(answer["Location"])).endswith(f"constituted: {version.number}")
    assert version.content["title"] == {"en": "Permit 27/2016"}
    assert Request.objects.get().state == "approved"


def test_what_is_incomplete_as_corrected_is_not_published_and_stays_on_the_page(authority, address):
    answer = send(authority, authority.get(address), do="approve", title__en="", picGranted=None)

    assert (answer.status_code, code_of(answer)) == (409, "incomplete")
    assert "Reference number of the permit: Answer this question." in words(answer.text)
    assert Draft.objects.get().content["title"] == {"en": "Permit 1"}
    assert Request.objects.get().state == "pending"


def test_a_search_while_correcting_decides_nothing(authority, address):
    answer = send(authority, authority.get(address), do="find:relatedIRCCs", title__en="Kept")

    assert answer.status_code == 200
    assert typed(answer, "title.en") == ["Kept"]
    assert Request.objects.get().state == "pending"


def test_who_may_not_decide_corrects_nothing(author, address):
    shown = author.get(address)
    sent = author.post(address, {"do": "approve", "token": "1"})

    assert (shown.status_code, code_of(shown)) == (403, "not-designated")
    assert (sent.status_code, code_of(sent)) == (403, "not-designated")
    assert Request.objects.get().state == "pending"


def test_another_government_finds_nothing_to_correct(as_, address):
    assert as_(authority_of("pe")).get(address).status_code == 404


def test_a_closed_request_is_not_corrected(authority, asked, address, now):
    publishing.return_(asked, by=authority_of("ke"), at=now, reason="Date?")

    assert authority.get(address)["Location"] == f"/en/register/requests/{asked.pk}"


def test_the_withdrawal_of_a_record_leaves_nothing_to_correct(authority, now):
    record = the_authority(at=now).record
    asked = publishing.submit_withdrawal(record, by=authorized_user_of("ke"), at=now, reason={"en": "Closed."})

    assert authority.get(f"/en/register/requests/{asked.pk}/correct").status_code == 404
