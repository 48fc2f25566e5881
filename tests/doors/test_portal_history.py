"""The history of a record, and two of its versions compared."""

import re

import pytest

from absch.publishing import operations as publishing
from absch.records import operations as records
from tests.doors.portal import NEXT_DAY, THIRD_DAY, words
from tests.makers import a_permit, a_version, an_amendment, an_authority_document, authority_of

pytestmark = pytest.mark.django_db
ADDRESS = "/en/database/IRCC/ABSCH-IRCC-KE-100002"


def acts(page):
    """Return the words of each act of a history."""
    story = re.search(r'<ol class="time">(.*?)</ol>', page, re.DOTALL)[1]
    return [words(each) for each in re.findall(r"<li.*?</li>", story, re.DOTALL)]


@pytest.fixture
def three_versions():
    """A permit, its amendment, its revocation."""
    first = a_permit("ke", dateOfExpiry="2099-12-31")
    second = an_amendment(first, at=NEXT_DAY, reason="More seeds.", subjectMatter={"en": "Seeds of teff and millet"})
    publishing.revoke(second.record, by=authority_of("ke"), at=THIRD_DAY, reason={"en": "The terms were broken."})


def test_the_history_tells_every_version_its_state_the_reason_and_the_office(client, three_versions):
    page = client.get(f"{ADDRESS}-1/history").text

    assert acts(page) == [
        "Revoked ABSCH-IRCC-KE-100002-3 Revoked. Reason given: The terms were broken."
        " 4 March 2026 · Publishing authority · Kenya",
        "Revoked ABSCH-IRCC-KE-100002-2 Amended: a new version took the place of the one before."
        " Reason given: More seeds. 3 March 2026 · Publishing authority · Kenya",
        "Revoked ABSCH-IRCC-KE-100002-1 First publication: the certificate was constituted."
        " You are reading this version. 2 March 2026 · Publishing authority · Kenya",
    ]


def test_the_twin_of_the_history_tells_the_same(client, three_versions):
    twin = client.get(f"{ADDRESS}/history.json").json()

    assert (twin["number"], twin["total"]) == ("ABSCH-IRCC-KE-100002-3", 3)
    assert [(each["kind"], each["number"], each["on"], each["state"]) for each in twin["results"]] == [
        ("revoke", "ABSCH-IRCC-KE-100002-3", "2026-03-04", "revoked"),
        ("amend", "ABSCH-IRCC-KE-100002-2", "2026-03-03", "revoked"),
        ("publish", "ABSCH-IRCC-KE-100002-1", "2026-03-02", "revoked"),
    ]
    assert [each["log"]["leaf"] for each in twin["results"]] == [3, 2, 1]


def test_the_history_of_an_amended_certificate_shows_which_version_is_in_force(client):
    an_amendment(a_permit("ke"), at=NEXT_DAY)

    page = client.get(f"{ADDRESS}/history").text

    assert [each.split(" ABSCH")[0] for each in acts(page)] == ["In force", "Superseded"]


def test_withdrawal_and_redaction_are_acts_of_the_history(client):
    version = a_version(an_authority_document("ke"))
    publishing.withdraw(version.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Merged."})
    publishing.redact(version, by=authority_of("ke"), at=THIRD_DAY, reason={"en": "It named a source."})

    page = client.get("/en/database/CNA/ABSCH-CNA-KE-100001/history").text

    assert acts(page) == [
        "Redacted ABSCH-CNA-KE-100001-1 Redacted: the content of this version was taken out."
        " Reason given: It named a source. 4 March 2026 · Publishing authority · Kenya",
        "Withdrawn ABSCH-CNA-KE-100001-1 Withdrawn. Reason given: Merged. 3 March 2026 · Publishing authority · Kenya",
        "Withdrawn ABSCH-CNA-KE-100001-1 First publication. You are reading this version."
        " 2 March 2026 · Publishing authority · Kenya",
    ]


def test_a_long_history_needs_no_more_queries_than_a_short_one(client, django_assert_num_queries):
    version = an_amendment(a_permit("ke"), at=NEXT_DAY)
    client.get(f"{ADDRESS}/history")  # what countries are called is read once
    version = an_amendment(version, at=NEXT_DAY)
    with django_assert_num_queries(3):
        client.get(f"{ADDRESS}/history")
    for _ in range(5):
        version = an_amendment(version, at=NEXT_DAY)

    with django_assert_num_queries(3):
        page = client.get(f"{ADDRESS}/history").text

    assert len(acts(page)) == 8


# --- comparison ---


def test_a_comparison_shows_what_was_taken_out_and_what_was_put_in(client, three_versions):
    page = client.get(f"{ADDRESS}-2/compare/1").text

    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*Subject-matter.*?</tr>", page, re.DOTALL)[0]
    assert "<ins>and millet</ins>" in row
    assert "What changed: version 1 and version 2" in page
    assert "Date of expiry" not in page


def test_the_twin_of_a_comparison_gives_the_answers_that_differ(client, three_versions):
    twin = client.get(f"{ADDRESS}-2/compare/1.json").json()

    assert (twin["was"], twin["now"]) == ("ABSCH-IRCC-KE-100002-1", "ABSCH-IRCC-KE-100002-2")
    assert {
        "field": "subjectMatter",
        "was": {"en": "Seeds of teff"},
        "now": {"en": "Seeds of teff and millet"},
    } in twin["results"]
    assert "title" not in [each["field"] for each in twin["results"]]


def test_two_versions_are_chosen_without_a_script(client, three_versions):
    page = client.get(f"{ADDRESS}-3").text
    form = re.search(r'<form class="ask".*?</form>', page, re.DOTALL)[0]

    answer = client.get(f"{ADDRESS}-3/compare?was=1&now=2")

    assert f'action="{ADDRESS}-3/compare"' in form
    assert (re.findall(r'name="(\w+)"', form), form.count("<option")) == (["was", "now"], 6)
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}-2/compare/1")


@pytest.mark.parametrize(
    ("read", "offered"), [("-1", ["1", "3"]), ("-2", ["2", "3"]), ("-3", ["2", "3"]), ("-2/compare/1", ["1", "2"])]
)
def test_the_two_versions_that_are_offered_suit_the_one_that_is_read(client, three_versions, read, offered):
    page = client.get(f"{ADDRESS}{read}").text

    assert re.findall(r'<option value="(\d)" selected>', page) == offered


@pytest.mark.parametrize("rest", ["-2/compare/9", "-2/compare/0", "-9/compare/1", "-2/compare?was=1&now=9"])
def test_a_version_that_does_not_exist_cannot_be_compared(client, three_versions, rest):
    assert client.get(f"{ADDRESS}{rest}").status_code == 404


@pytest.mark.parametrize(
    "question", ["", "?was=1", "?was=x&now=2", "?was=-1&now=2", "?was=²&now=1", "?was=" + "9" * 200]
)
def test_a_choice_that_names_no_versions_is_not_found(client, three_versions, question):
    assert client.get(f"{ADDRESS}-2/compare{question}").status_code == 404


def test_a_redacted_version_cannot_be_compared(client):
    by = authority_of("ke")
    first = a_version(an_authority_document("ke", name={"en": "Unspeakable Office"}))
    draft = records.reopen(first.record, by=by, at=NEXT_DAY)
    draft = records.save(draft, draft.content | {"name": {"en": "Office"}}, by=by, at=NEXT_DAY)
    publishing.amend(draft, by=by, at=NEXT_DAY, reason={"en": "Another name."})
    publishing.redact(first, by=by, at=THIRD_DAY, reason={"en": "It named a source."})

    page = client.get("/en/database/CNA/ABSCH-CNA-KE-100001-2/compare/1").text
    twin = client.get("/en/database/CNA/ABSCH-CNA-KE-100001-2/compare/1.json").json()

    assert "they cannot be compared" in page
    assert "Unspeakable" not in page
    assert (twin["is_redacted"], twin["results"]) == (True, [])
