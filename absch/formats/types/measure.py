"""A legislative, administrative or policy measure on access and benefit-sharing.

Source: Nagoya Protocol, Articles 6.3, 14.2(a) and 15 to 18.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Condition, identifier_in, includes, is_not_true, is_true
from absch.formats.fields import (
    OTHER,
    Choice,
    Date,
    Elements,
    Government,
    Group,
    Groups,
    Heading,
    Links,
    Notes,
    References,
    Regions,
    RichText,
    Term,
    Terms,
    Text,
    YesNo,
)
from absch.formats.record_type import RecordType
from absch.formats.types.authority import COMMUNITY, COMMUNITY_TOO, SUBNATIONAL
from absch.vocabularies.languages import LANGUAGES

STATUSES, KINDS = "ED7CDBD8-7762-4A84-82DD-30C01458A799", "144CF550-7629-43F3-817E-CACDED34837E"
BINDING, NOT_BINDING = "97D6C7E6-5EAD-48B2-BD8D-DAB77153FF9C", "C9E33B71-D92A-4AC1-96E3-A136A1FDF135"
RETIRED = "0F8F3A6D-1BF7-4468-8BFC-8DD52F7F6E50"
JURISDICTIONS, REGIONAL = "7A56954F-7430-4B8B-B733-54B8A5E7FF40", "528B1187-F1BD-4479-9FB3-ADBD9076D361"
# A regional measure is published once, by one government, for all members of the group.
GROUP_OF = {"pe": "9C5E1A4D-E8EE-4C74-B9C9-5C7BCDF6B84A", "eu": "bd12d7fb-91f7-4b2d-996c-e70f18a51f0e"}
OFFICIAL, TRANSLATIONS = "52AFC0EE-7A02-4EFA-9277-8B6C327CE21F", "19E3C535-2919-4804-966C-E62728507291"

ELEMENTS = "50616B56-12F3-4C46-BC43-2DFC26679177"
SCOPE, GENETIC_RESOURCES = "24E809DA-20F4-4457-9A8A-87C08DF81E8A", "CD2EF4DD-1B94-4283-9E97-8DDC7F23CB6F"
RESOURCE_TYPES, RESOURCE_AREAS = "20945FA8-C24C-4AF6-B3D9-367592AFDF48", "545CD54C-CFF3-41E8-A003-FDD278426A3A"


def _covers_genetic_resources(content: dict[str, Any]) -> bool:
    answers = content.get("absMeasures")
    resources = answers.get("geneticResources") if isinstance(answers, dict) else None
    return isinstance(resources, dict) and resources.get("answer") is True


def regions_covered(content: dict[str, Any]) -> list[dict[str, str]]:
    """Return the group of countries for which the government publishes a regional measure."""
    group = GROUP_OF.get(identifier_in(content.get("government")))
    return [{"identifier": group}] if group else []


_ROW = (
    Terms(_("Types of genetic resources"), wire="types", of=RESOURCE_TYPES, required=True),
    Terms(_("Areas of access"), wire="areas", of=RESOURCE_AREAS, required=True),
    Text(_("Articles or sections"), wire="section"),
)
_MATRIX = (
    Group(
        _("Genetic resources"),
        wire="geneticResources",
        of=(
            Choice(
                _("Element"),
                wire="identifier",
                values={GENETIC_RESOURCES: _("Genetic resources")},
                asked=False,
                shown=False,
            ),
            YesNo(_("Does the measure deal with it?"), wire="answer"),
            Groups(
                _("Which genetic resources, and from where"),
                wire="elements",
                of=_ROW,
                when=Condition("absMeasures", _covers_genetic_resources),
            ),
        ),
    ),
    # Until 2017 the rows stood here.
    Groups(_("Genetic resources (older records)"), wire="geneticResource", of=_ROW, asked=False),
    Elements(
        _("Access, benefit-sharing, compliance and others"),
        wire="relevantElements",
        of=ELEMENTS,
        elsewhere=(GENETIC_RESOURCES,),
        headings=(SCOPE,),
    ),
)


class Measure(RecordType):
    schema, code, scope = "measure", "MSR", "national"
    title = _("Legislative, administrative or policy measure")
    plural = _("Legislative, administrative and policy measures")
    purpose = _("A law, regulation or policy on access and benefit-sharing, its text, and what it settles.")
    named_by = "title"
    summed_up_by = "description"

    amendment = Heading(_("Amendment of an earlier measure"))
    is_amendment = YesNo(_("Does it amend an earlier measure?"), wire="isAmendment", required=True)
    amended = References(_("Measures it amends"), wire="amendedMeasures", to=("measure",), when=is_true("isAmendment"))
    amendment_account = RichText(
        _("Summary of the amendment"), wire="amendmentsDescription", when=is_true("isAmendment")
    )

    measure = Heading(_("The measure"))
    government = Government(_("Country"), wire="government", source="Article 14.2(a)", required=True)
    name_of_measure = Text(_("Title"), wire="title", source="Article 14.2(a)", term="measures", required=True)
    status = Term(_("Legal status"), wire="status", of=STATUSES, required=True)
    adopted_on = Date(_("Date of adoption"), wire="adoption", required=True, when=includes("status", NOT_BINDING))
    in_force_on = Date(
        _("Date of entry into force"), wire="entryIntoForce", required=True, when=includes("status", BINDING)
    )
    retired_on = Date(
        _("Date from which it applies no longer"), wire="retired", required=True, when=includes("status", RETIRED)
    )
    applies_until = Date(
        _("Applies until"),
        wire="limitedApplication",
        when=includes("status", BINDING, NOT_BINDING),
        help=_("The last day, if the measure is limited in time."),
    )
    kind = Term(_("Kind of document"), wire="type", of=KINDS, required=True)
    other_kind = Text(_("Name of the other kind"), wire="otherTypeName", required=True, when=includes("type", OTHER))
    jurisdiction = Term(
        _("Area of jurisdiction"),
        wire="jurisdiction",
        of=JURISDICTIONS,
        required=True,
        help=_("A regional measure is published once, by Peru for the Andean Community or by the European Union."),
    )
    regions = Regions(
        _("Countries and groups covered"),
        wire="jurisdictionRegions",
        when=includes("jurisdiction", REGIONAL),
        settled=regions_covered,
        asked=False,
    )
    jurisdiction_name = Text(
        _("Name of the jurisdiction"),
        wire="jurisdictionName",
        required=True,
        when=includes("jurisdiction", SUBNATIONAL, COMMUNITY, COMMUNITY_TOO, OTHER),
    )
    account = RichText(_("Brief description"), wire="description", most_words=300, help=_("At most 300 words."))
    has_model_clauses = YesNo(
        _("Does it contain model contractual clauses?"), wire="isModelContractualClause", source="Article 14.3(b)"
    )
    model_clauses_account = Text(
        _("About the model clauses"),
        wire="modelContractualClauseDescription",
        source="Article 14.3(b)",
        lines=3,
        when=is_true("isModelContractualClause"),
    )
    model_clauses_before = Text(
        _("About the model clauses (older records)"), wire="isModelContractualClauseDescription", asked=False
    )

    text = Heading(_("Text of the measure"))
    documents = Links(
        _("Text in the original language"),
        wire="documents",
        source="Article 14.2(a)",
        required=True,
        languages=LANGUAGES,
        help=_("With the language of each."),
    )
    translated = Links(
        _("Translations"),
        wire="documentTranslations",
        languages=OFFICIAL,
        translations=TRANSLATIONS,
        help=_("Into Arabic, Chinese, English, French, Russian or Spanish, with the kind of translation."),
    )

    context = Heading(_("Related measures and contacts"))
    linked = References(_("Related measures"), wire="linkedMeasures", to=("measure",), own_only=("measure",))
    linked_account = RichText(_("How they are related"), wire="linkedMeasuresDescription")
    institutions = References(
        _("Contact institution"),
        wire="authorities",
        to=("contact", "authority"),
        own_only=("authority",),
        required=True,
        help=_("Who answers questions about the measure."),
    )

    what_it_settles = Heading(
        _("Elements of the measure"), _("From these answers the matrix of the country’s measures is built.")
    )
    settles_none = YesNo(_("Do none of the elements apply?"), wire="absMesasureNotApplicable")
    elements = Group(
        _("Elements of the measure"),
        wire="absMeasures",
        source="Article 14.2(a)",
        of=_MATRIX,
        required=True,
        when=is_not_true("absMesasureNotApplicable"),
    )
    other_element = Text(_("Other element (older records)"), wire="otherAbsMeasure", asked=False)
    other_account = Text(_("Other information (older records)"), wire="otherInformation", asked=False)
    other_documents = Links(_("Other documents (older records)"), wire="otherDocuments", asked=False)

    papers = Heading(_("Further information"))
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )


@Measure.must(
    _(
        "Only Peru, for the Andean Community, and the European Union publish a regional measure; it is shown with every"
        " country it covers. Choose another jurisdiction."
    ),
    source="Common format",
)
def regional_measure_is_published_by_its_group(jurisdiction: dict[str, Any], government: dict[str, Any]) -> bool:
    return identifier_in(jurisdiction) != REGIONAL or identifier_in(government) in GROUP_OF


@Measure.must(_("The measure cannot end before it begins."), source="Common format")
def ends_after_it_enters_into_force(applies_until: str, in_force_on: str) -> bool:
    return applies_until >= in_force_on


@Measure.must(_("The measure cannot end before it begins."), source="Common format")
def ends_after_it_is_adopted(applies_until: str, adopted_on: str) -> bool:
    return applies_until >= adopted_on
