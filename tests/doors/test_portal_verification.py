"""What stands behind a number: the form, and the address printed on certificates."""

import re

import pytest

from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY, words
from tests.makers import a_permit, a_version, an_amendment, an_authority_document, authority_of

pytestmark = pytest.mark.django_db


def banner(page):
    """Return state and words of the one banner."""
    found = re.findall(r'<div class="say[^>]*role="note" data-state="([^"]*)">(.*?)</div></div>', page, re.DOTALL)
    assert len(found) == 1
    return found[0][0], words(found[0][1])


def in_force():
    return a_permit("ke").number


def expired():
    return a_permit("ke", dateOfExpiry="2026-03-05").number


def superseded():
    first = a_permit("ke")
    an_amendment(first, at=NEXT_DAY, reason="More seeds.")
    return first.number


def revoked():
    version = a_permit("ke")
    publishing.revoke(version.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Broken."})
    return version.number


def of_no_party():
    return a_permit("us").number


@pytest.mark.parametrize(
    ("a_number", "state", "beginning"),
    [
        (in_force, "in force", "In force In every Party this certificate is evidence"),
        (expired, "expired", "Expired: the last day was 5 March 2026"),
        (superseded, "superseded", "Not the valid version Superseded on 3 March 2026 by: ABSCH-IRCC-KE-100002-2"),
        (revoked, "revoked", "Revoked on 3 March 2026"),
        (of_no_party, "permit, not certificate", "A permit, not a certificate"),
        (lambda: "ABSTRG-IRCC-KE-100002-1", "training", "A number of another environment"),
        (lambda: "ABSCH-IRCC-KE-999999-1", "unknown", "Not issued by this registry"),
        (lambda: "a certificate", "unknown", "Not issued by this registry"),
    ],
)
def test_a_number_is_answered_with_its_state(client, a_number, state, beginning):
    number = a_number()

    page = client.get("/en/verify", {"number": number})
    twin = client.get("/en/verify.json", {"number": number})

    assert (page.status_code, twin.status_code) == (200, 200)
    assert banner(page.text)[0] == state
    assert banner(page.text)[1].startswith(beginning)
    assert "Checked on" in page.text
    assert (twin.json()["asked"], twin.json()["state"]) == (number, state)
    assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", twin.json()["on"])


@pytest.mark.parametrize(
    "typed",
    [
        "absch-ircc-ke-100002-1",
        "  ABSCH-IRCC-KE-100002-1 ",
        "ABSCH–IRCC–KE–100002–1",
        "ABSCH-IRCC-KE-100002",
        "ABSCH-IRCC-KE-100002-1\r\n",
    ],
)
def test_a_number_may_be_typed_as_people_type(client, typed):
    a_permit("ke")

    assert client.get("/en/verify.json", {"number": typed}).json()["number"] == "ABSCH-IRCC-KE-100002-1"


def test_a_number_that_is_no_certificate_is_told_from_one(client):
    number = a_version(an_authority_document("ke")).number

    page = client.get("/en/verify", {"number": number}).text

    assert banner(page)[0] == "current"
    assert "belongs to a record of this registry that is not a certificate" in page


def test_the_form_stands_alone_until_a_number_is_given(client):
    page, twin = client.get("/en/verify").text, client.get("/en/verify.json").json()

    assert 'class="say' not in page
    assert twin == {"asked": "", "state": None}


def test_one_answer_gets_a_receipt_of_its_own(client):
    number = in_force()
    page = client.get("/en/verify", {"number": number}).text
    form = re.search(r'<form class="noprint" method="post" action="([^"]+)"><input type="hidden" name="([a-z]+)"', page)

    answer = client.post(form[1], {form[2]: number})

    assert answer.status_code == 200
    assert re.search(r'href="/en/verify/receipt/[0-9A-Z-]{19}"', answer.text)


@pytest.mark.parametrize("address", ["/en/verify?number={}", "/certificate/{}"])
def test_the_verdict_stands_before_everything_else_and_in_the_title(client, address):
    page = client.get(address.format(superseded())).text

    assert "Superseded · ABSCH-IRCC-KE-100002-1 · " in page.split("</title>")[0]
    assert page.index('class="say old"') < page.index("<h1>")


def test_the_twin_of_a_superseded_number_names_the_one_to_open_instead(client):
    twin = client.get("/en/verify.json", {"number": superseded()}).json()

    assert (twin["latest"], twin["government"], twin["revision"]) == ("ABSCH-IRCC-KE-100002-2", "KE", 1)
    assert twin["ended"] == {"on": "2026-03-03", "office": "publishing-authority", "reason": {"en": "More seeds."}}


@pytest.mark.parametrize("typed", ["x" * 5000, "ABSCH-IRCC-KE\x00-100002-1", "ABSCH\x1b[31m"])
def test_what_cannot_be_a_number_is_refused_with_a_sentence_and_what_was_typed_is_kept(client, typed):
    page, twin = client.get("/en/verify", {"number": typed}), client.get("/en/verify.json", {"number": typed})

    assert (page.status_code, twin.status_code) == (400, 400)
    assert "This cannot be a record number." in page.text
    assert 'aria-describedby="number-hint number-wrong" aria-invalid="true"' in page.text
    assert "".join(each for each in typed if each >= " ") in page.text
    assert "\x00" not in page.text
    assert twin.json()["code"] == "no-record-number"


def test_what_was_typed_is_escaped(client):
    page = client.get("/en/verify", {"number": '"><script>alert(1)</script>'}).text

    assert "<script>" not in page
    assert "&quot;&gt;&lt;script&gt;" in page


# --- the address on certificates ---


def test_the_address_on_a_certificate_answers_in_the_readers_language_without_leading_away(client):
    number = in_force()

    answer = client.get(f"/certificate/{number}", headers={"Accept-Language": "ar, en;q=0.5"})

    assert (answer.status_code, answer["Content-Language"]) == (200, "ar")
    assert {each.strip() for each in answer["Vary"].split(",")} == {"Accept-Encoding", "Accept-Language"}
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert banner(answer.text)[0] == "in force"
    assert re.findall(r'hreflang="(\w+)"', answer.text) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert f'href="/es/database/IRCC/{number}"' in answer.text


def test_each_language_gets_its_own_answer_at_the_address_of_a_certificate(client):
    number = in_force()

    languages = [
        client.get(f"/certificate/{number}", headers={"Accept-Language": each})["Content-Language"]
        for each in ("fr", "zh-CN", "fr", "de")
    ]

    assert languages == ["fr", "zh", "fr", "en"]


def test_a_superseded_certificate_that_is_scanned_says_so_at_once(client):
    answer = client.get(f"/certificate/{superseded()}")

    state, said = banner(answer.text)
    assert state == "superseded"
    assert "Reason given: More seeds. 3 March 2026 · Publishing authority · Kenya" in said
    assert len(answer.content) < 40_000


def test_the_twin_of_a_certificate_says_the_same(client):
    twin = client.get(f"/certificate/{revoked()}.json").json()

    assert (twin["number"], twin["state"], twin["is_certificate"]) == ("ABSCH-IRCC-KE-100002-1", "revoked", True)
    assert twin["ended"]["reason"] == {"en": "Broken."}


@pytest.mark.parametrize(
    ("number", "status", "state"),
    [
        ("ABSCH-IRCC-KE-999999-1", 404, "unknown"),
        ("ABSTRG-IRCC-KE-100002-1", 404, "training"),
        ("anything", 404, "unknown"),
    ],
)
def test_an_address_with_nothing_behind_it_says_so(client, number, status, state):
    page, twin = client.get(f"/certificate/{number}"), client.get(f"/certificate/{number}.json")

    assert (page.status_code, twin.status_code) == (status, status)
    assert (banner(page.text)[0], twin.json()["state"]) == (state, state)
    assert f'href="/fr/verify?number={number}"' in page.text


@pytest.mark.parametrize("number", ["x" * 5000, "ABSCH%00", "a%0Ab"])
def test_an_address_that_cannot_be_read_is_refused(client, number):
    page, twin = client.get(f"/certificate/{number}"), client.get(f"/certificate/{number}.json")

    assert (page.status_code, twin.status_code) == (400, 400)
    assert "data-code" in page.text
