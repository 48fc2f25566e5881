"""The national focal point: designated on paper, entered by the Secretariat.

Source: Nagoya Protocol, Articles 13.1 and 14.2(b).
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import (
    Country,
    Government,
    Heading,
    Links,
    Mailboxes,
    PlainText,
    PlainTexts,
    Term,
    Text,
)
from absch.formats.record_type import RecordType
from absch.formats.types.contact import GENDERS, ORGANIZATION_TYPES, person_titles


class FocalPoint(RecordType):
    schema, code, scope = "focalPoint", "NFP", "focal point"
    home = "CHM"
    title = _("National focal point")
    plural = _("National focal points")
    purpose = _("Who tells applicants how access is granted, and speaks for the country with the Secretariat.")
    named_by = "organization"

    who = Heading(_("Who it is"))
    government = Government(_("Country"), wire="government", source="Article 13.1", required=True)
    categories = PlainTexts(
        _("Designated for"), wire="categories", source="Article 13.1", help=_("One code a line, as NP-FP or ABS-FP.")
    )
    description = PlainText(_("Description"), wire="description")
    address_form = Text(_("Form of address"), wire="title")
    first_name = PlainText(_("First name"), wire="firstName")
    middle_name = PlainText(_("Middle name"), wire="middleName")
    last_name = PlainText(_("Last name"), wire="lastName")
    gender = Term(_("Gender"), wire="gender", of=GENDERS)
    function = Text(_("Function"), wire="designation")
    department = Text(_("Department"), wire="department")
    organization = Text(_("Organization"), wire="organization")
    acronym = Text(_("Acronym"), wire="organizationAcronym")
    organization_type = Term(_("Type of organization"), wire="organizationType", of=ORGANIZATION_TYPES)

    reach = Heading(_("How to reach it"))
    address_line_1 = Text(_("Address, first line"), wire="addressLine1")
    address_line_2 = Text(_("Address, second line"), wire="addressLine2")
    city = Text(_("City"), wire="city")
    state = Text(_("State or province"), wire="state")
    postal_code = Text(_("Postal code"), wire="postalCode")
    country = Country(_("Country of the address"), wire="country")
    phones = PlainTexts(_("Telephone"), wire="phones", help=_("In international form, one number a line."))
    mobiles = PlainTexts(_("Mobile telephone"), wire="mobiles", help=_("One number a line."))
    faxes = PlainTexts(_("Fax"), wire="faxes", help=_("One number a line."))
    emails = Mailboxes(_("E-mail"), wire="emails", help=_("One address a line. Copies of certificates are sent here."))
    websites = Links(_("Websites"), wire="websites")

    def titles(self) -> dict[str, str]:
        return person_titles(self.content) or super().titles()
