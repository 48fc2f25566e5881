"""Lists and files sent by strangers: answered, receipted, limited."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from absch.certificates.models import Receipt
from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY, words
from tests.makers import a_permit, authority_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_spent():
    cache.clear()


def sent(client, numbers="", *files, address="/en/verify", **headers):
    return client.post(address, {"numbers": numbers, "files": list(files)}, headers=headers)


def test_a_list_is_answered_and_its_receipt_tells_what_changed(client):
    version = a_permit("ke")

    page = sent(client, f"{version.number}\nABSCH-IRCC-KE-999999-1\n")
    code = Receipt.objects.get().code
    publishing.revoke(version.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Broken."})
    again = client.get(f"/en/verify/receipt/{code}")
    twin = client.get(f"/en/verify/receipt/{code}.json").json()

    assert page.status_code == 200
    assert "1 of 2 are certificates in force" in words(page.text)
    assert not page.cookies
    assert "0 of 2 are certificates in force" in words(again.text)
    assert "1 answer has changed since." in words(again.text)
    assert "Revoked on 3 March 2026. Reason given: Broken." in words(again.text)
    assert [(each["status_then"], each["status"]) for each in twin["results"]] == [
        ("in force", "revoked"),
        ("unknown", "unknown"),
    ]
    assert (twin["total"], twin["changed"]) == (2, 1)


def test_a_list_is_answered_to_programs_with_the_address_of_its_receipt(client):
    number = a_permit("ke").number

    twin = sent(client, f"{number}\n{number}", address="/en/verify.json").json()

    assert [each["status"] for each in twin["results"]] == ["in force", "in force"]
    assert client.get(twin["url"].partition("8000")[2] or f"/en/verify/receipt/{twin['receipt']}").status_code == 200


def test_a_table_is_downloaded_as_it_was_asked(client):
    sent(client, "", SimpleUploadedFile("list.csv", b"x;number\n1;ABSCH-IRCC-KE-999999-1\n2;=1+1\n"))

    table = client.get(f"/en/verify/receipt/{Receipt.objects.get().code}.csv")

    lines = table.content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("row,asked,number,state_then,state_now,changed")
    assert lines[1].startswith("1,ABSCH-IRCC-KE-999999-1,ABSCH-IRCC-KE-999999-1,unknown,unknown,no")
    assert len(lines) == 4


def test_a_file_that_only_carries_a_number_is_called_altered(client):
    number = a_permit("ke").number

    page = sent(client, "", SimpleUploadedFile("scan.pdf", f"%PDF-1.7\n({number})".encode()))

    assert "Altered file" in words(page.text)
    assert "its bytes differ from every file that was issued" in words(page.text)
    assert "Evidence of prior informed consent" not in words(page.text)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({}, 200),
    ],
)
def test_what_another_site_sends_is_not_read(client, headers, status):
    answer = sent(client, "ABSCH-IRCC-KE-999999-1", **headers)

    assert answer.status_code == status
    assert Receipt.objects.exists() == (status == 200)


def test_a_sixty_first_list_within_ten_minutes_waits(client):
    for _each in range(60):
        sent(client, "ABSCH-IRCC-KE-999999-1")

    page, twin = sent(client, "7"), sent(client, "7", address="/ar/verify.json")

    assert (page.status_code, twin.status_code) == (429, 429)
    assert 0 < int(page["Retry-After"]) <= 600
    assert "Too much was asked from your network" in page.text
    assert twin.json()["code"] == "too-often"


def test_nothing_too_much_and_too_large_are_refused_and_what_was_typed_is_kept(client):
    nothing = sent(client, " \n")
    many = sent(client, "ABSCH-IRCC-KE-999999-1\n" * 10_001)
    large = sent(client, "kept 1", SimpleUploadedFile("a.pdf", b"%PDF-" + b"x" * 5 * 1024 * 1024))
    files = sent(client, "", *[SimpleUploadedFile(f"{place}.pdf", b"%PDF-") for place in range(21)])

    assert [each.status_code for each in (nothing, many, large, files)] == [400, 413, 413, 413]
    assert "Nothing was given to check." in nothing.text
    assert ">kept 1</textarea>" in large.text
    assert not Receipt.objects.exists()


def test_ten_thousand_rows_are_shown_a_hundred_at_a_time(client):
    page = sent(client, "\n".join(f"ABSCH-IRCC-KE-{200_000 + place}-1" for place in range(10_000)))

    assert page.text.count('<tr role="row">') == 101
    assert "0 of 10000 are certificates in force" in words(page.text)
    assert len(page.content) < 150_000


def test_what_was_typed_is_escaped_in_the_result(client):
    page = sent(client, "<script>alert(1)</script>")

    assert "<script>alert" not in page.text


def test_a_wrong_code_is_refused_with_a_sentence(client):
    page, twin = client.get("/en/verify/receipt/7Q4K-20F9"), client.get("/en/verify/receipt?code=abc")

    assert (page.status_code, twin.status_code) == (404, 404)
    assert "No receipt has this code." in page.text
