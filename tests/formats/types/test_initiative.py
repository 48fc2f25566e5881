import pytest

from absch.formats.catalogue import RECORD_TYPES
from tests.formats.browser import controls_in, page_with
from tests.formats.types.national import after, faults_of, page_in, published, without
from tests.formats.types.reference import (
    AFRICA,
    BILATERAL,
    KENYA,
    OF_A_COMMUNITY,
    OF_A_COUNTRY,
    OTHER,
    OWN_FUNDS,
    PERU,
    SHARING,
    WORLDWIDE,
    an_initiative,
    publish_what_they_cite,
    terms,
)
from tests.makers import header

UNDER_WAY, APPROVED = "ABSCH-INITIATIVE-UNDER-WAY", "851B10ED-AE62-4F28-B178-6D40389CC8DB"
EIGHTEEN_MONTHS = {"durationPeriod": 18, "durationText": "Months"}


def undated(**more):
    return without(an_initiative(), "startDate", "endDate") | more


def test_every_fault_of_an_initiative_is_found_at_its_place(db):
    publish_what_they_cite()
    nobody = {"isImplementedByAgencies": None, "isExecutededByAgencies": None, "isCollaboratededByPartners": None}
    verdicts = {
        "neither dates nor duration": (undated(), [("MandatoryAnyOf", "timeframe")]),
        "a start alone": (undated(startDate="2026-03-01"), [("MandatoryAnyOf", "timeframe")]),
        "a number without unit": (undated(durationPeriod=18), [("MandatoryAnyOf", "timeframe")]),
        "proposed, with a duration": (undated(**EIGHTEEN_MONTHS), []),
        "approved, with a start and a duration": (
            undated(**EIGHTEEN_MONTHS, status={"identifier": APPROVED}, startDate="2027-01-01"),
            [],
        ),
        "under way, with a duration": (
            undated(**EIGHTEEN_MONTHS, status={"identifier": UNDER_WAY}),
            [("MandatoryAnyOf", "timeframe")],
        ),
        "an unknown status, with a duration": (
            undated(**EIGHTEEN_MONTHS, status={"identifier": "nobody-knows"}),
            [("UnexpectedTerm", "status")],
        ),
        "counted in weeks": (
            undated(durationPeriod=3, durationText="Weeks"),
            [("InvalidValue", "durationText")],
        ),
        "a duration beside dates is not judged": (an_initiative(durationPeriod="soon"), []),
        "an end before the start": (an_initiative(endDate="2026-02-28"), [("InvalidValue", "endDate")]),
        "worldwide, in regions and countries": (
            an_initiative(geographicScope={"identifier": WORLDWIDE}, countryRegions=terms(AFRICA, PERU)),
            [],
        ),
        "worldwide, nowhere": (
            an_initiative(geographicScope={"identifier": WORLDWIDE}, countryRegions=[]),
            [("Mandatory", "countryRegions")],
        ),
        "of a country, in a region": (
            an_initiative(geographicScope={"identifier": OF_A_COUNTRY}, countryRegions=terms(KENYA, AFRICA)),
            [("InvalidValue", "countryRegions.1")],
        ),
        "of a community without name": (
            an_initiative(geographicScope={"identifier": OF_A_COMMUNITY}),
            [("Mandatory", "geographicScope.customValue")],
        ),
        "of no scope": (
            without(an_initiative(), "geographicScope", "countryRegions"),
            [("Mandatory", "geographicScope")],
        ),
        "part of a project nobody names": (
            without(an_initiative(), "projectProgrammeName", "broaderProjects"),
            [("MandatoryAnyOf", "projectProgrammeName")],
        ),
        "part of nothing, though a name stands there": (
            an_initiative(isProjectProgramme=False, broaderProjects=[{"identifier": "nothing-of-this-name"}]),
            [],
        ),
        "no answer whether it is part": (
            an_initiative(isProjectProgramme=None),
            [("Mandatory", "isProjectProgramme")],
        ),
        "carried out by nobody": (an_initiative(**nobody), [("MandatoryAnyOf", "isImplementedByAgencies")]),
        "one answer is enough": (an_initiative(**nobody | {"isExecutededByAgencies": False}), []),
        "implemented by agencies that are not named": (
            an_initiative(implementingAgencies=[]),
            [("Mandatory", "implementingAgencies")],
        ),
        "a contact as partner": (
            an_initiative(collaboratingPartners=[{"identifier": "contact-example@1"}]),
            [("InvalidValue", "collaboratingPartners.0")],
        ),
        "an institute as contact person": (
            an_initiative(contacts=[{"identifier": "contact-of-an-institute"}]),
            [("InvalidValue", "contacts.0")],
        ),
        "151 words": (an_initiative(description={"en": "word " * 151}), [("InvalidValue", "description.en")]),
        "201 words of achievements": (
            an_initiative(resultsAchievements={"en": "<p>" + "word " * 201 + "</p>"}),
            [("InvalidValue", "resultsAchievements.en")],
        ),
        "500 words of best practices": (an_initiative(bestPractices={"en": "<p>word</p>" * 500}), []),
        "target 17 without its areas": (
            an_initiative(cpbThematicAreas=[]),
            [("Mandatory", "cpbThematicAreas")],
        ),
        "its areas without target 17": (
            an_initiative(gbfTargets=[SHARING], cpbThematicAreas=terms("nothing")),
            [],
        ),
        "own funds without words": (
            an_initiative(fundingSourceTypes=terms(BILATERAL, OWN_FUNDS)),
            [("Mandatory", "fundingSourceTypes.1.customValue")],
        ),
        "another category without words": (an_initiative(categories=terms(OTHER)), []),
        "a budget with blanks": (an_initiative(totalBudget="1 250 000"), [("InvalidValue", "totalBudget")]),
        "a budget that is a number": (an_initiative(totalBudget=1250000), [("InvalidType", "totalBudget")]),
        "a page that is a file": (
            an_initiative(projectDocument=[{"url": "/api/v2013/documents/x/attachments/y"}]),
            [("InvalidValue", "projectDocument.0.url")],
        ),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


def test_a_switch_takes_with_it_what_depended_on_it(db):
    alone = {"isProjectProgramme": False, "isImplementedByAgencies": False, "isCollaboratededByPartners": None}

    document = published(an_initiative(**alone, gbfTargets=[SHARING]))

    gone = {
        *("projectProgrammeName", "broaderProjects", "implementingAgencies", "collaboratingPartners"),
        *("cpbThematicAreas", "isCollaboratededByPartners", "notes"),
    }
    assert an_initiative().keys() - document.keys() == gone


def test_dates_win_over_a_duration(db):
    assert published(an_initiative(**EIGHTEEN_MONTHS)) == without(an_initiative(), "notes")
    kept = published(undated(**EIGHTEEN_MONTHS, endDate="2028-02-28"))
    assert (kept["durationPeriod"], kept["durationText"], kept["endDate"]) == (18, "Months", "2028-02-28")


@pytest.mark.django_db
def test_each_term_that_asks_for_it_has_words_of_its_own_in_the_form():
    html = page_with(RECORD_TYPES["capacityBuildingInitiative"], an_initiative())

    sent = controls_in(html).sent
    assert ("fundingSourceTypes.custom.en", "A raffle") in sent
    assert (f"fundingSourceTypes.custom-{OWN_FUNDS}.es", "Cuotas") in sent
    assert ("geographicScope.custom.es", "Valle Alto") in sent
    assert "Own funds · <bdi" in html
    assert "Subnational / Community · <bdi" in html


@pytest.mark.django_db
def test_its_author_answers_in_the_form():
    content = header("capacityBuildingInitiative", "initiative-of-this-test", "en")

    content = after(
        content,
        ("geographicScope", OF_A_COMMUNITY),
        ("geographicScope.custom.en", "Upper Valley"),
        ("fundingSourceTypes", OWN_FUNDS),
        (f"fundingSourceTypes.custom-{OWN_FUNDS}.en", "Fees"),
        ("fundingSourceTypes.custom.en", "Not chosen"),
        ("totalBudget", "40000"),
        ("isProjectProgramme", "false"),
        without=("geographicScope", "isProjectProgramme"),
    )

    assert without(content, "header") == {
        "geographicScope": {"identifier": OF_A_COMMUNITY, "customValue": {"en": "Upper Valley"}},
        "fundingSourceTypes": [{"identifier": OWN_FUNDS, "customValue": {"en": "Fees"}}],
        "totalBudget": "40000",
        "isProjectProgramme": False,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "US$ 1,250,000"), ("fr", "US$ 1\u202f250\u202f000"), ("es", "US$ 1.250.000"), ("ar", "US$ 1,250,000")],
)
def test_a_budget_is_read_in_thousands(language, said):
    assert page_in(language, an_initiative())["totalBudget"][0].text == said
