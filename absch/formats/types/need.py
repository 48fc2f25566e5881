"""What a government, community or organization needs to build its capacity. A format of this registry's own.

Source: Nagoya Protocol, Article 22; decision NP-1/8, annex.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Date, Heading, References, Regions, RichText, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.initiative import AUDIENCES, CATEGORIES
from absch.formats.types.resource import KEY_AREAS, THEMES, Resource


class Need(RecordType):
    schema, code, scope = "capacityBuildingNeed", "CBNEED", "reference"
    title = _("Capacity-building need")
    plural = _("Capacity-building needs")
    purpose = _("What is lacking to implement the Protocol, so that those who can help find those who need it.")
    named_by = "title"
    summed_up_by = "description"

    need = Heading(_("The need"))
    title_of_need = Text(_("Title"), wire="title", required=True)
    organizations = References(
        _("Who needs it"), wire="organizations", to=("organization", "contact", "authority"), required=True
    )
    regions = Regions(_("Countries and regions"), wire="countryRegions", required=True)
    description = RichText(
        _("Description"),
        wire="description",
        most_words=300,
        required=True,
        help=_("What is lacking, and what help would change. At most 300 words."),
    )
    key_areas = Terms(
        _("Key areas for capacity-building"),
        wire="keyAreas",
        of=KEY_AREAS,
        source="Decision NP-1/8, annex",
        required=True,
    )
    themes = Terms(_("Thematic areas"), wire="subjects", of=THEMES)
    categories = Terms(_("Kind of help wanted"), wire="categories", of=CATEGORIES, required=True)
    target_groups = Terms(_("Who would be helped"), wire="targetGroups", of=AUDIENCES)
    needed_by = Date(_("Needed by"), wire="neededBy")
    contacts = References(_("Contact persons"), wire="contacts", to=("contact",), contact_type="person", required=True)

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes
