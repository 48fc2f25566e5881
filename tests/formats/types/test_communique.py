import pytest

from absch.formats.types.communique import Communique
from absch.records import registry
from tests.formats.browser import controls_in, page_with
from tests.formats.types.national import (
    OTHER,
    TODAY,
    a_communique,
    after,
    faults_of,
    page_in,
    publish_what_they_cite,
    published,
    without,
)
from tests.makers import header

# What is asked only without a certificate.
BLOCK = (
    *("sourceCountries", "subjectMatter", "specimens", "taxonomies", "gisFiles", "gisMapCenter", "keywords"),
    *("keywordOther", "evidenceOfPIC", "entityWhoGrantedPIC", "entityToWhomPICGranted", "evidenceOfMAT"),
)


def with_certificate(**more):
    return without(a_communique(absIRCCs=[{"identifier": "permit-example@1"}]), "absIRCCsNotAvailable", *BLOCK) | more


def test_every_fault_of_a_communique_is_found_at_its_place(db):
    publish_what_they_cite()
    smallest = header("absCheckpointCommunique", "communique-smallest") | {
        "government": {"identifier": "ke"},
        "title": {"en": "Patent"},
        "absCheckpoints": [{"identifier": "checkpoint-of-ke"}],
        "absIRCCs": [{"identifier": "permit-example"}],
        "description": {"en": "Used in a cream"},
    }
    page = "https://example.org/places.geojson"
    verdicts = {
        "the smallest": (smallest, []),
        "of another country than its checkpoint": (
            smallest | {"government": {"identifier": "za"}},
            [("InvalidValue", "absCheckpoints.0")],
        ),
        "neither certificate nor word that there is none": (
            without(smallest, "absIRCCs"),
            [("Mandatory", "absIRCCs")],
        ),
        "no certificate, and nothing in its place": (
            without(smallest, "absIRCCs") | {"absIRCCsNotAvailable": True},
            [("Mandatory", "sourceCountries"), ("Mandatory", "subjectMatter")],
        ),
        "a certificate that is no permit": (
            with_certificate(absIRCCs=[{"identifier": "measure-before-it"}]),
            [("InvalidValue", "absIRCCs.0")],
        ),
        "the block beside a certificate is not judged": (
            with_certificate(keywords=[{"identifier": OTHER}], sourceCountries="pe"),
            [],
        ),
        "a source nobody knows": (
            a_communique(sourceCountries=[{"identifier": "pe"}, {"identifier": "PE"}]),
            [("UnexpectedTerm", "sourceCountries.1")],
        ),
        "other keywords without words": (without(a_communique(), "keywordOther"), [("Mandatory", "keywordOther")]),
        "a page in place of a file": (
            a_communique(gisFiles=[{"url": page}]),
            [("InvalidValue", "gisFiles.0.url")],
        ),
        "access tomorrow": (a_communique(dateOfAccess="2026-11-25"), [("InvalidValue", "dateOfAccess")]),
        "a period that ends before it begins": (
            a_communique(dateCollectedTo="2025-12-31"),
            [("InvalidValue", "dateCollectedTo")],
        ),
        "one day and a period": (a_communique(dateCollected="2026-01-02"), []),
        "without checkpoint and account": (
            without(smallest, "absCheckpoints", "description"),
            [("Mandatory", "absCheckpoints"), ("Mandatory", "description")],
        ),
    }

    assert {about: faults_of(document) for about, (document, _awaited) in verdicts.items()} == {
        about: awaited for about, (_document, awaited) in verdicts.items()
    }


def cautions_of(document):
    return [each.path for each in Communique(document).cautions(registry=registry, on=TODAY)]


def test_the_author_is_cautioned_but_not_hindered(db):
    publish_what_they_cite()

    assert cautions_of(a_communique()) == []
    assert cautions_of(a_communique(sourceCountries=[{"identifier": "pe"}, {"identifier": "ke"}])) == [
        "sourceCountries"
    ]
    assert cautions_of(a_communique(dateCollected="2026-01-02")) == ["dateCollected"]
    assert cautions_of(without(a_communique(dateCollected="2026-01-02"), "dateCollectedFrom", "dateCollectedTo")) == []


def test_citing_a_certificate_takes_out_what_it_says_itself_but_not_the_date_of_access(db):
    sent = a_communique(absIRCCsNotAvailable=False, absIRCCs=[{"identifier": "permit-example@1"}])

    public = published(sent)

    assert not set(BLOCK) & public.keys()
    assert public["dateOfAccess"] == "2016-02-01"
    assert public["absIRCCs"] == [{"identifier": "permit-example@1"}]
    assert "absIRCCs" not in published(a_communique(absIRCCs=[{"identifier": "permit-example@1"}]))


@pytest.mark.django_db
def test_source_countries_are_added_and_taken_out_in_the_form():
    page = controls_in(page_with(Communique, a_communique(), language="fr"))

    answered = after(
        a_communique(),
        ("sourceCountries", "za"),
        ("sourceCountries", "br"),
        ("sourceCountries", ""),
        without=["sourceCountries"],
    )

    assert [value for name, value in page.sent if name == "sourceCountries"] == ["pe", "za", "", "", ""]
    assert answered["sourceCountries"] == [{"identifier": "za"}, {"identifier": "br"}]


@pytest.mark.django_db
def test_a_page_names_the_source_countries():
    answer, html = page_in("fr", a_communique())["sourceCountries"]

    assert answer.text == "Pérou\nAfrique du Sud"
    assert "<dd>Pérou\n<br>Afrique du Sud" in html
