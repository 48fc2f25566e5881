import pytest

from tests.formats.types.national import (
    LAW,
    NATIONAL,
    OTHER,
    SECTORAL,
    a_measure_before,
    a_model_clause,
    faults_of,
    page_in,
    publish_what_they_cite,
    published,
    without,
)
from tests.makers import a_version, an_authority_document


def test_every_fault_of_a_model_clause_is_found_at_its_place(db):
    publish_what_they_cite()
    a_version(an_authority_document("za"))
    a_version(a_measure_before("za", "measure-of-another") | {"authorities": [{"identifier": "authority-of-za"}]})
    verdicts = {
        "its text alone": (without(a_model_clause(), "relevantDocuments"), []),
        "its files alone": (without(a_model_clause(), "relevantInformation"), []),
        "neither text nor files": (
            without(a_model_clause(), "relevantInformation", "relevantDocuments"),
            [("MandatoryAnyOf", "resourceLinks")],
        ),
        "a blank text": (
            without(a_model_clause(relevantInformation={"ru": " "}), "relevantDocuments"),
            [("MandatoryAnyOf", "resourceLinks")],
        ),
        "without jurisdiction": (without(a_model_clause(), "jurisdiction"), []),
        "of the whole country": (a_model_clause(jurisdiction={"identifier": NATIONAL}), []),
        "of another jurisdiction without name": (
            a_model_clause(jurisdiction={"identifier": OTHER}),
            [("Mandatory", "jurisdiction.customValue")],
        ),
        "no title and no keyword": (
            without(a_model_clause(), "title", "keywords"),
            [("Mandatory", "title"), ("Mandatory", "keywords")],
        ),
        "a keyword of another list": (
            a_model_clause(keywords=[{"identifier": SECTORAL}, {"identifier": LAW}]),
            [("UnexpectedTerm", "keywords.1")],
        ),
        "a measure of another country": (
            a_model_clause(relevantMeasures=[{"identifier": "measure-of-another"}]),
            [("InvalidValue", "relevantMeasures.0")],
        ),
        "a file nobody can follow": (
            a_model_clause(relevantDocuments=[{"url": "file://clause"}]),
            [("InvalidValue", "relevantDocuments.0.url")],
        ),
        "a name the format does not have": (a_model_clause(summary="?"), [("InvalidProperty", "summary")]),
    }

    assert {about: faults_of(document) for about, (document, _awaited) in verdicts.items()} == {
        about: awaited for about, (_document, awaited) in verdicts.items()
    }


def test_a_model_clause_is_published_without_private_notes_and_blanks(db):
    sent = a_model_clause(description={"ru": "  "}, thematicAreas=[{}], notes="Секрет")

    assert published(sent) == without(a_model_clause(), "description", "thematicAreas", "notes")


@pytest.mark.django_db
def test_a_page_names_themes_and_keywords_in_the_readers_language():
    page = page_in("zh", a_model_clause())

    assert page["keywords"][0].text == "部门性"
    assert page["thematicAreas"][0].text == "货币惠益"
    assert page["jurisdiction"][0].text == "其他 – (俄文) Заповедники"
