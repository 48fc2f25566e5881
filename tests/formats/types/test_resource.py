import pytest

from absch.formats.catalogue import RECORD_TYPES
from tests.formats.browser import page_with
from tests.formats.types.national import after, faults_of, page_in, published, without
from tests.formats.types.reference import (
    BIOSAFETY,
    KENYA,
    OTHER,
    PROTOCOL_THEME,
    SHARING,
    a_resource,
    publish_what_they_cite,
    terms,
)
from tests.makers import header


def test_every_fault_of_a_resource_is_found_at_its_place(db):
    publish_what_they_cite()
    smallest = without(
        a_resource(gbfTargets=[SHARING], nagoya={"subjects": terms(PROTOCOL_THEME)}),
        *("organizations", "publisher", "source", "rights", "covers", "countryRegions", "aichiTargets", "cbdSubjects"),
        *("biosafety", "tags", "adminTags", "relevantInformation", "relevantDocuments", "notes"),
    )
    verdicts = {
        "the smallest": (smallest, []),
        "of an organization alone": (without(a_resource(), "authors"), []),
        "of nobody": (without(a_resource(authors={"fr": " "}), "organizations"), [("MandatoryAnyOf", "authors")]),
        "of nobody, without title or summary": (
            without(a_resource(), "title", "authors", "organizations", "summary"),
            [("Mandatory", "title"), ("MandatoryAnyOf", "authors"), ("Mandatory", "summary")],
        ),
        "of an organization that is none": (
            a_resource(organizations=[{"identifier": "resource-before-it@1"}]),
            [("InvalidValue", "organizations.0")],
        ),
        "a file without language": (
            a_resource(resourceLinks=[{"url": "https://example.org/guide"}]),
            [("Mandatory", "resourceLinks.0.language")],
        ),
        "a language that does not exist": (
            a_resource(resourceLinks=[{"url": "https://example.org/guide", "language": "xx"}]),
            [("UnexpectedTerm", "resourceLinks.0.language")],
        ),
        "a cover elsewhere": (
            a_resource(covers=[{"url": "https://example.org/cover.png"}]),
            [("InvalidValue", "covers.0.url")],
        ),
        "a month that does not exist": (a_resource(publicationDate="2024-13"), [("InvalidValue", "publicationDate")]),
        "301 words": (a_resource(summary={"fr": "mot " * 301}), [("InvalidValue", "summary.fr")]),
        "300 words": (a_resource(summary={"fr": "mot " * 300}), []),
        "a summary in a language that is not declared": (
            a_resource(summary={"es": "Resumen"}),
            [("UnspecifiedLocale", "summary.es")],
        ),
        "a type of another list": (
            a_resource(resourceTypes=terms("ABSCH-CLAUSE-MODEL")),
            [("UnexpectedTerm", "resourceTypes.0")],
        ),
        "a country that is none": (
            a_resource(countryRegions=terms(KENYA, "xx")),
            [("UnexpectedTerm", "countryRegions.1")],
        ),
        "no part on benefit-sharing": (a_resource(nagoya={"subjects": []}), [("Mandatory", "nagoya")]),
        "key areas alone": (
            a_resource(nagoya={"keyAreas": terms("ABSCH-KEY-AREA-2")}),
            [("Mandatory", "nagoya.subjects")],
        ),
        "an unknown name within": (
            a_resource(nagoya={"subjects": terms(PROTOCOL_THEME), "theme": 1}),
            [("InvalidProperty", "nagoya.theme")],
        ),
        "target 17 without its themes": (
            a_resource(gbfTargets=[SHARING, BIOSAFETY], biosafety={}),
            [("Mandatory", "biosafety.subjects")],
        ),
        "an organism nobody has published": (
            a_resource(biosafety={"subjects": terms(OTHER), "organisms": [{"identifier": "organism-of-elsewhere"}]}),
            [("InvalidValue", "biosafety.organisms.0")],
        ),
        "tags that are no texts": (
            a_resource(tags=["guide", {"fr": 1}]),
            [("InvalidType", "tags.0"), ("InvalidType", "tags.1.fr")],
        ),
        "one tag in place of the list": (a_resource(tags={"fr": "guide"}), [("InvalidType", "tags")]),
        "a name nobody knows": (a_resource(publicationYear=2024), [("InvalidProperty", "publicationYear")]),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


def test_what_is_said_of_biosafety_goes_when_target_17_does(db):
    document = a_resource(gbfTargets=[SHARING])

    assert "biosafety" not in published(document)
    assert published(a_resource())["biosafety"] == a_resource()["biosafety"]


@pytest.mark.django_db
def test_a_new_resource_serves_the_target_on_benefit_sharing():
    assert RECORD_TYPES["resource"].begins_with == {"gbfTargets": [{"identifier": "GBF-TARGET-13"}]}


@pytest.mark.django_db
def test_its_author_answers_in_the_form():
    content = header("resource", "resource-of-this-test", "en")

    content = after(
        content,
        ("title.en", "A guide"),
        ("resourceTypes", OTHER),
        ("resourceTypes.custom.en", "A game"),
        ("nagoya.subjects", PROTOCOL_THEME),
        ("countryRegions", KENYA),
        ("resourceLinks.0.url", "https://example.org/mwongozo"),
        ("resourceLinks.0.language", "sw"),
    )

    assert without(content, "header") == {
        "title": {"en": "A guide"},
        "resourceTypes": [{"identifier": OTHER, "customValue": {"en": "A game"}}],
        "nagoya": {"subjects": terms(PROTOCOL_THEME)},
        "countryRegions": terms(KENYA),
        "resourceLinks": [{"url": "https://example.org/mwongozo", "language": "sw"}],
    }


@pytest.mark.django_db
def test_its_page_names_tags_and_places_in_the_readers_language():
    page = page_in("ar", a_resource())

    assert page["tags"][0].text.split("\n") == ["تفاوض", "(بالصينية) 合同"]
    assert page["countryRegions"][0].text.split("\n") == ["أفريقيا", "كينيا", "العالم بأسره"]


@pytest.mark.django_db
def test_a_long_list_folds_names_what_was_chosen_and_offers_two_branches_of_subjects():
    content = a_resource(cbdSubjects=terms("CBD-SUBJECT-FOR", "CBD-SUBJECT-DSI"))

    html = page_with(RECORD_TYPES["resource"], content)

    asked = html.split('id="q-cbdSubjects-label"')[1].split('id="q-nagoya-subjects-label"')[0]
    assert "<li><b>Forest biodiversity</b></li>" in asked
    assert asked.index("<details") < asked.index('value="CBD-SUBJECT-FOR" checked')
    assert 'value="CBD-SUBJECT-ABS">' in asked
    assert "CBD-SUBJECT-YOUTH" not in asked
    assert 'value="CBD-SUBJECT-DSI" checked' in asked, "what was chosen elsewhere is kept"
