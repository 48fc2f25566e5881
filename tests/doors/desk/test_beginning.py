"""Begin a record."""

import pytest

from absch.accounts.models import AuditEntry
from absch.records.models import Draft, Record
from tests.doors.desk.pages import code_of, form_on, links, send, words
from tests.doors.desk.scene import a_written_permit, somebody
from tests.makers import administrator, authority_of, authorized_user_of, focal_point_of

BEGIN = "/en/register/new"


def test_the_types_one_may_begin_are_offered(as_):
    limited = authorized_user_of("ke", name="Limited", limited_to=("CNA",))

    assert {f"{BEGIN}/IRCC", f"{BEGIN}/CNA", f"{BEGIN}/CON"} <= links(as_(authorized_user_of("ke")).get(BEGIN))
    assert f"{BEGIN}/NFP" not in links(as_(focal_point_of("ke")).get(BEGIN))
    assert f"{BEGIN}/NFP" in links(as_(administrator()).get(BEGIN))
    assert f"{BEGIN}/IRCC" not in links(as_(limited).get(BEGIN))
    assert f"{BEGIN}/IRCC" not in links(as_(somebody()).get(BEGIN))


def test_before_one_begins_the_page_says_what_is_needed_and_who_will_read_it(as_):
    page = words(as_(authorized_user_of("ke")).get(f"{BEGIN}/IRCC").text)

    assert "Date of issuance" in page
    assert "This registry holds no confidential information." in page
    assert "Once it is published, everybody can read it" in page


def test_a_type_there_is_not_has_no_page(as_):
    assert as_(authorized_user_of("ke")).get(f"{BEGIN}/XYZ").status_code == 404


def test_a_draft_begins_in_the_languages_chosen_for_ones_own_government(as_):
    browser = as_(authorized_user_of("ke"))

    answer = send(browser, browser.get(f"{BEGIN}/CNA"), holding="identifier", languages=["fr", "ar"])

    draft = Draft.objects.get()
    identifier = draft.record.identifier
    assert answer["Location"] == f"/en/register/{identifier}/edit"
    assert draft.content == {
        "header": {"identifier": identifier, "schema": "authority", "languages": ["ar", "fr"]},
        "government": {"identifier": "ke"},
    }


def test_the_button_pressed_twice_begins_one_draft(as_):
    browser = as_(authorized_user_of("ke"))
    page = browser.get(f"{BEGIN}/CNA")
    first = send(browser, page, holding="identifier")

    second = send(browser, page, holding="identifier")

    assert second["Location"] == first["Location"]
    assert Draft.objects.count() == 1


def test_the_identifier_of_somebody_elses_draft_is_refused(as_, now):
    a_written_permit(at=now)
    browser = as_(authority_of("ke"))

    answer = send(browser, browser.get(f"{BEGIN}/IRCC"), holding="identifier", identifier="permit-example")

    assert (answer.status_code, code_of(answer)) == (409, "identifier-taken")


def test_without_a_language_nothing_begins_and_the_page_is_shown_again(as_):
    browser = as_(authorized_user_of("ke"))

    answer = send(browser, browser.get(f"{BEGIN}/CNA"), holding="identifier", languages=None)

    assert (answer.status_code, code_of(answer)) == (400, "no-language")
    assert not Record.objects.exists()


def test_for_another_government_nothing_begins_and_the_attempt_is_entered(as_):
    browser = as_(authorized_user_of("ke"))

    answer = send(browser, browser.get(f"{BEGIN}/CNA"), holding="identifier", government="de")

    assert (answer.status_code, code_of(answer)) == (403, "not-designated")
    assert not Record.objects.exists()
    entry = AuditEntry.objects.get(outcome="refused")
    assert (entry.act, entry.government, entry.code) == ("begin", "de", "not-designated")


@pytest.mark.parametrize("chosen", ["", "zz"])
def test_an_administrator_who_chooses_no_government_is_asked_again(as_, chosen):
    browser = as_(administrator())

    answer = send(browser, browser.get(f"{BEGIN}/NFP"), holding="identifier", government=chosen, languages=["ru"])

    assert (answer.status_code, code_of(answer)) == (400, "no-such-government")
    assert form_on(answer, holding="identifier")["controls"]["languages"] == ["ru"]


def test_an_administrator_begins_a_record_for_a_government(as_):
    browser = as_(administrator())

    send(browser, browser.get(f"{BEGIN}/NFP"), holding="identifier", government="pe")

    assert Record.objects.get().government == "pe"


def test_somebody_without_a_government_begins_a_contact_of_none(as_):
    browser = as_(somebody())

    send(browser, browser.get(f"{BEGIN}/CON"), holding="identifier")

    assert Draft.objects.get().content["header"]["languages"] == ["en"]
    assert Record.objects.get().government == ""


def test_a_contact_cannot_be_made_inside_a_draft_of_another_government(as_, now):
    a_written_permit(at=now)

    answer = as_(authority_of("pe")).get(f"{BEGIN}/CON?inside=permit-example&wire=providers")

    assert answer.status_code == 404
