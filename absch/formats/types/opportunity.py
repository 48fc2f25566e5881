"""What is offered to those who would build their capacity: courses, grants, advice. A format of this registry's own.

Source: Nagoya Protocol, Article 22; decision NP-1/8, annex.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import OTHER, Date, Heading, Links, References, Regions, RichText, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.initiative import AUDIENCES
from absch.formats.types.resource import KEY_AREAS, THEMES, Resource

KINDS = "ABSCH-OPPORTUNITY-TYPES"


class Opportunity(RecordType):
    schema, code, scope = "capacityBuildingOpportunity", "CBOPP", "reference"
    title = _("Capacity-building opportunity")
    plural = _("Capacity-building opportunities")
    purpose = _("A course, grant, fellowship or other help that is open to those who implement the Protocol.")
    named_by = "title"
    summed_up_by = "description"

    offer = Heading(_("The opportunity"))
    title_of_offer = Text(_("Title"), wire="title", required=True)
    kinds = Terms(_("Type of opportunity"), wire="opportunityTypes", of=KINDS, in_own_words=(OTHER,), required=True)
    organizations = References(
        _("Who offers it"), wire="organizations", to=("organization", "contact", "authority"), required=True
    )
    description = RichText(
        _("Description"),
        wire="description",
        most_words=300,
        required=True,
        help=_("What is offered, and to whom. At most 300 words."),
    )
    key_areas = Terms(
        _("Key areas for capacity-building"),
        wire="keyAreas",
        of=KEY_AREAS,
        source="Decision NP-1/8, annex",
        required=True,
    )
    themes = Terms(_("Thematic areas"), wire="subjects", of=THEMES)
    target_groups = Terms(_("Target groups"), wire="targetGroups", of=AUDIENCES)
    regions = Regions(_("Countries and regions"), wire="countryRegions", help=_("Leave it empty if all are meant."))
    apply_by = Date(_("Last day to apply"), wire="applyBy")
    starts_on = Date(_("Start"), wire="startDate")
    ends_on = Date(_("End"), wire="endDate")
    conditions = RichText(_("How to apply"), wire="conditions", required=True)
    links = Links(_("Web address"), wire="links")
    contacts = References(_("Contact persons"), wire="contacts", to=("contact",), contact_type="person")

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes


@Opportunity.must(_("The end cannot lie before the start."), source="Common format")
def ends_after_it_starts(ends_on: str, starts_on: str) -> bool:
    return ends_on >= starts_on
