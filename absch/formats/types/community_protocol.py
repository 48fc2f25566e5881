"""Community protocols and procedures, and customary laws, as communities make them known.

Source: Nagoya Protocol, Articles 12 and 14.3.
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Code
from absch.formats.fields import Heading, Terms
from absch.formats.record_type import RecordType
from absch.formats.types.resource import NO_AUTHOR, Resource, begins_with_sharing, names_an_author

PROTOCOL_TYPES = "ED9BE33E-B754-4E31-A513-002316D0D602"


class CommunityProtocol(RecordType):
    schema, code, scope = "communityProtocol", "CPP", "reference"
    title = _("Community protocol, procedure or customary law")
    plural = _("Community protocols and customary laws")
    purpose = _("How a community wishes to be asked, and what its own law says of its knowledge and resources.")
    named_by = "title"
    begins_with = begins_with_sharing

    work = Heading(_("The protocol"))
    title_of_work = Resource.title_of_work
    kinds = Terms(_("Type of resource"), wire="resourceTypes", of=PROTOCOL_TYPES, source="Article 12", required=True)
    authors = Resource.authors
    organizations = Resource.organizations
    publisher = Resource.publisher
    published_in = Resource.published_in
    taken_from = Resource.taken_from
    rights = Resource.rights
    links = replace(
        Resource.links,
        help=_("The protocol itself, in any language, written, drawn, filmed or spoken. Say for each its language."),
    )
    covers = Resource.covers

    substance = Heading(_("What it is about"))
    summary = Resource.summary
    regions = replace(Resource.regions, required=True)
    aichi_targets = Resource.aichi_targets
    targets = Resource.targets
    subjects = Resource.subjects
    sharing = Resource.sharing
    biosafety = Resource.biosafety
    tags = Resource.tags
    admin_tags = Resource.admin_tags

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes


CommunityProtocol.must(NO_AUTHOR, source="Common format", code=Code.MANDATORY_ANY_OF)(names_an_author)
