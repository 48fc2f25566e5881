"""A person or organization that other records refer to.

Source: common formats of the clearing-house; contacts are kept once and cited.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Condition, equals
from absch.formats.fields import (
    Choice,
    Country,
    Government,
    Heading,
    Links,
    Mailboxes,
    Notes,
    PlainText,
    PlainTexts,
    Reference,
    Term,
    Text,
)
from absch.formats.record_type import RecordType

PERSON, ORGANIZATION = "person", "organization"
ORGANIZATION_TYPES, GENDERS = "Organization Types", "Genders"
of_a_person = equals("type", PERSON)
of_an_organization = equals("type", ORGANIZATION)
# With the organization's address, the person has none of its own.
has_own_address = Condition(
    "addressType", lambda content: content.get("type") != PERSON or content.get("addressType") != ORGANIZATION
)


def needs_country(asked: Asked) -> bool:
    content = asked.content
    is_at_organization = bool(content.get("contactOrganization")) and not content.get("addressType")
    return not (content.get("type") == PERSON and is_at_organization)


class Contact(RecordType):
    schema, code, scope = "contact", "CON", "contact"
    title = _("Contact")
    plural = _("Contacts")
    purpose = _("A person or an organization, kept once and cited by permits, authorities and other records.")
    named_by = "organization"

    who = Heading(_("Who it is"))
    government = Government(_("Country"), wire="government")
    kind = Choice(
        _("A person or an organization?"),
        wire="type",
        required=True,
        values={PERSON: _("A person"), ORGANIZATION: _("An organization")},
    )
    prefix = Text(_("Form of address"), wire="prefix", when=of_a_person)
    first_name = PlainText(_("First name"), wire="firstName", required=True, when=of_a_person)
    middle_name = PlainText(_("Middle name"), wire="middleName", when=of_a_person)
    last_name = PlainText(_("Last name"), wire="lastName", required=True, when=of_a_person)
    gender = Term(_("Gender"), wire="gender", of=GENDERS, when=of_a_person, asked=False)
    works_for = Reference(
        _("Organization the person works for"),
        wire="contactOrganization",
        to=("contact", "organization"),
        contact_type=ORGANIZATION,
        when=of_a_person,
    )
    department = Text(_("Department"), wire="department", when=of_a_person)
    function = Text(_("Function"), wire="designation", when=of_a_person)
    organization = Text(_("Name of the organization"), wire="organization", required=True, when=of_an_organization)
    acronym = Text(_("Acronym"), wire="organizationAcronym", when=of_an_organization)
    organization_type = Term(
        _("Type of organization"), wire="organizationType", of=ORGANIZATION_TYPES, when=of_an_organization
    )

    reach = Heading(_("How to reach them"))
    address_of = Choice(
        _("Which address"),
        wire="addressType",
        when=of_a_person,
        values={ORGANIZATION: _("The organization’s"), PERSON: _("The person’s own")},
    )
    address = Text(_("Street address"), wire="address", lines=2, when=has_own_address)
    city = Text(_("City"), wire="city", when=has_own_address)
    state = Text(_("State or province"), wire="state", when=has_own_address)
    postal_code = Text(_("Postal code"), wire="postalCode", when=has_own_address)
    country = Country(_("Country of the address"), wire="country", when=has_own_address, required_when=needs_country)
    phones = PlainTexts(_("Telephone"), wire="phones", help=_("In international form, one number a line."))
    faxes = PlainTexts(_("Fax"), wire="faxes", help=_("One number a line."))
    emails = Mailboxes(
        _("E-mail"),
        wire="emails",
        required=True,
        help=_("One address a line. Everyone can read it, and copies of certificates are sent here."),
    )
    websites = Links(_("Websites"), wire="websites")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )

    def titles(self) -> dict[str, str]:
        return person_titles(self.content) if self.content.get("type") == PERSON else super().titles()


def person_titles(content: dict[str, Any]) -> dict[str, str]:
    """Return a person's full name, the same for each language of the record."""
    names = [content.get(each) for each in ("firstName", "middleName", "lastName")]
    name = " ".join(each for each in names if isinstance(each, str) and each)
    header = content.get("header")
    languages = header.get("languages") if isinstance(header, dict) else None
    return {each: name for each in languages or ["en"] if isinstance(each, str)} if name else {}
