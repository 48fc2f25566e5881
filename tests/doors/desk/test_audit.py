"""Who did what, and who tried."""

from tests.doors.desk.pages import words
from tests.doors.desk.scene import a_published_permit
from tests.makers import administrator, authority_of, authorized_user_of, focal_point_of

AUDIT = "/en/register/audit"


def test_the_governments_own_people_read_acts_with_person_and_office(as_, now):
    number = a_published_permit(at=now).number

    page = words(as_(authorized_user_of("ke")).get(AUDIT).text)

    assert f"publishing-authority ke Publishing authority Publish a record {number} Done" in page


def test_refused_attempts_are_there_with_their_code(as_, now):
    a_published_permit(at=now)
    as_(authorized_user_of("ke")).post("/en/register/permit-example/revoke", {"reason.en": "Because."})

    page = words(as_(focal_point_of("ke")).get(f"{AUDIT}?outcome=refused").text)

    assert "authorized-user ke National authorized user Revoke a permit permit-example Refused not-designated" in page
    assert "Publish a record" not in page


def test_nothing_of_another_government_is_shown(as_, now):
    a_published_permit(at=now)

    page = as_(focal_point_of("pe")).get(f"{AUDIT}?government=ke").text

    assert "publishing-authority ke" not in page
    assert "There are none." in page


def test_an_administrator_reads_all_or_one_government(as_, now):
    a_published_permit(at=now)
    a_published_permit(at=now, of="pe", identifier="permit-of-peru")

    every, of_peru = (as_(administrator()).get(f"{AUDIT}{asked}").text for asked in ("", "?government=pe"))

    assert "publishing-authority ke" in every
    assert "publishing-authority pe" in every
    assert "publishing-authority ke" not in of_peru


def test_acts_on_one_record_can_be_looked_for(as_, now):
    a_published_permit(at=now)

    page = words(as_(authority_of("ke")).get(f"{AUDIT}?subject=authority-of").text)

    assert "Begin a draft authority-of-ke" in page
    assert "permit-example" not in page


def test_a_long_audit_has_pages(as_, now):
    for number in range(14):
        a_published_permit(at=now, identifier=f"permit-number-{number:02}")

    page = words(as_(authority_of("ke")).get(f"{AUDIT}?page=2").text)

    assert "2 / 2" in page
