"""The PDF at its address: open to everyone, in six languages."""

import pytest

from absch.certificates import renditions
from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY
from tests.makers import a_permit, a_version, an_amendment, an_authority_document, authority_of

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]


@pytest.fixture(autouse=True)
def _own(settings, tmp_path):
    """Keys and files of each test are its own."""
    settings.ABSCH_DATA_DIR = tmp_path


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_the_pdf_of_a_version_is_sent_to_everyone(client):
    version = a_permit("ke")

    response = client.get(f"/ar/database/IRCC/{version.number}.pdf")

    pdf = body(response)
    assert response.status_code == 200
    assert pdf.startswith(b"%PDF-1.7")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="ABSCH-IRCC-KE-100002-1-ar.pdf"'
    assert response["Content-Length"] == str(len(pdf))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Language"] == "ar"
    assert not response.cookies


def test_the_page_of_a_permit_leads_to_its_pdf_and_that_of_another_record_to_none(client):
    permit = a_permit("ke")

    page = client.get(f"/fr/database/IRCC/{permit.number}").content.decode()
    other = client.get("/fr/database/CNA/ABSCH-CNA-KE-100001-1").content.decode()

    assert f'href="/fr/database/IRCC/{permit.number}.pdf"' in page
    assert ".pdf" not in other


def test_without_revision_it_is_the_pdf_of_the_latest_version(client):
    an_amendment(a_permit("ke"), at=NEXT_DAY)

    response = client.get("/en/database/IRCC/ABSCH-IRCC-KE-100002.pdf")

    assert response["Content-Disposition"] == 'inline; filename="ABSCH-IRCC-KE-100002-2-en.pdf"'


def test_who_has_the_file_already_is_told_so_and_gets_no_bytes(client):
    version = a_permit("ke")
    address = f"/en/database/IRCC/{version.number}.pdf"
    first = client.get(address)

    second = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]


def test_the_head_of_a_pdf_is_its_headers_and_the_next_reader_gets_the_whole(client):
    version = a_permit("ke")
    address = f"/en/database/IRCC/{version.number}.pdf"

    head = client.head(address)
    whole = client.get(address)

    assert (head.status_code, body(head)) == (200, b"")
    assert head["ETag"] == whole["ETag"]
    assert int(head["Content-Length"]) == len(body(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_nobody_gave_is_answered_in_the_readers_language(language, client):
    response = client.get(f"/{language}/database/IRCC/ABSCH-IRCC-KE-999999-1.pdf")

    assert response.status_code == 404
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "CNA/ABSCH-CNA-KE-100001-1.pdf",
        "IRCC/ABSCH-CNA-KE-100001-1.pdf",
        "IRCC/ABSTRG-IRCC-KE-100002-1.pdf",
        "IRCC/ABSCH-IRCC-DE-100002-1.pdf",
        "IRCC/ABSCH-IRCC-KE-100002-7.pdf",
    ],
)
def test_only_permits_under_their_right_number_have_a_pdf(address, client):
    a_permit("ke")

    assert client.get(f"/en/database/{address}").status_code == 404


def test_no_other_record_has_a_pdf(client):
    version = a_version(an_authority_document("ke"))

    assert client.get(f"/en/database/CNA/{version.number}.pdf").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_of_a_redacted_version_is_gone(language, client):
    version = a_permit("ke")
    client.get(f"/{language}/database/IRCC/{version.number}.pdf")
    publishing.redact(version, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "It named a person."})

    response = client.get(f"/{language}/database/IRCC/{version.number}.pdf")

    assert response.status_code == 410
    assert 'data-code="redacted"' in response.content.decode()
    assert version.number in response.content.decode()


def test_while_several_are_made_the_next_reader_is_asked_to_come_again(client):
    version = a_permit("ke")
    taken = [renditions._PLACES.acquire(blocking=False) for _place in range(3)]
    try:
        response = client.get(f"/en/database/IRCC/{version.number}.pdf")
    finally:
        for _place in taken:
            renditions._PLACES.release()

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert client.get(f"/en/database/IRCC/{version.number}.pdf").status_code == 200


def test_pdfs_are_only_read(client):
    assert client.post("/en/database/IRCC/ABSCH-IRCC-KE-100002-1.pdf").status_code == 405


def test_the_public_half_of_the_key_is_published(client):
    a_permit("ke")

    log_key, pdf_key = client.get("/.well-known/absch-keys.json").json()["keys"]

    assert (log_key["use"], pdf_key["use"], pdf_key["algorithm"]) == ("log", "pdf", "ECDSA P-256")
    assert [each.startswith("-----BEGIN CERTIFICATE-----") for each in pdf_key["certificates"]] == [True, True]
    assert "PRIVATE" not in str(pdf_key)
