"""What holds of each reference type, and of each of the Secretariat's, alike."""

import pytest

from absch.formats.catalogue import BY_CODE, RECORD_TYPES
from absch.formats.schema import schema_of
from tests.formats.types import reference
from tests.formats.types.national import LANGUAGES, after, faults_of, page_in, published, without

OF_ALL = pytest.mark.parametrize("document", reference.FULL, ids=lambda each: each["header"]["schema"])


def test_there_is_a_document_of_every_such_type():
    types = {each.schema for each in RECORD_TYPES.values() if each.scope in ("reference", "scbd")}

    assert {each["header"]["schema"] for each in reference.FULL} == types


def test_each_has_its_own_row_of_permissions_and_its_code():
    scopes = {each.code: each.scope for each in RECORD_TYPES.values()}

    assert {code for code, scope in scopes.items() if scope == "reference"} == {
        *("VLR", "CDI", "CBR", "CBNEED", "CBOPP", "A19A20", "CPP", "ORG", "SUB"),
    }
    assert {code for code, scope in scopes.items() if scope == "scbd"} == {"MT", "MTD", "NT", "PR", "ST", "NEWS"}


def test_people_find_them_behind_the_national_types():
    codes = list(BY_CODE)

    assert codes[codes.index("VLR") :] == [
        *("VLR", "CDI", "CBR", "CBNEED", "CBOPP", "A19A20", "CPP", "ORG", "SUB"),
        *("MT", "MTD", "NT", "PR", "ST", "NEWS"),
    ]


@OF_ALL
def test_a_document_with_every_answer_may_be_published(document, db):
    reference.publish_what_they_cite()

    assert faults_of(document) == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@OF_ALL
def test_its_form_gives_back_the_document_it_was_made_from(document, language):
    assert after(document, language=language) == document


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@OF_ALL
def test_its_page_shows_every_answer_but_private_ones(document, language):
    page = page_in(language, document)

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
    assert published(document) == without(document, "notes")


@OF_ALL
def test_what_is_asked_is_named_by_words_and_a_provision_or_the_common_format(document):
    record_type = RECORD_TYPES[document["header"]["schema"]]

    sources = {field.source.split()[0] for field in record_type.fields}

    assert sources <= {"Article", "Articles", "Decision", "Common"}
    assert all(str(field.label) for field in record_type.fields)
    assert str(record_type.purpose)
