"""Who acts for a government: designated, limited, deputised, handed over, ended."""

import re
from datetime import timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.models import AuditEntry, Designation, Person
from absch.accounts.queries import holders
from absch.accounts.roles import Role
from absch.outbox.models import Announcement
from tests.doors.desk.pages import buttons, code_of, form_on, links, told, words
from tests.doors.desk.scene import somebody
from tests.makers import a_person, administrator, authority_of, authorized_user_of, focal_point_of

PAGE = "/en/register/designations"


@pytest.fixture
def focal_point(as_):
    return as_(focal_point_of("ke"))


def designate(browser, **asked):
    sent = {"do": "designate", "of": "ke", "mailbox": "new@example.org", "name": "", "language": "fr"}
    return browser.post(PAGE, sent | {"role": "authorized-user"} | asked)


def roles_offered(answer):
    """Return the roles that can be chosen on the page, in their order."""
    return re.findall(r'<option value="([a-z]+-[a-z-]+|administrator|translator)"', answer.text)


# --- the page ---


def test_the_page_shows_who_is_designated_by_whom_and_since_when(as_, now):
    accounts.designate(
        a_person(name="Wanjiru"),
        Role.AUTHORIZED_USER,
        of="ke",
        by=focal_point_of("ke"),
        at=now,
        limited_to=["CNA"],
        until=(now + timedelta(days=30)).date(),
    )

    page = words(as_(authorized_user_of("ke")).get(PAGE).text)

    assert "Who acts: Kenya" in page
    assert "Wanjiru wanjiru@example.org National authorized user Only for: CNA Since" in page
    assert "focal-point ke National focal point" in page
    assert "Wanjiru" not in words(as_(authority_of("pe")).get(PAGE).text)


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        (focal_point_of, ["publishing-authority", "authorized-user"]),
        (authority_of, ["authorized-user"]),
        (authorized_user_of, []),
    ],
)
def test_only_roles_that_are_ones_own_to_grant_are_offered(as_, db, who, offered):
    assert roles_offered(as_(who("ke")).get(PAGE)) == offered


def test_the_secretariat_chooses_a_government_or_itself(as_, db):
    focal_point_of("ke")
    browser = as_(administrator())

    of_kenya, of_itself = browser.get(f"{PAGE}?government=ke"), browser.get(PAGE)

    assert roles_offered(of_kenya) == ["focal-point", "publishing-authority", "authorized-user"]
    assert "focal-point ke" in of_kenya.text
    assert roles_offered(of_itself) == [
        *("administrator", "validation-team", "user-support", "advisory-committee", "translator")
    ]


def test_nobody_else_chooses_a_government_or_sees_the_secretariat(as_, db):
    administrator()
    focal_point_of("pe")

    for who in (focal_point_of("ke"), somebody()):
        for asked in ("?government=pe", "?government=", ""):
            page = as_(who).get(f"{PAGE}{asked}").text
            assert "focal-point.pe@example.org" not in page
            assert "administrator@example.org" not in page


# --- designate ---


def test_somebody_new_is_invited_and_designated_in_one_go(focal_point):
    answer = designate(focal_point, name="Nadia", limited_to=["CNA", "IRCC"])

    person = Person.objects.get(email="new@example.org")
    designation = person.designations.get()
    assert answer["Location"] == f"{PAGE}?government=ke"
    assert told(focal_point.get(PAGE)) == "Designated: new@example.org. A letter says so."
    assert (person.name, person.language, person.government) == ("Nadia", "fr", "ke")
    assert (designation.role, designation.limited_to) == ("authorized-user", ["CNA", "IRCC"])
    assert {"person.invited", "designation.designate"} == set(Announcement.objects.values_list("what", flat=True))


def test_somebody_with_an_account_is_designated_without_an_invitation(focal_point):
    person = a_person(name="Wanjiru")

    designate(focal_point, mailbox="WANJIRU@example.org")

    assert person.designations.count() == 1
    assert not Announcement.objects.filter(what="person.invited").exists()


def test_a_second_publishing_authority_is_refused_and_nobody_was_invited(focal_point):
    authority_of("ke")

    answer = designate(focal_point, role="publishing-authority")

    assert (answer.status_code, code_of(answer)) == (409, "seat-taken")
    assert form_on(answer, holding="role")["controls"]["mailbox"] == ["new@example.org"]
    assert not Person.objects.filter(email="new@example.org").exists()
    assert [(each.act, each.code) for each in AuditEntry.objects.all()] == [("designate", "seat-taken")]


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        (authority_of, {"of": "de"}),
        (authority_of, {"role": "publishing-authority"}),
        (authority_of, {"role": "focal-point"}),
        (authority_of, {"role": "administrator", "of": ""}),
        (authorized_user_of, {}),
    ],
)
def test_beyond_ones_own_office_nobody_is_designated_and_the_attempt_is_entered(as_, db, who, asked):
    answer = designate(as_(who("ke")), **asked)

    assert (answer.status_code, code_of(answer)) == (403, "may-not-designate")
    assert not Person.objects.filter(email="new@example.org").exists()
    entry = AuditEntry.objects.get()
    assert (entry.outcome, entry.code, entry.government) == ("refused", "may-not-designate", asked.get("of", "ke"))


@pytest.mark.parametrize(
    ("asked", "at_fault"),
    [
        ({"mailbox": "no address"}, "designate-mailbox"),
        ({"until": "31 February"}, "designate-until"),
        ({"role": "king"}, "designate-role"),
        ({"limited_to": "XYZ"}, "designate-limited_to"),
    ],
)
def test_what_cannot_be_read_is_shown_at_its_question(focal_point, asked, at_fault):
    answer = designate(focal_point, **asked)

    assert answer.status_code == 400
    assert f"#{at_fault}" in links(answer)
    assert not Person.objects.filter(email="new@example.org").exists()


def test_a_last_day_in_the_past_is_refused(focal_point):
    answer = designate(focal_point, until="2016-01-01")

    assert (answer.status_code, code_of(answer)) == (400, "bad-period")


def test_the_secretariat_designates_a_focal_point(as_, db):
    designate(as_(administrator()), role="focal-point", of="ke")

    assert [each.email for each in holders(Role.FOCAL_POINT, government="ke", on=Designation.objects.last().since)] == [
        "new@example.org"
    ]


# --- hand over, name a deputy ---


def test_the_office_is_handed_over_with_a_reason(focal_point):
    authority_of("ke")
    asked = {"do": "hand-over", "of": "ke", "mailbox": "new@example.org", "name": "Nadia", "language": "en"}
    assert ("do", "hand-over") in buttons(focal_point.get(PAGE))

    refused = focal_point.post(PAGE, asked | {"reason": " "})
    focal_point.post(PAGE, asked | {"reason": "Left the ministry."})

    assert (refused.status_code, code_of(refused)) == (400, "reason-required")
    seat = Designation.objects.get(role="publishing-authority", ended_at=None)
    assert seat.person.email == "new@example.org"
    assert Designation.objects.get(person=authority_of("ke")).end_reason == "Left the ministry."


def test_the_authority_names_a_deputy_for_a_period(as_, now):
    browser, today = as_(authority_of("ke")), now.date()
    asked = {"do": "name-deputy", "of": "ke", "mailbox": "new@example.org", "name": "", "language": "en"}
    until = today + timedelta(days=14)

    browser.post(PAGE, asked | {"since": today.isoformat(), "until": until.isoformat()})

    deputy = Designation.objects.get(as_deputy=True)
    assert (deputy.person.email, deputy.since, deputy.until) == ("new@example.org", today, until)
    assert "Deputy" in words(browser.get(PAGE).text)


def test_only_who_holds_the_office_is_offered_to_name_a_deputy(as_, db):
    authority_of("ke")

    assert ("do", "name-deputy") in buttons(as_(authority_of("ke")).get(PAGE))
    assert ("do", "name-deputy") not in buttons(as_(focal_point_of("ke")).get(PAGE))
