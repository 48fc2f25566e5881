"""Capacity-building initiatives: activities, projects and programmes.

Source: Nagoya Protocol, Article 22; decision NP-1/8, annex.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Condition, identifier_in, includes, is_true
from absch.formats.fields import (
    OTHER,
    Amount,
    Choice,
    Date,
    Heading,
    Links,
    Number,
    References,
    Regions,
    RichText,
    Term,
    Terms,
    Text,
    YesNo,
)
from absch.formats.record_type import RecordType
from absch.formats.types.resource import BIOSAFETY_AREAS, KEY_AREAS, Resource, begins_with_sharing, serves_biosafety
from absch.vocabularies.queries import is_term

GEOGRAPHIC_SCOPES = "4D4413D8-36F9-4CD2-8CC1-4F3C866DDE5A"
NATIONAL = "20B2CC6D-646D-4FD5-BD53-D652BA3FA088"
SUBNATIONAL, COMMUNITY = "DEBB019D-8647-40EC-8AE5-10CA88572F6E", "9627DF2B-FFAC-4F85-B075-AF783FF2A0B5"
STATUSES = "4E7731C7-791E-46E9-A579-7272AF261FED"
PROPOSED, APPROVED = "73E2AC27-D964-487C-A4E6-0997BB27AF01", "851B10ED-AE62-4F28-B178-6D40389CC8DB"
KINDS = "5CA7AACE-CB79-4146-BF12-B3B1955AFF17"
CATEGORIES, AUDIENCES = "579F448B-ECA8-4258-B130-3EAA68056D1F", "AFB155C4-93A6-402C-B812-CFC7488ED651"
FUNDING_TYPES = "Capacity Building Project Funding Types"
MULTILATERAL, OWN_FUNDS = "E5A02FED-E87E-4D95-8AAF-BB44E6B22BC4", "AFDE8912-E398-4194-95BA-FE488DCC891A"


is_ahead = includes("status", PROPOSED, APPROVED)


def may_give_a_duration(content: dict[str, Any]) -> bool:
    """Whether it has not begun, and no dates are given: dates win over a duration."""
    return is_ahead.holds(content) and not (content.get("startDate") and content.get("endDate"))


in_place_of_dates = Condition("status", may_give_a_duration)
is_within_countries = includes("geographicScope", NATIONAL, SUBNATIONAL, COMMUNITY)


def says_how_far_it_reaches(asked: Asked) -> bool:
    return bool(asked.content.get("geographicScope"))


class Initiative(RecordType):
    schema, code, scope = "capacityBuildingInitiative", "CDI", "reference"
    title = _("Capacity-building initiative")
    plural = _("Capacity-building initiatives")
    purpose = _("An activity, project or programme that builds the capacity to implement the Protocol.")
    named_by = "title"
    summed_up_by = "description"
    begins_with = begins_with_sharing

    identity = Heading(_("The initiative"))
    title_of_initiative = Text(_("Title"), wire="title", required=True)
    number = Text(_("Project number"), wire="projectNumber")
    pages = Links(_("Web address"), wire="projectDocument", files=False)
    contacts = References(_("Contact persons"), wire="contacts", to=("contact",), contact_type="person", required=True)
    reach = Term(
        _("Geographic scope"),
        wire="geographicScope",
        of=GEOGRAPHIC_SCOPES,
        in_own_words=(SUBNATIONAL, COMMUNITY),
        required=True,
        help=_("Of a subnational area or a community, give the name too."),
    )
    regions = Regions(
        _("Countries and regions"),
        wire="countryRegions",
        countries_only_when=is_within_countries,
        required_when=says_how_far_it_reaches,
    )
    status = Term(_("Status"), wire="status", of=STATUSES, required=True)
    starts_on = Date(_("Start"), wire="startDate")
    ends_on = Date(_("End"), wire="endDate")
    duration = Number(
        _("Duration"),
        wire="durationPeriod",
        least=1,
        when=in_place_of_dates,
        help=_("In place of the dates, of what is proposed or approved."),
    )
    unit = Choice(
        _("Unit of the duration"),
        wire="durationText",
        when=in_place_of_dates,
        values={"Days": _("Days"), "Months": _("Months"), "Years": _("Years")},
    )
    kind = Term(_("Type of initiative"), wire="activityScope", of=KINDS)
    is_part = YesNo(_("Is it part of a larger project or programme?"), wire="isProjectProgramme", required=True)
    name_of_whole = Text(
        _("Name of the larger project"), wire="projectProgrammeName", when=is_true("isProjectProgramme")
    )
    whole = References(
        _("Record of the larger project"),
        wire="broaderProjects",
        to=("capacityBuildingInitiative",),
        when=is_true("isProjectProgramme"),
    )

    people = Heading(_("Who carries it out"), help=_("Answer at least one of the three questions."))
    is_implemented = YesNo(_("Are there implementing agencies?"), wire="isImplementedByAgencies")
    implementers = References(
        _("Implementing agencies"),
        wire="implementingAgencies",
        to=("organization",),
        when=is_true("isImplementedByAgencies"),
        required=True,
    )
    is_executed = YesNo(_("Are there executing agencies?"), wire="isExecutededByAgencies")
    executers = References(
        _("Executing agencies"),
        wire="executingAgencies",
        to=("organization",),
        when=is_true("isExecutededByAgencies"),
        required=True,
    )
    has_partners = YesNo(_("Are there partners?"), wire="isCollaboratededByPartners")
    partners = References(
        _("Partners"),
        wire="collaboratingPartners",
        to=("organization",),
        when=is_true("isCollaboratededByPartners"),
        required=True,
    )

    activity = Heading(_("What is done, and for whom"))
    description = Text(
        _("Short description"),
        wire="description",
        most_words=150,
        lines=4,
        required=True,
        help=_("At most 150 words."),
    )
    categories = Terms(_("Categories of activities"), wire="categories", of=CATEGORIES, required=True)
    target_groups = Terms(_("Target groups"), wire="targetGroups", of=AUDIENCES)
    aichi_targets = Resource.aichi_targets
    subjects = Resource.subjects
    targets = Resource.targets
    key_areas = Terms(
        _("Key areas for capacity-building"),
        wire="absKeyAreas",
        of=KEY_AREAS,
        source="Decision NP-1/8, annex",
        required=True,
    )
    biosafety_areas = Terms(
        _("Thematic areas of biosafety"),
        wire="cpbThematicAreas",
        of=BIOSAFETY_AREAS,
        when=serves_biosafety,
        required=True,
        help=_("Asked of records that serve target 17 of the Global Biodiversity Framework."),
    )

    money = Heading(_("Funding"))
    funding_types = Terms(
        _("Types of funding"),
        wire="fundingSourceTypes",
        of=FUNDING_TYPES,
        in_own_words=(MULTILATERAL, OWN_FUNDS, OTHER),
    )
    funders = References(_("Primary funders"), wire="coreFundingSources", to=("organization",))
    co_funders = References(_("Co-funders"), wire="coFinancingSources", to=("organization",))
    budget = Amount(_("Total budget in US dollars"), wire="totalBudget", help=_("In digits alone, as 1250000."))

    results = Heading(_("Results"))
    achievements = RichText(
        _("Main achievements"), wire="resultsAchievements", most_words=200, help=_("At most 200 words.")
    )
    outputs = Links(_("Main outputs"), wire="resultsOutputs")
    library = References(_("Library records about it"), wire="resultsReference", to=("resource",))
    practices = RichText(_("Best practices"), wire="bestPractices", most_words=500, help=_("At most 500 words."))
    tags = Resource.tags
    admin_tags = Resource.admin_tags

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes


@Initiative.must(
    _("Give the start and the end; or, of what is proposed or approved, a duration with its unit."),
    source="Common format",
    code=Code.MANDATORY_ANY_OF,
    path="timeframe",
)
def says_when(
    asked: Asked,
    starts_on: object = None,
    ends_on: object = None,
    duration: object = None,
    unit: object = None,
) -> bool:
    return bool((starts_on and ends_on) or (duration and unit) or is_open(asked.content))


def is_open(content: dict[str, Any]) -> bool:
    """Whether there is a duration, and its status does not tell yet whether that will do."""
    has_duration = bool(content.get("durationPeriod") and content.get("durationText"))
    return has_duration and not is_term(STATUSES, identifier_in(content.get("status")))


@Initiative.must(_("The end cannot lie before the start."), source="Common format")
def ends_after_it_starts(ends_on: str, starts_on: str) -> bool:
    return ends_on >= starts_on


@Initiative.must(
    _("Name the larger project, or cite its record."),
    source="Common format",
    code=Code.MANDATORY_ANY_OF,
    path="projectProgrammeName",
)
def names_the_whole(is_part: bool, name_of_whole: object = None, whole: object = None) -> bool:
    return not is_part or bool(name_of_whole or whole)


@Initiative.must(
    _("Say whether there are implementing agencies, executing agencies or partners."),
    source="Common format",
    code=Code.MANDATORY_ANY_OF,
)
def says_who(is_implemented: object = None, is_executed: object = None, has_partners: object = None) -> bool:
    return not all(each is None for each in (is_implemented, is_executed, has_partners))
