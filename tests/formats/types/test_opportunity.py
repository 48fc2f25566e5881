from tests.formats.types.national import faults_of
from tests.formats.types.reference import OTHER, an_opportunity, publish_what_they_cite, terms
from tests.makers import header


def test_every_fault_of_an_opportunity_is_found_at_its_place(db):
    publish_what_they_cite()
    asked = ("title", "opportunityTypes", "organizations", "description", "keyAreas", "conditions")
    head = header("capacityBuildingOpportunity", "opportunity-of-this-test", "ru", "zh")
    verdicts = {
        "the smallest": (head | {each: an_opportunity()[each] for each in asked}, []),
        "nothing at all": (head, [("Mandatory", each) for each in asked]),
        "another type without words": (
            an_opportunity(opportunityTypes=terms("ABSCH-OPPORTUNITY-FUNDING", OTHER)),
            [("Mandatory", "opportunityTypes.1.customValue")],
        ),
        "a type that is none": (
            an_opportunity(opportunityTypes=terms("ABSCH-OPPORTUNITY-HOLIDAY")),
            [("UnexpectedTerm", "opportunityTypes.0")],
        ),
        "an end before the start": (an_opportunity(endDate="2027-06-30"), [("InvalidValue", "endDate")]),
        "a day in words": (an_opportunity(applyBy="tomorrow"), [("InvalidValue", "applyBy")]),
        "offered by a person": (an_opportunity(organizations=[{"identifier": "contact-example"}]), []),
        "how to apply, with marks alone": (
            an_opportunity(conditions={"ru": " ", "zh": ""}),
            [("Mandatory", "conditions")],
        ),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}
