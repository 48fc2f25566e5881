"""The permit or its equivalent; a Party's becomes a certificate when it is published here.

Source: Nagoya Protocol, Articles 6.3(e), 14.2(c) and 17.2 to 17.4.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, includes, is_given, is_true
from absch.formats.fields import (
    OTHER,
    Choice,
    Confirmation,
    Date,
    Field,
    Government,
    Heading,
    Kept,
    Links,
    MapLocation,
    Notes,
    Reference,
    References,
    RichText,
    Terms,
    Text,
)
from absch.formats.record_type import RecordType

UPDATE, REVOKE = 0, 1
KEYWORDS = "1A22EAAB-9BBC-4543-890E-DEF913F59E98"
USES = "A7B77788-8C90-4849-9327-E181E9522F3A"


def is_published(asked: Asked) -> bool:
    """Whether the record has a version already, which this document would follow."""
    return asked.registry.find({"identifier": asked.identifier}) is not None


class Permit(RecordType):
    schema, code, scope = "absPermit", "IRCC", "national"
    title = _("Permit or its equivalent")
    plural = _("Permits and certificates")
    purpose = _(
        "Publishing a Party’s permit here makes it an internationally recognized certificate of compliance:"
        " evidence, in every Party, of prior informed consent and mutually agreed terms."
    )
    named_by = "title"
    summed_up_by = "subjectMatter"
    of_one_version = ("amendmentIntent", "amendmentDescription")
    next_version_begins_with = {"amendmentIntent": UPDATE}

    issuance = Heading(_("Issuance"))
    government = Government(_("Country"), wire="government", source="Article 14.2(c)", required=True)
    intent = Choice(
        _("What this version does"),
        wire="amendmentIntent",
        source="Decision NP-1/2, annex",
        values={UPDATE: _("Updates the certificate"), REVOKE: _("Revokes the certificate")},
        # The act says it: amending begins with the one, revoking with the other.
        asked=False,
    )
    reason = RichText(
        _("Reason for the amendment or revocation"),
        wire="amendmentDescription",
        source="Decision NP-1/2, annex",
        required_when=is_published,
        shown_when=is_given("amendmentIntent"),
        help=_("Why the certificate is amended or revoked. It is kept in the history and read by everyone."),
    )
    update_reasons = Text(_("Reasons for the update (older records)"), wire="updateReasons", asked=False)
    amended_permits = Kept(_("Permits amended (older records)"), wire="amendedPermits")
    consented_amendment = Kept(_("Amendment consented to (older records)"), wire="consentedAmendment")
    amendments = Kept(_("Description of amendments (older records)"), wire="amendmentsDescription")
    related = References(
        _("Related certificates"),
        wire="relatedIRCCs",
        to=("absPermit",),
        own_only=("absPermit",),
        help=_("Earlier certificates this permit follows or renews, as when a soil sample yields an organism."),
    )
    authority = Reference(
        _("Authority that issued the permit"),
        wire="absCNA",
        to=("authority",),
        own_only=("authority",),
        source="Article 17.4(a)",
        term="issuing-authority",
        required=True,
    )
    reference = Text(
        _("Reference number of the permit"),
        wire="title",
        required=True,
        help=_("The number by which your country files the permit. It is also the title of this record."),
    )
    other_references = RichText(
        _("Other national references"),
        wire="referenceToNationalPermit",
        lines=2,
        help=_("Further numbers that help to find the permit in national files."),
    )
    issued_on = Date(
        _("Date of issuance"),
        wire="dateOfIssuance",
        source="Article 17.4(b)",
        term="date-of-issuance",
        required=True,
        may_be_future=False,
    )
    expires_on = Date(
        _("Date of expiry"),
        wire="dateOfExpiry",
        term="date-of-expiry",
        help=_("The last day on which the permit holds. Leave it empty if it has none."),
    )

    consent = Heading(_("Prior informed consent"))
    providers = References(
        _("Provider"),
        wire="providers",
        to=("contact", "authority"),
        own_only=("authority",),
        confidential="providersConfidential",
        source="Article 17.4(c)",
        term="provider",
        required=True,
        help=_("Who holds the right to grant access under domestic law."),
    )
    consent_given = Confirmation(
        _("Prior informed consent was obtained or granted"), wire="picGranted", source="Article 17.4(h)", term="consent"
    )
    consent_account = RichText(
        _("About the consent"), wire="picInformation", source="Article 6", when=is_true("picGranted")
    )
    consent_documents = Links(
        _("Documents about the consent"), wire="picDocuments", source="Article 6", when=is_true("picGranted")
    )
    holders = References(
        _("Person or entity to whom consent was granted"),
        wire="entitiesToWhomPICGranted",
        to=("contact", "authority"),
        own_only=("authority",),
        confidential="entitiesToWhomPICGrantedConfidential",
        source="Article 17.4(e)",
        required=True,
        help=_("The holder of the permit. While this is confidential, nothing is sent to the holder."),
    )

    agreement = Heading(_("Mutually agreed terms"))
    terms_agreed = Confirmation(
        _("Mutually agreed terms were established"),
        wire="matEstablished",
        source="Article 17.4(g)",
        term="mutually-agreed-terms",
    )
    terms_account = RichText(
        _("About the terms"), wire="matInformation", source="Article 6.3(g)", when=is_true("matEstablished")
    )
    terms_documents = Links(
        _("Documents about the terms"), wire="matDocuments", source="Article 6.3(g)", when=is_true("matEstablished")
    )

    subject_matter = Heading(_("Subject-matter"))
    subject = RichText(
        _("Subject-matter or genetic resources covered"),
        wire="subjectMatter",
        confidential="subjectMatterConfidential",
        source="Article 17.4(f)",
        term="subject-matter",
        required=True,
    )
    specimens = Links(
        _("Specimens"),
        wire="specimens",
        files=False,
        help=_("Addresses of voucher specimens kept in a collection."),
    )
    taxa = Links(
        _("Taxonomy"),
        wire="taxonomies",
        files=False,
        help=_("Addresses of the taxon’s page in a public database."),
    )
    coordinates = Links(
        _("Geographic coordinates"), wire="gisFiles", pages=False, help=_("Addresses of GeoJSON files kept here.")
    )
    map_centre = MapLocation(_("Centre of the map"), wire="gisMapCenter")
    keywords = Terms(_("Keywords on the subject-matter"), wire="keywords", of=KEYWORDS)
    other_keywords = Text(_("Other keywords"), wire="keywordOther", required=True, when=includes("keywords", OTHER))

    use = Heading(_("Use and transfer"))
    uses = Terms(
        _("Commercial or non-commercial use"),
        wire="usages",
        of=USES,
        confidential="usagesConfidential",
        source="Article 17.4(i)",
        required=True,
        term="non-commercial-use",
    )
    use_account = RichText(
        _("Uses granted and restrictions of use"), wire="usagesDescription", source="Article 17.4(i)"
    )
    transfer = RichText(
        _("Conditions for transfer to third parties"),
        wire="thirdPartyTransferCondition",
        source="Article 6.3(g)",
        term="third-party-transfer",
    )

    papers = Heading(_("Copy of the permit and further information"))
    copies = Links(
        _("Copy of the permit"),
        wire="permitFiles",
        help=_("Everyone can read it: it must hold nothing confidential."),
    )
    copies_account = RichText(_("About the copy"), wire="permitDescription", lines=2)
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )


@Permit.must(_("The permit cannot expire before it is issued."), source="Common format")
def expires_after_it_is_issued(expires_on: str, issued_on: str) -> bool:
    return expires_on >= issued_on


@Permit.must(_("A certificate is revoked after it was published, not by its first version."), source="Common format")
def only_a_published_certificate_is_revoked(intent: int, asked: Asked) -> bool:
    return intent != REVOKE or is_published(asked)


def article_17_4() -> dict[str, Field | None]:
    """Return what Article 17.4 asks, by letter; the unique identifier (d) is given by the registry itself."""
    asked = {each.source: each for each in reversed(Permit.fields)}
    return {letter: asked.get(f"Article 17.4({letter})") for letter in "abcdefghi"}
