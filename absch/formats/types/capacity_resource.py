"""Capacity-building resources, in the form of 2015 to 2018; newer ones are records of the virtual library.

Source: Nagoya Protocol, Article 22; decision NP-1/2, annex.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Heading, Links, Number, References, Regions, Term, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.initiative import AUDIENCES
from absch.formats.types.resource import KEY_AREAS, Resource

RESOURCE_TYPES = "7E688641-F642-4C46-A024-70ED76D3DF40"
FORMATS, PURPOSES = "D2D97AB3-4D20-41D4-8CBE-B21C33924823", "E712C9CD-437E-454F-BA72-E7D20E4C28ED"
LEVELS = "1B57D9C3-F5F8-4875-94DC-93E427F3BFD8"


class CapacityResource(RecordType):
    schema, code, scope = "capacityBuildingResource", "CBR", "reference"
    title = _("Capacity-building resource")
    plural = _("Capacity-building resources")
    purpose = _("A course, manual, toolkit or other material from which others can learn to implement the Protocol.")
    named_by = "title"
    summed_up_by = "summary"

    work = Heading(_("The work"))
    title_of_work = Resource.title_of_work
    kinds = Terms(_("Type of resource"), wire="resourceTypes", of=RESOURCE_TYPES, required=True)
    file_format = Term(_("Format"), wire="fileFormat", of=FORMATS, required=True)
    format_details = Text(_("About the format"), wire="formatDetails")
    purposes = Terms(_("Purposes"), wire="purpose", of=PURPOSES)
    target_groups = Terms(_("Target groups"), wire="targetGroups", of=AUDIENCES, required=True)
    level = Term(_("Level of expertise"), wire="expertiseLevel", of=LEVELS)
    authors = Text(_("Authors"), wire="authors", required=True)
    organizations = References(_("Organizations as authors"), wire="organizations", to=("contact",))
    published_in = Number(_("Year of publication"), wire="publicationYear", required=True, least=1000, most=9999)
    rights = Resource.rights
    taken_from = Resource.taken_from
    links = Links(_("Links and files"), wire="resourceLinks", required=True)
    covers = Links(_("Cover picture"), wire="covers", help=_("A file of type JPEG or PNG."))

    substance = Heading(_("What it is about"))
    summary = Text(_("Summary"), wire="summary", lines=4)
    regions = Regions(_("Countries and regions concerned"), wire="regions", required=True)
    aichi_targets = Resource.aichi_targets
    key_areas = Terms(
        _("Key areas for capacity-building"), wire="absKeyAreas", of=KEY_AREAS, source="Decision NP-1/8, annex"
    )

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes
