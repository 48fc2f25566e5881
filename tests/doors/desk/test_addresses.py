"""The addresses of the desk, and of records whose identifier is spelt like one of its pages."""

import pytest
from django.urls import reverse
from django.utils import translation

from absch.doors.desk.addresses import PAGES
from absch.doors.desk.urls import urlpatterns
from tests.doors.desk.pages import links, words
from tests.doors.desk.scene import a_written_permit


@pytest.mark.parametrize("identifier", ["notifications", "designations"])
def test_a_record_spelt_like_a_page_of_the_desk_is_opened_written_and_found(author, now, identifier):
    a_written_permit(at=now, identifier=identifier)
    address = f"/en/register/records/{identifier}"

    page = author.get(address)

    assert page.status_code == 200
    assert f"Identifier {identifier}" in words(page.text)
    assert f"/en/register/{identifier}/edit" in links(page)
    assert author.get(f"/en/register/{identifier}/edit").status_code == 200
    assert author.get(f"/en/register/find?record={identifier}")["Location"] == address
    assert address in links(author.get("/en/register/records"))


def test_the_pages_of_the_desk_keep_their_addresses(author, now):
    a_written_permit(at=now, identifier="notifications")

    assert "<h1>Notifications</h1>" in author.get("/en/register/notifications").text


def test_every_other_record_keeps_its_address(author, now):
    a_written_permit(at=now)
    with translation.override("en"):
        address = reverse("desk:record", kwargs={"identifier": "permit-example"})

    assert address == "/en/register/permit-example"
    assert author.get(address).status_code == 200


def test_every_page_that_stands_where_a_record_stands_is_known():
    routes = [str(each.pattern).strip("/") for each in urlpatterns]

    assert {each for each in routes if each and "/" not in each and "<" not in each} == PAGES
