"""The register is open to people with an account, and shows each only what is theirs to see."""

import pytest
from django.urls import reverse

from absch.doors.desk import urls
from absch.publishing import operations as publishing
from tests.doors.desk.pages import code_of
from tests.doors.desk.scene import a_published_contact, a_published_permit, a_request, a_written_permit, somebody
from tests.doors.markup import DIRECTIONS, Markup, breaches
from tests.makers import (
    administrator,
    authority_of,
    authorized_user_of,
    focal_point_of,
)

FOR_ANYBODY = ["", "/records", "/new", "/new/CON", "/requests", "/notifications", "/designations"]
FOR_AN_OFFICE = ["/deliveries", "/audit", "/new/IRCC"]
OF_A_DRAFT = ["", "/edit", "/review", "/publish", "/discard"]
OF_A_VERSION = ["", "/amend", "/duplicate", "/confirm", "/revoke", "/withdraw", "/versions/1/redact"]


SAMPLES = {"identifier": "permit-example", "code": "IRCC", "key": 1, "revision": 1}


@pytest.mark.parametrize("route", urls.urlpatterns, ids=lambda route: route.name)
def test_every_page_of_the_register_asks_a_stranger_to_sign_in(client, db, route):
    asked = {name: SAMPLES[name] for name in route.pattern.converters}
    address = reverse(f"desk:{route.name}", kwargs=asked)

    answer = client.get(address)

    assert answer.status_code == 302
    assert answer["Location"] == f"/en/accounts/login/?next={address}"


def test_a_stranger_can_send_nothing(client, now):
    a_written_permit(at=now)

    answer = client.post("/en/register/permit-example/discard", {"token": "1"})

    assert answer["Location"].startswith("/en/accounts/login/")


@pytest.mark.parametrize("address", FOR_ANYBODY)
def test_somebody_without_an_office_can_open_the_pages_that_are_for_anybody(as_, address):
    assert as_(somebody()).get(f"/en/register{address}").status_code == 200


@pytest.mark.parametrize(
    ("address", "code"), [("/deliveries", "no-office"), ("/audit", "no-office"), ("/new/IRCC", "not-designated")]
)
def test_somebody_without_an_office_is_told_which_pages_are_for_offices(as_, address, code):
    answer = as_(somebody()).get(f"/en/register{address}")

    assert (answer.status_code, code_of(answer)) == (403, code)


@pytest.mark.parametrize("act", OF_A_DRAFT)
def test_a_draft_of_another_government_is_not_there(as_, now, act):
    a_written_permit(at=now)

    assert as_(authority_of("pe")).get(f"/en/register/permit-example{act}").status_code == 404
    assert as_(somebody()).get(f"/en/register/permit-example{act}").status_code == 404
    assert as_(authority_of("ke")).get(f"/en/register/permit-example{act}").status_code == 200


@pytest.mark.parametrize("act", OF_A_VERSION)
def test_a_published_record_of_another_government_is_not_in_the_register(as_, now, act):
    a_published_permit(at=now)

    assert as_(authority_of("pe")).get(f"/en/register/permit-example{act}").status_code == 404
    assert as_(authority_of("ke")).get(f"/en/register/permit-example{act}").status_code == 200


@pytest.mark.parametrize("act", ["edit", "publish", "discard", "amend", "duplicate", "confirm", "revoke", "withdraw"])
def test_nothing_can_be_sent_to_a_record_of_another_government(as_, now, act):
    a_published_permit(at=now)

    answer = as_(focal_point_of("pe")).post(
        f"/en/register/permit-example/{act}", {"token": "1", "reason.en": "Because."}
    )

    assert answer.status_code == 404


def test_a_request_of_another_government_is_not_there(as_, now):
    key = a_request(at=now).pk

    assert as_(authority_of("pe")).get(f"/en/register/requests/{key}").status_code == 404
    assert as_(authority_of("pe")).post(f"/en/register/requests/{key}", {"do": "approve"}).status_code == 404
    assert as_(focal_point_of("ke")).get(f"/en/register/requests/{key}").status_code == 200


def test_a_user_limited_to_other_types_does_not_see_a_draft(as_, now):
    a_written_permit(at=now)
    limited = authorized_user_of("ke", name="Limited", limited_to=("CNA",))

    assert as_(limited).get("/en/register/permit-example/edit").status_code == 404


def test_an_administrator_sees_what_every_government_writes(as_, now):
    a_written_permit(at=now)

    assert as_(administrator()).get("/en/register/permit-example/edit").status_code == 200


@pytest.mark.parametrize("act", ["edit", "review", "publish", "discard"])
def test_the_address_of_a_draft_that_is_no_more_leads_to_its_record(as_, now, act):
    a_published_permit(at=now)

    answer = as_(authorized_user_of("ke")).get(f"/en/register/permit-example/{act}", follow=True)

    assert answer.redirect_chain == [("/en/register/permit-example", 302)]
    assert "There is no draft of this record any more" in answer.text


@pytest.mark.parametrize("language", DIRECTIONS)
def test_every_page_speaks_the_language_of_its_address(as_, now, language):
    a_published_contact(at=now)
    asked = a_request(at=now, remark="Soon")
    a_written_permit(at=now, identifier="permit-two-example", subjectMatter={"ar": "بذور", "en": "Seeds"})
    publishing.return_(a_request(at=now, identifier="permit-returned"), by=authority_of("ke"), at=now, reason="Date?")
    addresses = [*FOR_ANYBODY, *FOR_AN_OFFICE, f"/requests/{asked.pk}", "/permit-example/edit", "/permit-returned"]
    addresses += [f"/permit-two-example{act}" for act in OF_A_DRAFT]
    addresses += [f"/authority-of-ke{act}" for act in OF_A_VERSION if act not in ("/revoke",)]
    browser = as_(authority_of("ke"))

    answers = {each: browser.get(f"/{language}/register{each}") for each in addresses}

    assert {each: answer.status_code for each, answer in answers.items() if answer.status_code != 200} == {}
    assert {each: breaches(answer.text) for each, answer in answers.items() if breaches(answer.text)} == {}
    for answer in answers.values():
        assert Markup(answer.text).all("html") == [{"lang": language, "dir": DIRECTIONS[language]}]


@pytest.mark.parametrize("address", ["", "/permit-example/edit", "/permit-example/review", "/records"])
def test_no_page_of_the_register_is_kept_anywhere(as_, now, address):
    a_written_permit(at=now)

    answer = as_(authorized_user_of("ke")).get(f"/en/register{address}")

    assert "no-store" in answer["Cache-Control"]


def test_every_label_has_its_control_and_no_id_stands_twice(as_, now):
    asked = a_request(at=now)
    a_written_permit(at=now, identifier="permit-two-example", picGranted=None)
    addresses = ["", "/records", "/new/IRCC", "/requests", f"/requests/{asked.pk}", "/notifications", "/designations"]
    addresses += ["/deliveries", "/audit", "/authority-of-ke/withdraw"]
    addresses += [f"/permit-two-example{act}" for act in (*OF_A_DRAFT, "/edit?check=1")]
    browser = as_(authority_of("ke"))

    pages = {each: Markup(browser.get(f"/en/register{each}").text) for each in addresses}

    for address, page in pages.items():
        ids = [attributes["id"] for _name, attributes in page.elements if "id" in attributes]
        pointed_at = {attributes["for"] for attributes in page.all("label") if "for" in attributes}
        for _name, attributes in page.elements:
            pointed_at.update((attributes.get("aria-labelledby") or "").split())
            pointed_at.update((attributes.get("aria-describedby") or "").split())
        assert sorted(ids) == sorted(set(ids)), address
        assert pointed_at - set(ids) == set(), address


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/requests/1", {"do": "return", "reason": "half\0way"}),
        ("/designations", {"do": "designate", "of": "k\0e"}),
        ("/new/CON", {"languages": "en", "identifier": "\0"}),
        ("/permit-example/revoke", {"reason.en": "half\0way"}),
    ],
)
def test_a_text_that_no_database_keeps_is_refused_on_every_page(author, address, sent):
    answer = author.post(f"/en/register{address}", sent)

    assert (answer.status_code, code_of(answer)) == (400, "unreadable")


@pytest.mark.parametrize("address", ["/find?record=%00", "/audit?subject=%00", "/records?government=%00&page=%00"])
def test_so_is_one_in_an_address(author, address):
    assert author.get(f"/en/register{address}").status_code == 400
