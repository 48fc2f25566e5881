from html import unescape

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.pages import Cited, as_text, page_of, references_of
from absch.formats.templatetags.provisions import provision
from tests.formats import documents

PERMIT = RECORD_TYPES["absPermit"]
CAPE = Cited(
    "authority-of-za@3", {"en": "Cape office"}, "ABSCH-CNA-ZA-240118-3", "CNA", "/en/database/CNA/ABSCH-CNA-ZA-240118-3"
)
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def answers_of(document, *, language="en", cited=()):
    record = RECORD_TYPES[document["header"]["schema"]](document)
    sections = page_of(record, language=language, cited={each.reference: each for each in cited})
    return {answer.wire: answer for section in sections for answer in section.answers}


def html_of(answer, language="en"):
    with translation.override(language):
        return render_to_string("parts/show/answers.html", {"answers": [answer]})


@pytest.mark.django_db
def test_a_page_has_the_answers_in_their_sections_and_no_private_notes():
    sections = page_of(PERMIT(documents.a_permit(dateOfExpiry="")), language="en", cited={})

    assert [(each.anchor, each.title) for each in sections][:2] == [
        ("section-1", "Issuance"),
        ("section-2", "Prior informed consent"),
    ]
    assert [each.wire for each in sections[0].answers] == [
        "government",
        "amendmentIntent",
        "amendmentDescription",
        "relatedIRCCs",
        "absCNA",
        "title",
        "referenceToNationalPermit",
        "dateOfIssuance",
    ]
    assert "notes" not in {answer.wire for section in sections for answer in section.answers}


@pytest.mark.django_db
def test_a_section_without_answers_is_left_out():
    permit = PERMIT({"header": {"languages": ["en"]}, "relevantInformation": {"en": "None"}, "title": {"en": " "}})

    assert [each.title for each in page_of(permit, language="en", cited={})] == [
        "Copy of the permit and further information"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", documents.FULL, ids=lambda each: each["header"]["identifier"])
def test_the_text_of_an_answer_says_what_its_page_says(document, language):
    # Leaving out what only one of the two says: marks of a list, brackets, addresses behind names.
    for answer in answers_of(document, language=language).values():
        if answer.wire.endswith(("Documents", "specimens", "taxonomies", "websites", "gisFiles", "permitFiles")):
            continue
        page = " ".join(unescape(strip_tags(html_of(answer, language).replace("<br>", " "))).split())
        for word in answer.text.replace("(", " ").replace(")", " ").split():
            assert word in page or answer.confidential, answer.wire


@pytest.mark.django_db
def test_a_page_asks_only_whether_the_names_of_terms_and_of_countries_have_changed(django_assert_num_queries):
    permit = PERMIT(documents.a_permit())
    page_of(permit, language="en", cited={})

    with django_assert_num_queries(2):
        page_of(permit, language="en", cited={})


@pytest.mark.django_db
def test_a_withheld_answer_says_so_and_never_its_value():
    document = documents.a_permit(subjectMatter={"en": "secret leaves"}, subjectMatterConfidential=True)

    sections = page_of(PERMIT(document), language="en", cited={})

    answer = answers_of(document)["subjectMatter"]
    assert (answer.confidential, answer.value, answer.text) == (True, None, "Confidential: not held by this registry")
    assert '<span class="state gone">Confidential</span> Not held by this registry.' in html_of(answer)
    assert "secret" not in as_text(sections)


@pytest.mark.django_db
def test_an_answer_that_is_asked_no_more_is_still_shown():
    document = documents.a_permit(
        updateReasons={"en": "A typing error"}, amendedPermits=[{"identifier": "authority-of-za@3"}]
    )

    answers = answers_of(document, cited=[CAPE])

    assert answers["updateReasons"].text == "A typing error"
    assert answers["amendedPermits"].text == "Cape office (ABSCH-CNA-ZA-240118-3)"


@pytest.mark.django_db
def test_an_answer_of_another_shape_is_shown_as_it_was_sent():
    document = documents.a_permit(title=["<b>", 1], dateOfIssuance="32/13", absCNA=7)

    answers = answers_of(document)

    assert answers["title"].text == '["<b>", 1]'
    assert "[&quot;&lt;b&gt;&quot;, 1]" in html_of(answers["title"])
    assert answers["dateOfIssuance"].text == "32/13"
    assert answers["absCNA"].text == "7"


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(drawn=some.data())
@pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda each: each.schema)
def test_a_page_shows_each_answer_whatever_a_client_once_sent(record_type, drawn):
    document = drawn.draw(documents.any_of(record_type))

    sections = page_of(record_type(document), language="ar", cited={})

    answered = {
        field.wire
        for section in record_type.sections
        for field in section.fields
        if field.is_answered_by(document.get(field.wire)) and not field.private
    }
    answers = [answer for section in sections for answer in section.answers]
    assert {answer.wire for answer in answers if not answer.confidential} == answered - {
        field.wire for field in record_type.fields if field.is_withheld_in(document)
    }
    assert all("<dt>" in html_of(answer, "ar") and answer.text for answer in answers)


@pytest.mark.django_db
def test_a_page_as_text_has_titles_and_a_line_or_more_for_each_answer():
    permit = PERMIT(
        {
            "header": {"languages": ["en"]},
            "title": {"en": "ZA-1"},
            "providers": [{"identifier": "authority-of-za@3"}, {"identifier": "contact-of-nobody@1"}],
        }
    )

    text = as_text(page_of(permit, language="en", cited={CAPE.reference: CAPE}))

    assert text == (
        "Issuance\n\n"
        "Reference number of the permit: ZA-1\n\n"
        "Prior informed consent\n\n"
        "Provider:\n"
        "Cape office (ABSCH-CNA-ZA-240118-3)\n"
        "contact-of-nobody@1"
    )


def test_references_are_those_the_page_shows():
    content = documents.a_permit(providersConfidential=True)

    assert references_of(PERMIT(content)) == [
        ("relatedIRCCs", "permit-before-this@2"),
        ("relatedIRCCs", "permit-long-before@1"),
        ("absCNA", "authority-of-za@3"),
        ("entitiesToWhomPICGranted", "contact-of-holder"),
    ]


def test_a_provision_is_named_with_its_number_from_left_to_right():
    assert provision("Article 17.4(b)") == 'Article <bdi dir="ltr">17.4(b)</bdi>'
    assert provision("Decision NP-1/2, annex") == 'Decision <bdi dir="ltr">NP-1/2</bdi>, annex'
    assert provision("Common format") == ""
