"""What holds of each national type alike."""

import pytest

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.schema import schema_of
from tests.formats.types import national

FULL = (
    national.a_measure(),
    national.a_procedure(),
    national.a_model_clause(),
    national.a_database(),
    national.a_checkpoint(),
    national.a_communique(),
)
OF_ALL = pytest.mark.parametrize("document", FULL, ids=lambda each: each["header"]["schema"])


@OF_ALL
def test_a_document_with_every_answer_may_be_published(document, db):
    national.publish_what_they_cite()

    assert national.faults_of(document) == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", national.LANGUAGES)
@OF_ALL
def test_its_form_gives_back_the_document_it_was_made_from(document, language):
    assert national.after(document, language=language) == document


@pytest.mark.django_db
@pytest.mark.parametrize("language", national.LANGUAGES)
@OF_ALL
def test_its_page_shows_every_answer_but_private_ones(document, language):
    page = national.page_in(language, document)

    assert set(page) == document.keys() - {"header", "notes"}
    assert all("<dt>" in html and answer.text for answer, html in page.values())


@OF_ALL
def test_its_schema_names_every_answer_and_requires_what_is_always_asked(document):
    schema = schema_of(RECORD_TYPES[document["header"]["schema"]])

    assert document.keys() <= schema["properties"].keys()
    assert set(schema["required"]) <= document.keys()
    assert schema["required"][0] == "header"


@OF_ALL
def test_publishing_takes_out_private_notes_alone(document, db):
    assert national.published(document) == national.without(document, "notes")


@OF_ALL
def test_what_is_asked_is_named_by_words_and_a_provision_or_the_common_format(document):
    record_type = RECORD_TYPES[document["header"]["schema"]]

    sources = {field.source.split()[0] for field in record_type.fields}

    assert sources <= {"Article", "Articles", "Decision", "Common"}
    assert all(str(field.label) for field in record_type.fields)
    assert str(record_type.purpose)
