"""Model contractual clauses, codes of conduct, guidelines, best practices and standards that anyone may take up.

Source: Nagoya Protocol, Articles 14.3(b), 14.3(d), 19 and 20.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Code
from absch.formats.fields import Group, Heading, Terms
from absch.formats.record_type import RecordType
from absch.formats.types.resource import KEY_AREAS, NO_AUTHOR, THEMES, Resource, begins_with_sharing, names_an_author

TYPES = "840427E5-E5AC-4578-B238-C81EAEEDBDD8"
KEYWORDS = "ABS-A1920-Keywords"


class VoluntaryTool(RecordType):
    schema, code, scope = "modelContractualClause", "A19A20", "reference"
    title = _("Model contractual clauses, codes of conduct, guidelines, best practices or standards")
    plural = _("Model clauses, codes, guidelines and standards")
    purpose = _("Wording and guidance that others may take up when they agree on terms or set their own rules.")
    named_by = "title"
    begins_with = begins_with_sharing

    work = Heading(_("The work"))
    title_of_work = Resource.title_of_work
    kinds = Terms(_("Type of resource"), wire="resourceTypes", of=TYPES, source="Articles 19 and 20", required=True)
    authors = Resource.authors
    organizations = Resource.organizations
    publisher = Resource.publisher
    published_in = Resource.published_in
    taken_from = Resource.taken_from
    rights = Resource.rights
    links = Resource.links
    covers = Resource.covers

    substance = Heading(_("What it is about"))
    summary = Resource.summary
    regions = Resource.regions
    aichi_targets = Resource.aichi_targets
    targets = Resource.targets
    subjects = Resource.subjects
    sharing = Group(
        _("Access and benefit-sharing"),
        wire="nagoya",
        required=True,
        of=(
            Terms(_("Keywords on the content"), wire="mccKeywords", of=KEYWORDS, required=True),
            Terms(_("Thematic areas"), wire="subjects", of=THEMES, required=True),
            Terms(_("Key areas for capacity-building"), wire="keyAreas", of=KEY_AREAS, source="Decision NP-1/8, annex"),
        ),
    )
    biosafety = Resource.biosafety
    tags = Resource.tags
    admin_tags = Resource.admin_tags

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes


VoluntaryTool.must(NO_AUTHOR, source="Common format", code=Code.MANDATORY_ANY_OF)(names_an_author)
