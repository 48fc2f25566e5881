from tests.formats.types.national import faults_of
from tests.formats.types.reference import a_need, publish_what_they_cite, terms
from tests.makers import header


def test_every_fault_of_a_need_is_found_at_its_place(db):
    publish_what_they_cite()
    asked = ("title", "organizations", "countryRegions", "description", "keyAreas", "categories", "contacts")
    verdicts = {
        "the smallest": (
            header("capacityBuildingNeed", "need-of-this-test", "fr", "en") | {each: a_need()[each] for each in asked},
            [],
        ),
        "nothing at all": (
            header("capacityBuildingNeed", "need-of-this-test"),
            [("Mandatory", each) for each in asked],
        ),
        "301 words": (a_need(description={"en": "<p>word</p>" * 301}), [("InvalidValue", "description.en")]),
        "of a resource": (
            a_need(organizations=[{"identifier": "resource-before-it"}]),
            [("InvalidValue", "organizations.0")],
        ),
        "an institute as contact person": (
            a_need(contacts=[{"identifier": "contact-of-an-institute"}]),
            [("InvalidValue", "contacts.0")],
        ),
        "a day that does not exist": (a_need(neededBy="2027-02-30"), [("InvalidValue", "neededBy")]),
        "a theme as key area": (
            a_need(keyAreas=terms("54578B7847724C3FB6F9470905F372EB")),
            [("UnexpectedTerm", "keyAreas.0")],
        ),
        "in a language that is not declared": (a_need(title={"ar": "تدريب"}), [("UnspecifiedLocale", "title.ar")]),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}
