import pytest

from tests.formats.types.national import (
    COMPLIANCE,
    LAW,
    NATIONAL,
    OTHER,
    SUBNATIONAL,
    a_procedure,
    after,
    faults_of,
    page_in,
    publish_what_they_cite,
    published,
    without,
)
from tests.makers import a_version, an_authority_document


def test_every_fault_of_a_procedure_is_found_at_its_place(db):
    publish_what_they_cite()
    a_version(an_authority_document("za"))
    verdicts = {
        "contacts alone": (without(a_procedure(), "links"), []),
        "links alone": (without(a_procedure(), "contacts"), []),
        "nowhere to apply": (
            without(a_procedure(name={"fr": "Plantes"}, requirements={}), "contacts", "links"),
            [("UnspecifiedLocale", "name.fr"), ("MandatoryAnyOf", "contactsOrLinks"), ("Mandatory", "requirements")],
        ),
        "only blanks where to apply": (
            a_procedure(contacts=[{}], links=[{"url": " "}]),
            [("MandatoryAnyOf", "contactsOrLinks")],
        ),
        "an authority of another country": (
            a_procedure(contacts=[{"identifier": "authority-of-za"}]),
            [("InvalidValue", "contacts.0")],
        ),
        "the whole country needs no name": (a_procedure(jurisdiction={"identifier": NATIONAL}), []),
        "a part of the country without name": (
            a_procedure(jurisdiction={"identifier": SUBNATIONAL}),
            [("Mandatory", "jurisdiction.customValue")],
        ),
        "a community under its other identifier, without name": (
            a_procedure(jurisdiction={"identifier": "DEEEDB35-A34B-4755-BF77-D713017195E3"}),
            [("Mandatory", "jurisdiction.customValue")],
        ),
        "a blank name in one language": (
            a_procedure(jurisdiction={"identifier": OTHER, "customValue": {"en": " "}}),
            [("Mandatory", "jurisdiction.customValue")],
        ),
        "a jurisdiction that is none": (
            a_procedure(jurisdiction={"identifier": LAW}),
            [("UnexpectedTerm", "jurisdiction")],
        ),
        "neither yes nor no": (
            a_procedure(hasApplicationDocuments=None, hasApplicationFees="no"),
            [("Mandatory", "hasApplicationDocuments"), ("InvalidType", "hasApplicationFees")],
        ),
        "half a day": (a_procedure(duration=0.5), [("InvalidType", "duration")]),
        "counted in weeks": (a_procedure(durationPeriod="weeks"), [("InvalidValue", "durationPeriod")]),
        "keywords of another list": (
            a_procedure(keywords=[{"identifier": COMPLIANCE}, {"identifier": LAW}]),
            [("UnexpectedTerm", "keywords.1")],
        ),
        "no keyword": (a_procedure(keywords=[]), [("Mandatory", "keywords")]),
    }

    assert {about: faults_of(document) for about, (document, _awaited) in verdicts.items()} == {
        about: awaited for about, (_document, awaited) in verdicts.items()
    }


def test_a_procedure_is_published_as_it_was_sent_whatever_it_says_of_fees(db):
    document = without(a_procedure(hasApplicationFees=False, hasApplicationDocuments=False), "notes")

    assert published(document) == document


@pytest.mark.django_db
def test_the_name_of_a_jurisdiction_is_written_in_the_form():
    document = a_procedure(jurisdiction={"identifier": SUBNATIONAL})

    named = after(document, ("jurisdiction.custom.es", "Mombasa"), without=["jurisdiction.custom.es"])
    national = after(named, ("jurisdiction", NATIONAL), without=["jurisdiction"])

    assert named["jurisdiction"] == {"identifier": SUBNATIONAL, "customValue": {"es": "Mombasa"}}
    assert national["jurisdiction"] == {"identifier": NATIONAL}


@pytest.mark.django_db
def test_a_page_names_jurisdiction_fees_and_time():
    page = page_in("es", a_procedure())

    assert page["jurisdiction"][0].text == "Subnacional – (En inglés) Mombasa"
    assert page["hasApplicationFees"][0].text == "No"
    assert page["duration"][0].text == "60"
