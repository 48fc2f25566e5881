"""The PDF of a certificate, read back by programs that did not make it."""

import io
import json
from datetime import timedelta

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from absch.certificates.renditions import rendition
from absch.publishing import operations as publishing
from tests.certificates.readers import (
    arabic_text_of,
    code_printed_on,
    facts_of,
    fonts_of,
    pdfsig_says,
    read_by_pypdf,
    signature_of,
    structure_of,
    text_of,
)
from tests.makers import (
    NOON,
    a_permit,
    an_amendment,
    authority_of,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]
SUBJECT = {
    "ar": "بذور التيف",
    "en": "Seeds of teff",
    "es": "Semillas de tef",
    "fr": "Graines de teff",
    "ru": "Семена тефа",
    "zh": "苔麸种子",
}
COUNTRY = {"ar": "كينيا", "en": "Kenya", "es": "Kenya", "fr": "Kenya", "ru": "Кения", "zh": "肯尼亚"}


@pytest.fixture(autouse=True)
def _own(own_folder):
    """Keys and files of each test are its own."""


def a_permit_in_six_languages():
    header = {"header": {"identifier": "permit-in-six", "schema": "absPermit", "languages": LANGUAGES}}
    return a_permit(
        "ke", identifier="permit-in-six", **header, subjectMatter=SUBJECT, title=dict.fromkeys(SUBJECT, "P/7")
    )


def pdf_of(version, *, language="en", at=NOON) -> bytes:
    return rendition(version, language=language, at=at).read()


# --- what it says ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_certificate_says_number_country_and_subject_in_each_language(language):
    pdf = pdf_of(a_permit_in_six_languages(), language=language)

    facts, text = facts_of(pdf), text_of(pdf)
    assert facts["Title"].startswith("ABSCH-IRCC-KE-100002-1 · ")
    assert (facts["Pages"], facts["Page size"]) == ("1", "595.276 x 841.89 pts (A4)")
    assert "ABSCH-IRCC-KE-100002-1" in text
    assert read_by_pypdf(pdf).trailer["/Root"]["/Lang"] == language
    if language != "ar":
        assert COUNTRY[language] in text
        assert SUBJECT[language] in text
    assert len(pdf) < 150_000


def test_an_arabic_certificate_is_read_back_as_it_was_written():
    text = arabic_text_of(pdf_of(a_permit_in_six_languages(), language="ar"))

    assert "بذور التيف" in text
    assert "كينيا" in text


def test_the_items_of_article_17_4_stand_in_its_order_with_their_letters():
    text = text_of(pdf_of(a_permit("ke")))

    places = [text.index(f"({letter})") for letter in "abcdefghi"]
    assert places == sorted(places)
    assert "(a) Authority that issued the permit Office of Genetic Resources ABSCH-CNA-KE-100001-1" in text
    assert "(b) Date of issuance 1 March 2026" in text
    assert "(d) Unique identifier of the certificate ABSCH-IRCC-KE-100002-1" in text
    assert "(f) Subject-matter or genetic resources covered Seeds of teff" in text
    assert "(g) Mutually agreed terms were established Yes" in text


def test_what_is_confidential_says_that_it_is_not_held():
    text = text_of(pdf_of(a_permit("ke")))

    assert "(c) Provider Confidential Not held by this registry." in text
    assert "(e) Person or entity to whom consent was granted Confidential Not held by this registry." in text
    assert "(i) Commercial or non-commercial use Confidential Not held by this registry." in text


def test_it_says_that_it_is_evidence_of_consent_and_terms():
    text = text_of(pdf_of(a_permit("ke")))

    assert "Internationally recognized certificate of compliance" in text
    assert (
        "were accessed in accordance with prior informed consent and that mutually agreed terms were established"
        in text
    )


def test_a_permit_of_a_government_that_is_no_party_says_that_it_is_no_certificate():
    text = text_of(pdf_of(a_permit("us")))

    assert "It is therefore not an internationally recognized certificate of compliance." in text
    assert "Internationally recognized certificate of compliance" not in text
    assert "Issued as evidence" not in text


def test_it_names_the_address_and_the_signed_state_of_the_log(settings):
    text = text_of(pdf_of(a_permit("ke")))

    assert f"{settings.ABSCH_BASE_URL}/certificate/ABSCH-IRCC-KE-100002-1" in text
    assert "Public log: 2 entries, root " in text
    assert "signed by 127.0.0.1/log." in text
    assert "Place in the public log: 1." in text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_code_printed_on_it_leads_to_its_address(language, settings, tmp_path):
    pdf = pdf_of(a_permit("ke"), language=language)

    assert code_printed_on(pdf, tmp_path) == f"{settings.ABSCH_BASE_URL}/certificate/ABSCH-IRCC-KE-100002-1"


def test_a_long_record_goes_on_on_further_pages_each_with_number_and_page():
    paragraphs = "".join(f"<p>Paragraph {place} of a long account of the consent.</p>" for place in range(120))

    pdf = pdf_of(a_permit("ke", picInformation={"en": paragraphs}))

    pages = [" ".join(page.extract_text().split()) for page in read_by_pypdf(pdf).pages]
    assert len(pages) > 2
    assert [f"{place} / {len(pages)}" in page for place, page in enumerate(pages, start=1)] == [True] * len(pages)
    assert all("ABSCH-IRCC-KE-100002-1" in page for page in pages)
    assert "Check before you rely on this paper" in pages[0]
    assert "Paragraph 119 of a long account" in "".join(pages)


def test_marks_that_a_record_may_not_bring_are_left_out():
    pdf = pdf_of(
        a_permit(
            "ke",
            subjectMatter={"en": '<p onclick="x()">Seeds<script>alert(1)</script><img src="file:///etc/passwd"></p>'},
        )
    )

    assert "Seeds" in text_of(pdf)
    assert "alert" not in text_of(pdf)
    assert not any(page.images for page in read_by_pypdf(pdf).pages)


# --- the states ---


def test_a_superseded_certificate_names_the_version_that_took_its_place():
    first = a_permit("ke")
    an_amendment(first, at=LATER, reason="New dates were agreed.")
    first.refresh_from_db()

    text = text_of(pdf_of(first, at=LATER))

    assert "Not the valid version Superseded on 3 March 2026 by: ABSCH-IRCC-KE-100002-2" in text
    assert "New dates were agreed." in text
    assert "State on 3 March 2026, when this file was made" in text


def test_a_revoked_certificate_says_when_and_why():
    first = a_permit("ke")
    publishing.revoke(first.record, by=authority_of("ke"), at=LATER, reason={"en": "Consent was withdrawn."})
    first.refresh_from_db()

    text = text_of(pdf_of(first, at=LATER))

    assert "Revoked on 3 March 2026" in text
    assert "Reason: Consent was withdrawn." in text
    assert "Open the latest version instead: ABSCH-IRCC-KE-100002-2" in text


def test_an_expired_certificate_names_its_last_day():
    text = text_of(pdf_of(a_permit("ke", dateOfExpiry="2026-03-02"), at=LATER))

    assert "Expired: the last day was 2 March 2026" in text


@pytest.mark.parametrize(
    ("environment", "prefix", "word"),
    [
        ("demo", "ABSCH", "DEMONSTRATION"),
        ("training", "ABSTRG", "TRAINING"),
        ("staging", "ABSSTG", "TEST SYSTEM"),
        ("development", "ABSDEV", "DEVELOPMENT"),
    ],
)
def test_outside_production_every_page_bears_the_name_of_the_environment(environment, prefix, word, settings):
    settings.ABSCH_ENVIRONMENT, settings.ABSCH_NUMBER_PREFIX = environment, prefix

    pdf = pdf_of(a_permit("ke", picInformation={"en": "<p>On and on.</p>" * 90}))

    pages = ["".join(page.extract_text().split()) for page in read_by_pypdf(pdf).pages]
    assert len(pages) > 1
    assert all(word.replace(" ", "") in page for page in pages)
    assert f"{prefix}-IRCC-KE-100002-1" in pages[0]


def test_in_production_no_page_bears_such_a_word(settings):
    settings.ABSCH_ENVIRONMENT = "production"

    text = text_of(pdf_of(a_permit("ke")))

    assert not any(word in text for word in ("DEMONSTRATION", "TRAINING", "TEST SYSTEM", "DEVELOPMENT"))


# --- how it is made ---


def test_it_is_tagged_and_says_that_it_is_pdf_a_3a():
    pdf = pdf_of(a_permit("ke"))

    assert facts_of(pdf)["Tagged"] == "yes"
    assert facts_of(pdf)["PDF version"] == "1.7"
    structure = structure_of(pdf)
    assert [
        name for name in ("H1", "H2", "L (block)", "LI (block)", "P (block)", "Figure", "Link") if name not in structure
    ] == []
    metadata = read_by_pypdf(pdf).xmp_metadata.stream.get_data().decode()
    assert 'part="3"' in metadata
    assert 'conformance="A"' in metadata


def test_it_says_the_same_of_itself_in_both_places_and_when_it_was_made():
    pdf = read_by_pypdf(pdf_of(a_permit("ke")))

    assert pdf.metadata.title == pdf.xmp_metadata.dc_title["x-default"]
    assert pdf.metadata["/Keywords"] == pdf.xmp_metadata.pdf_keywords == "ABSCH-IRCC-KE-100002-1"
    assert pdf.metadata.producer == pdf.xmp_metadata.pdf_producer
    assert pdf.metadata.creation_date == NOON


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_its_fonts_are_embedded_as_subsets(language):
    fonts = fonts_of(pdf_of(a_permit_in_six_languages(), language=language))

    assert len(fonts) >= 3
    assert {(each["embedded"], each["subset"]) for each in fonts} == {("yes", "yes")}


def test_it_encloses_the_record_as_its_json_page_gives_it(client):
    version = a_permit("ke")

    enclosed = read_by_pypdf(pdf_of(version)).attachments

    twin = client.get(f"/en/database/IRCC/{version.number}.json").json()
    (document,) = (json.loads(each) for each in enclosed["ABSCH-IRCC-KE-100002-1.json"])
    assert list(enclosed) == ["ABSCH-IRCC-KE-100002-1.json"]
    assert document == {name: twin[name] for name in document}
    assert {"number", "revision", "document", "public_hash"} <= set(document)
    assert "providers" not in document["document"]


# --- its signature ---


def test_its_signature_is_verified_by_two_programs_and_covers_the_whole_file(tmp_path):
    pdf = pdf_of(a_permit("ke"))

    status = signature_of(pdf)
    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True, True, True, True)
    assert status.coverage.name == "ENTIRE_FILE"
    said = pdfsig_says(pdf, tmp_path)
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "CN=DEMONSTRATION ABS Clearing-House certificates" in said


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.8])
def test_one_changed_byte_breaks_its_signature(share, tmp_path):
    pdf = bytearray(pdf_of(a_permit("ke")))
    pdf[int(len(pdf) * share)] ^= 1

    assert "Signature is Valid." not in pdfsig_says(bytes(pdf), tmp_path)


def test_what_is_added_after_the_signature_is_found(tmp_path):
    pdf = pdf_of(a_permit("ke"))
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))
    added = io.BytesIO()
    writer.write(added)

    assert not signature_of(added.getvalue()).bottom_line
    assert "Total document signed" not in pdfsig_says(added.getvalue(), tmp_path)
