import pytest

from tests.formats.types.national import after, faults_of, without
from tests.formats.types.reference import (
    AFRICA,
    OTHER,
    UNIVERSITY,
    an_organization,
    publish_what_they_cite,
    terms,
)
from tests.makers import header


def test_every_fault_of_an_organization_is_found_at_its_place(db):
    publish_what_they_cite()
    asked = ("name", "city", "country", "phones", "emails", "organizationType", "profile")
    verdicts = {
        "the smallest": (
            header("organization", "organization-of-this-test", "zh", "en")
            | {wire: an_organization()[wire] for wire in asked},
            [],
        ),
        "nothing at all": (
            header("organization", "organization-of-this-test"),
            [("Mandatory", each) for each in asked],
        ),
        "a type among the others, without words": (
            an_organization(organizationType={"identifier": OTHER}),
            [("Mandatory", "organizationType.customValue")],
        ),
        "blank words": (
            an_organization(organizationType={"identifier": OTHER, "customValue": {"zh": " "}}),
            [("Mandatory", "organizationType.customValue")],
        ),
        "a university needs no words": (an_organization(organizationType={"identifier": UNIVERSITY}), []),
        "a government in general": (
            an_organization(organizationType={"identifier": "B3699A74-EF2E-467A-A82F-EF2149A2EFC5"}),
            [("UnexpectedTerm", "organizationType")],
        ),
        "an institute as contact person": (
            an_organization(contacts=[{"identifier": "contact-of-an-institute@1"}]),
            [("InvalidValue", "contacts.0")],
        ),
        "linked with itself": (
            an_organization(linkedOrganizations=[{"identifier": "organization-of-all-answers@1"}]),
            [("InvalidValue", "linkedOrganizations.0")],
        ),
        "linked with a contact": (
            an_organization(linkedOrganizations=[{"identifier": "contact-of-an-institute"}]),
            [("InvalidValue", "linkedOrganizations.0")],
        ),
        "a country among the regions": (
            an_organization(operationalRegions=terms(AFRICA, "ke")),
            [("UnexpectedTerm", "operationalRegions.1")],
        ),
        "an address that is no mailbox": (an_organization(emails=["office"]), [("InvalidValue", "emails.0")]),
        "a website that is a file": (
            an_organization(websites=[{"url": "/api/v2013/documents/x/attachments/y"}]),
            [("InvalidValue", "websites.0.url")],
        ),
        "a latitude beyond the pole": (
            an_organization(coordinates={"zoom": 5, "lat": 99, "lng": 116.4}),
            [("InvalidValue", "coordinates.lat")],
        ),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


@pytest.mark.django_db
def test_its_form_keeps_what_it_does_not_ask():
    content = after(an_organization(), ("city.en", "Beijing"))

    assert content == an_organization(city={"zh": "北京", "en": "Beijing"})
    assert without(content, "city")["coordinates"] == {"zoom": 5, "lat": 39.9, "lng": 116.4}
