"""An organization that works on access and benefit-sharing, kept once and cited by other records.

Source: common formats of the clearing-house.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import (
    OTHER,
    Country,
    Heading,
    Links,
    Mailboxes,
    MapLocation,
    PlainTexts,
    References,
    Regions,
    RichText,
    Term,
    Terms,
    Text,
    Texts,
)
from absch.formats.record_type import RecordType
from absch.formats.types.contact import ORGANIZATION_TYPES
from absch.formats.types.resource import GBF_TARGETS, SUBJECTS, Resource


class Organization(RecordType):
    schema, code, scope = "organization", "ORG", "reference"
    title = _("Organization")
    plural = _("Organizations")
    purpose = _("Who it is, where it works and how to reach it; initiatives, resources and contacts cite it.")
    named_by = "name"

    identity = Heading(_("The organization"))
    name_of_organization = Text(_("Name"), wire="name", required=True)
    acronym = Text(_("Acronym"), wire="acronym")
    contacts = References(_("Contact persons"), wire="contacts", to=("contact",), contact_type="person")

    reach = Heading(_("How to reach it"))
    address = Text(_("Street address"), wire="address", lines=2)
    city = Text(_("City"), wire="city", required=True)
    state = Text(_("State or province"), wire="state")
    postal_code = Text(_("Postal code"), wire="postalCode")
    country = Country(_("Country of the address"), wire="country", required=True)
    phones = PlainTexts(
        _("Telephone"), wire="phones", required=True, help=_("In international form, one number a line.")
    )
    faxes = PlainTexts(_("Fax"), wire="faxes", help=_("One number a line."))
    emails = Mailboxes(_("E-mail"), wire="emails", required=True, help=_("One address a line. Everyone can read it."))
    websites = Links(_("Websites"), wire="websites", files=False)

    work = Heading(_("What it does"))
    kind = Term(
        _("Type of organization"),
        wire="organizationType",
        of=ORGANIZATION_TYPES,
        in_own_words=(OTHER,),
        required=True,
    )
    areas_of_work = Texts(_("Areas of work"), wire="areasOfWork", asked=False)
    regions = Regions(_("Regions of operation"), wire="operationalRegions", groups_only=True)
    profile = RichText(
        _("Profile"),
        wire="profile",
        required=True,
        help=_("In short: what it does, and what of it concerns access and benefit-sharing."),
    )
    profile_files = Links(_("Files on the profile"), wire="profileLink")
    linked = References(_("Linked organizations"), wire="linkedOrganizations", to=("organization",))
    # Asked by other clearing-houses, and kept here.
    subjects = Terms(_("Subjects of the Convention"), wire="thematicAreas", of=SUBJECTS, asked=False)
    targets = Terms(
        _("Targets of the Global Biodiversity Framework"),
        wire="gbfTargets",
        of=GBF_TARGETS,
        source="Decision 15/4",
        asked=False,
    )
    place = MapLocation(_("Coordinates (older records)"), wire="coordinates", asked=False)
    place_identifiers = PlainTexts(
        _("Place identifiers (older records)"), wire="establishmentGooglePlaceId", asked=False
    )
    working_languages = Terms(
        _("Working languages (older records)"),
        wire="operationalLanguages",
        of="ISO639-2",
        kept_elsewhere=True,
        asked=False,
    )

    papers = Heading(_("Further information"))
    more = Resource.more
    more_documents = Resource.more_documents
    notes = Resource.notes
