"""Which number a PDF claims to be about, whoever made it and however broken it is."""

import io
import zlib

import pypdf
import pytest

from absch.certificates.renditions import number_in, rendition
from tests.makers import NOON, a_permit


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_a_certificate_claims_its_number_changed_or_not(language, own_folder):
    pdf = rendition(a_permit("ke"), language=language, at=NOON).read()

    changed = bytearray(pdf)
    changed[len(pdf) // 2] ^= 1

    assert number_in(pdf) == "ABSCH-IRCC-KE-100002-1"
    assert number_in(bytes(changed)) == "ABSCH-IRCC-KE-100002-1"


@pytest.mark.django_db
def test_a_certificate_saved_anew_by_another_program_still_claims_its_number(own_folder):
    pdf = rendition(a_permit("ke"), language="en", at=NOON).read()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    saved = io.BytesIO()
    writer.write(saved)

    assert number_in(saved.getvalue()) == "ABSCH-IRCC-KE-100002-1"


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"ABSCH-IRCC-KE-100002-1",
        b"%PDF-1.7\n1 0 obj\n<</Title (Minutes of a meeting)>>\nendobj\n%%EOF",
        b"%PDF-1.7\nABSCH-IRCC-KE-1000021234567-1",
        b"%PDF-1.7\nABSCH-MSR-KE-100002-1",
        b"%PDF-1.7\nstream\n\x78\x9cnot really packed",
    ],
)
def test_what_names_no_certificate_claims_nothing(pdf):
    assert number_in(pdf) is None


def test_a_title_in_utf_16_is_read():
    title = "ABSCH-IRCC-KE-100002-1".encode("utf-16")

    assert number_in(b"%PDF-1.7\n/Title (" + title + b")") == "ABSCH-IRCC-KE-100002-1"
    assert number_in(b"%PDF-1.7\n/Title <" + title.hex().encode() + b">") == "ABSCH-IRCC-KE-100002-1"


def test_a_stream_that_unpacks_without_end_is_read_to_a_limit_only():
    bomb = zlib.compress(b"\0" * 50_000_000, 9)

    assert number_in(b"%PDF-1.7\n" + (b"stream\n" + bomb + b"\nendstream\n") * 30) is None


def test_a_file_of_more_than_twenty_megabytes_is_not_read():
    assert number_in(b"%PDF-1.7\nABSCH-IRCC-KE-100002-1" + bytes(20 * 1024 * 1024)) is None
