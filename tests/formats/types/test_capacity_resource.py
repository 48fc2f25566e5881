from tests.formats.types.national import faults_of, without
from tests.formats.types.reference import a_capacity_resource, publish_what_they_cite, terms


def test_every_fault_of_a_capacity_building_resource_is_found_at_its_place(db):
    publish_what_they_cite()
    optional = (
        *("formatDetails", "purpose", "expertiseLevel", "organizations", "rights", "source", "covers", "summary"),
        *("aichiTargets", "absKeyAreas", "relevantInformation", "relevantDocuments", "notes"),
    )
    asked = ("title", "resourceTypes", "fileFormat", "targetGroups", "authors", "publicationYear", "resourceLinks")
    verdicts = {
        "the smallest": (without(a_capacity_resource(), *optional), []),
        "nothing at all": (
            without(a_capacity_resource(), *optional, *asked, "regions"),
            [("Mandatory", each) for each in (*asked, "regions")],
        ),
        "a year in a string": (a_capacity_resource(publicationYear="2016"), [("InvalidType", "publicationYear")]),
        "a year of five digits": (a_capacity_resource(publicationYear=20160), [("InvalidValue", "publicationYear")]),
        "an organization in place of a contact": (
            a_capacity_resource(organizations=[{"identifier": "organization-of-kenya"}]),
            [("InvalidValue", "organizations.0")],
        ),
        "two formats": (
            a_capacity_resource(fileFormat=terms("ABSCH-FORMAT-TEXT", "ABSCH-FORMAT-VIDEO")),
            [("InvalidType", "fileFormat")],
        ),
        "a level of another list": (
            a_capacity_resource(expertiseLevel={"identifier": "ABSCH-FORMAT-TEXT"}),
            [("UnexpectedTerm", "expertiseLevel")],
        ),
        "a link needs no language": (a_capacity_resource(resourceLinks=[{"url": "https://example.org"}]), []),
        "an address that is none": (
            a_capacity_resource(resourceLinks=[{"url": "course"}]),
            [("InvalidValue", "resourceLinks.0.url")],
        ),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}
