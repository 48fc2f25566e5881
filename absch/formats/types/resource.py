"""The virtual library: what has been written, filmed or gathered on access and benefit-sharing.

Source: Nagoya Protocol, Articles 14.3 and 22.5; decision NP-1/2, annex.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, includes
from absch.formats.fields import (
    Group,
    Heading,
    Links,
    Month,
    Notes,
    PlainTexts,
    References,
    Regions,
    RichText,
    Terms,
    Text,
    Texts,
    YesNo,
)
from absch.formats.fields.groups import LANGUAGES
from absch.formats.record_type import RecordType

RESOURCE_TYPES = "A762DF7E-B8D1-40D6-9DAC-D25E48C65528"
THEMES = "CA9BBEA9-AAA7-4F2F-B3A3-7ED180DE1924"
KEY_AREAS = "2B2A5166-F949-4B1E-888F-A7976E76320B"
AICHI_TARGETS, GBF_TARGETS, SUBJECTS = "AICHI-TARGETS", "GBF-TARGETS", "CBD-SUBJECTS"
BIOSAFETY_AREAS = "043C7F0D-2226-4E54-A56F-EE0B74CCC984"
# The targets on benefit-sharing, with which such a record begins, and on biosafety.
SHARING, BIOSAFETY = "GBF-TARGET-13", "GBF-TARGET-17"
begins_with_sharing: dict[str, Any] = {"gbfTargets": [{"identifier": SHARING}]}
serves_biosafety = includes("gbfTargets", BIOSAFETY)


def needs_biosafety_areas(asked: Asked) -> bool:
    return serves_biosafety.holds(asked.content)


class Resource(RecordType):
    schema, code, scope = "resource", "VLR", "reference"
    title = _("Virtual library resource")
    plural = _("Virtual library")
    purpose = _("A study, guide, article, film or other work that helps others to implement the Protocol.")
    named_by = "title"
    summed_up_by = "summary"
    begins_with = begins_with_sharing

    work = Heading(_("The work"))
    title_of_work = Text(_("Title"), wire="title", required=True)
    kinds = Terms(_("Type of resource"), wire="resourceTypes", of=RESOURCE_TYPES, required=True)
    authors = Text(
        _("Authors"), wire="authors", help=_("Their names as they stand on the work; or cite an organization below.")
    )
    organizations = References(_("Organizations as authors"), wire="organizations", to=("organization", "contact"))
    publisher = Text(_("Publisher"), wire="publisher")
    published_in = Month(_("Month of publication"), wire="publicationDate", required=True)
    taken_from = Text(_("Source"), wire="source", help=_("What it is taken from, as a journal."))
    rights = Text(_("Rights"), wire="rights", help=_("Who holds them, and how the work may be used."))
    links = Links(
        _("Links and files"),
        wire="resourceLinks",
        languages=LANGUAGES,
        required=True,
        help=_("Where the work can be read. Say for each its language, which may be any."),
    )
    covers = Links(_("Cover picture"), wire="covers", pages=False, help=_("A file of type JPEG, PNG or WebP."))

    substance = Heading(_("What it is about"))
    summary = Text(_("Summary"), wire="summary", most_words=300, lines=6, required=True, help=_("At most 300 words."))
    regions = Regions(_("Countries and regions concerned"), wire="countryRegions")
    aichi_targets = Terms(_("Aichi targets (older records)"), wire="aichiTargets", of=AICHI_TARGETS, asked=False)
    targets = Terms(
        _("Targets of the Global Biodiversity Framework"),
        wire="gbfTargets",
        of=GBF_TARGETS,
        source="Decision 15/4",
        required=True,
    )
    subjects = Terms(
        _("Subjects of the Convention"),
        wire="cbdSubjects",
        of=SUBJECTS,
        only_under=("CBD-SUBJECT-BIOMES", "CBD-SUBJECT-CROSS-CUTTING"),
    )
    sharing = Group(
        _("Access and benefit-sharing"),
        wire="nagoya",
        required=True,
        of=(
            Terms(_("Thematic areas"), wire="subjects", of=THEMES, required=True),
            Terms(_("Key areas for capacity-building"), wire="keyAreas", of=KEY_AREAS, source="Decision NP-1/8, annex"),
        ),
    )
    biosafety = Group(
        _("Biosafety"),
        wire="biosafety",
        when=serves_biosafety,
        help=_("Asked of records that serve target 17 of the Global Biodiversity Framework."),
        of=(
            Terms(
                _("Thematic areas of biosafety"),
                wire="subjects",
                of=BIOSAFETY_AREAS,
                required_when=needs_biosafety_areas,
            ),
            # What the Biosafety Clearing-House asks beyond this is kept, and not asked here.
            YesNo(_("About living modified organisms"), wire="addressModifiedOrganisms", asked=False),
            References(_("Living modified organisms"), wire="modifiedOrganisms", to=("modifiedOrganism",), asked=False),
            YesNo(_("About organisms"), wire="addressOrganisms", asked=False),
            References(_("Organisms"), wire="organisms", to=("organism",), asked=False),
            YesNo(_("About genes"), wire="addressGenes", asked=False),
            References(_("Genes"), wire="genes", to=("dnaSequence",), asked=False),
            YesNo(_("Recommended for risk assessment (older records)"), wire="raRecommend", asked=False),
            Terms(
                _("Affiliation of the author (older records)"),
                wire="raAuthorAffiliation",
                of="raAuthorAffiliation",
                kept_elsewhere=True,
                asked=False,
            ),
            Terms(
                _("Subjects of risk assessment (older records)"),
                wire="raSubjects",
                of="raSubjects",
                kept_elsewhere=True,
                asked=False,
            ),
        ),
    )
    tags = Texts(_("Tags"), wire="tags", asked=False)
    admin_tags = PlainTexts(_("Tags of the Secretariat"), wire="adminTags", asked=False)

    papers = Heading(_("Further information"))
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by those who edit the record alone, and never published. Write nothing confidential."),
    )


NO_AUTHOR = _("Name the authors, or cite an organization that wrote it.")


@Resource.must(NO_AUTHOR, source="Common format", code=Code.MANDATORY_ANY_OF)
def names_an_author(authors: object = None, organizations: object = None) -> bool:
    return bool(authors or organizations)
