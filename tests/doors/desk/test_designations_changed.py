"""A designation is ended, or an authorized user let write other types of record."""

import pytest

from absch.accounts.models import AuditEntry
from tests.doors.desk.pages import code_of, form_on, links, send, told, words
from tests.doors.desk.scene import somebody
from tests.makers import administrator, authority_of, authorized_user_of, focal_point_of

PAGE = "/en/register/designations"


@pytest.fixture
def focal_point(as_):
    return as_(focal_point_of("ke"))


def test_a_designation_is_ended_with_a_reason(focal_point):
    designation = authorized_user_of("ke").designations.get()
    address = f"{PAGE}/{designation.pk}/end"
    assert address in links(focal_point.get(PAGE))

    refused = focal_point.post(address, {"reason": ""})
    focal_point.post(address, {"reason": "Moved."})

    designation.refresh_from_db()
    assert (refused.status_code, code_of(refused)) == (400, "reason-required")
    assert (designation.end_reason, designation.ended_by) == ("Moved.", focal_point_of("ke"))


def test_what_another_window_has_ended_is_not_ended_again(focal_point):
    designation = authorized_user_of("ke").designations.get()
    address = f"{PAGE}/{designation.pk}/end"
    focal_point.post(address, {"reason": "Moved."})

    answer, opened = focal_point.post(address, {"reason": "Another reason."}), focal_point.get(address)

    designation.refresh_from_db()
    assert (answer.status_code, code_of(answer)) == (409, "already-ended")
    assert (opened.status_code, code_of(opened)) == (409, "already-ended")
    assert "This designation of authorized-user ke has ended already." in words(answer.text)
    assert designation.end_reason == "Moved."


def test_the_types_of_an_authorized_user_are_changed_with_a_reason(focal_point):
    user = authorized_user_of("ke", limited_to=("CNA",))
    address = f"{PAGE}/{user.designations.get().pk}/limit"
    assert address in links(focal_point.get(PAGE))

    page = focal_point.get(address)
    assert form_on(page, holding="reason")["controls"]["limited_to"] == ["CNA"]
    refused = send(focal_point, page, holding="reason", limited_to=["CNA", "IRCC"], reason=" ")
    answer = send(focal_point, refused, holding="reason", reason="She writes permits too.")

    assert (refused.status_code, code_of(refused)) == (400, "reason-required")
    assert told(focal_point.get(answer["Location"])) == "Changed: authorized-user ke. A letter says so."
    stands, former = user.designations.order_by("-pk")
    assert (stands.limited_to, stands.ended_at) == (["CNA", "IRCC"], None)
    assert (former.limited_to, former.end_reason) == (["CNA"], "She writes permits too.")


def test_types_sent_twice_are_changed_once(focal_point):
    user = authorized_user_of("ke")
    address = f"{PAGE}/{user.designations.get().pk}/limit"
    focal_point.post(address, {"limited_to": ["CNA"], "reason": "Because."})

    answer = focal_point.post(address, {"limited_to": ["CNA"], "reason": "Because."})

    assert (answer.status_code, code_of(answer)) == (409, "already-ended")
    assert user.designations.count() == 2


def test_types_there_are_not_are_shown_at_their_question(focal_point):
    address = f"{PAGE}/{authorized_user_of('ke').designations.get().pk}/limit"

    answer = focal_point.post(address, {"limited_to": ["XYZ"], "reason": "Because."})

    assert answer.status_code == 400
    assert "#limit-limited_to" in links(answer)


def test_only_who_may_grant_is_offered_to_change_types_and_of_users_alone(as_, db):
    user, authority = authorized_user_of("ke"), authority_of("ke")
    keys = [each.designations.get().pk for each in (user, authority)]

    offered = {who.name: {key for key in keys if f"{PAGE}/{key}/limit" in links(as_(who).get(PAGE))}
               for who in (focal_point_of("ke"), authority, user)}  # fmt: skip

    assert offered == {"focal-point ke": {keys[0]}, "publishing-authority ke": {keys[0]}, "authorized-user ke": set()}
    answer = as_(user).post(f"{PAGE}/{keys[0]}/limit", {"reason": "Because."})
    assert (answer.status_code, code_of(answer)) == (403, "may-not-designate")


@pytest.mark.parametrize("page", ["end", "limit"])
def test_a_designation_of_another_government_is_not_there(as_, db, page):
    key = authorized_user_of("ke").designations.get().pk

    for who in (focal_point_of("pe"), somebody()):
        assert as_(who).get(f"{PAGE}/{key}/{page}").status_code == 404
        assert as_(who).post(f"{PAGE}/{key}/{page}", {"reason": "Because."}).status_code == 404


def test_the_secretariats_own_designations_are_not_there_for_others(as_, db):
    key = administrator().designations.get().pk

    assert as_(somebody()).get(f"{PAGE}/{key}/end").status_code == 404
    assert as_(focal_point_of("ke")).get(f"{PAGE}/{key}/end").status_code == 404


def test_who_may_not_end_a_designation_is_refused_and_the_attempt_entered(as_, db):
    key = focal_point_of("ke").designations.get().pk

    answer = as_(authorized_user_of("ke")).post(f"{PAGE}/{key}/end", {"reason": "Because."})

    assert (answer.status_code, code_of(answer)) == (403, "may-not-designate")
    assert AuditEntry.objects.get().act == "end"
