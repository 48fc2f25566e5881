"""The competent national authority, which grants access.

Source: Nagoya Protocol, Articles 13.2 and 14.2(b).
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, identifier_in, includes, is_false
from absch.formats.fields import (
    OTHER,
    Country,
    Government,
    Heading,
    Links,
    Mailboxes,
    Notes,
    PlainTexts,
    References,
    RichText,
    Terms,
    Text,
    YesNo,
)
from absch.formats.lookup import Registry
from absch.formats.record_type import RecordType
from absch.formats.types.permit import KEYWORDS

JURISDICTIONS = "D7BD5BDE-A6B9-4261-B788-16839CCC4F7E"
SUBNATIONAL = "DEBB019D-8647-40EC-8AE5-10CA88572F6E"
# The same jurisdiction, under the two identifiers that are in use for it.
COMMUNITY, COMMUNITY_TOO = "9627DF2B-FFAC-4F85-B075-AF783FF2A0B5", "DEEEDB35-A34B-4755-BF77-D713017195E3"


class Authority(RecordType):
    schema, code, scope = "authority", "CNA", "national"
    title = _("Competent national authority")
    plural = _("Competent national authorities")
    purpose = _("The authority that grants access, or issues the written evidence that access requirements were met.")
    named_by = "name"

    identity = Heading(_("The authority"))
    government = Government(_("Country"), wire="government", source="Article 14.2(b)", required=True)
    name_of_authority = Text(_("Name"), wire="name", source="Article 13.2", required=True)

    reach = Heading(_("How to reach it"))
    address = Text(_("Street address"), wire="address", lines=2)
    city = Text(_("City"), wire="city", required=True)
    state = Text(_("State or province"), wire="state")
    postal_code = Text(_("Postal code"), wire="postalCode")
    country = Country(_("Country of the address"), wire="country", required=True)
    phones = PlainTexts(
        _("Telephone"),
        wire="phones",
        required=True,
        help=_("In international form, one number a line: +27 12 399 9000."),
    )
    faxes = PlainTexts(_("Fax"), wire="faxes", help=_("One number a line."))
    emails = Mailboxes(
        _("E-mail"),
        wire="emails",
        source="Article 13.2",
        required=True,
        help=_("One address a line. Copies of certificates are sent here."),
    )
    websites = Links(_("Websites"), wire="websites", files=False)
    contacts = References(_("Contact persons"), wire="contacts", to=("contact", "authority"), own_only=("authority",))

    competence = Heading(_("Competence"))
    basis = References(
        _("Measures that give the competence"),
        wire="policyBasisForCompetencyRef",
        to=("measure",),
        own_only=("measure",),
        source="Article 13.2",
    )
    basis_account = RichText(_("Basis of the competence"), wire="policyBasisForCompetency", source="Article 13.2")
    is_the_only_one = YesNo(
        _("Is this the only competent national authority of the country?"),
        wire="responsibleForAll",
        source="Article 13.2",
        required=True,
    )
    responsibilities = RichText(
        _("Responsibilities"),
        wire="responsibilities",
        source="Article 13.4",
        longest=300,
        lines=3,
        help=_("At most 300 characters."),
        required_when=lambda asked: asked.content.get("responsibleForAll") is False,
    )
    jurisdictions = Terms(
        _("Areas of jurisdiction"),
        wire="absJurisdiction",
        of=JURISDICTIONS,
        source="Article 13.4",
        required=True,
        when=is_false("responsibleForAll"),
    )
    jurisdiction_names = Text(
        _("Names of the jurisdictions"),
        wire="absJurisdictionName",
        source="Article 13.4",
        required=True,
        when=includes("absJurisdiction", SUBNATIONAL, COMMUNITY, COMMUNITY_TOO, OTHER),
    )
    keywords = Terms(
        _("Keywords on the scope"), wire="absGeneticResourceTypes", of=KEYWORDS, when=is_false("responsibleForAll")
    )
    functions = Terms(
        _("Administrative functions"), wire="functions", of="Subject Areas", kept_elsewhere=True, asked=False
    )
    organisms = Terms(
        _("Types of organism"), wire="cpbOrganismTypes", of="TypeOfOrganisms", kept_elsewhere=True, asked=False
    )

    papers = Heading(_("Further information"))
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )


@Authority.must(
    _("Another authority of your country is published as the only one. Correct one of the two."),
    source="Article 13.2",
    path="responsibleForAllNot",
)
def is_the_only_one_alone(is_the_only_one: bool, asked: Asked, registry: Registry) -> bool:
    if not is_the_only_one:
        return True
    others = registry.others("authority", asked.government)
    return not any(
        each.content.get("responsibleForAll") is True
        for each in others
        if identifier_in(each.content.get("header")) != asked.identifier
    )
