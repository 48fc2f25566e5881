"""A checkpoint communiqué: what a checkpoint learnt about the use of a genetic resource, and tells its provider.

Source: Nagoya Protocol, Articles 14.2 and 17.1(a).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, both, identifier_in, includes, is_not_true, is_true
from absch.formats.fields import (
    OTHER,
    Countries,
    Date,
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
    YesNo,
)
from absch.formats.record_type import RecordType
from absch.formats.types.permit import KEYWORDS

without_certificate = is_true("absIRCCsNotAvailable")


class Communique(RecordType):
    schema, code, scope = "absCheckpointCommunique", "CPC", "national"
    title = _("Checkpoint communiqué")
    plural = _("Checkpoint communiqués")
    purpose = _(
        "What a checkpoint learnt about the utilization of a genetic resource."
        " Publishing it sends copies to the authorities concerned and to the provider country."
    )
    named_by = "title"
    summed_up_by = "description"

    checkpoint = Heading(_("The checkpoint"))
    government = Government(_("Country"), wire="government", source="Article 17.1(a)", required=True)
    name_of_communique = Text(_("Title"), wire="title", required=True)
    checkpoints = References(
        _("Checkpoints that collected the information"),
        wire="absCheckpoints",
        to=("absCheckpoint",),
        own_only=("absCheckpoint",),
        source="Article 17.1(a)(i)",
        required=True,
    )
    responsible_authorities = Kept(_("Responsible authorities (older records)"), wire="responsibleAuthorities")
    checkpoint_selected = Kept(_("Checkpoint (older records)"), wire="checkpointSelected")

    certificates = Heading(_("Certificates"))
    has_no_certificate = YesNo(
        _("Is there no certificate to cite?"),
        wire="absIRCCsNotAvailable",
        source="Article 17.1(a)(iii)",
        help=_("Only without a certificate, say below what it would have said."),
    )
    cited_certificates = References(
        _("Certificates of the genetic resource"),
        wire="absIRCCs",
        to=("absPermit",),
        source="Article 17.1(a)(iii)",
        term="certificate",
        required=True,
        when=is_not_true("absIRCCsNotAvailable"),
        help=_("Of any country. Its authorities and, unless confidential, the holder receive a copy."),
    )

    resource = Heading(_("Without a certificate: the genetic resource"))
    sources = Countries(
        _("Source of the genetic resource"),
        wire="sourceCountries",
        source="Article 17.1(a)(i)",
        term="source-of-the-resource",
        required=True,
        when=without_certificate,
        help=_("The countries that provided it. Each is told when this is published."),
    )
    subject = RichText(
        _("Subject-matter or genetic resources"),
        wire="subjectMatter",
        source="Article 17.1(a)(i)",
        term="subject-matter",
        required=True,
        when=without_certificate,
    )
    specimens = Links(
        _("Specimens"),
        wire="specimens",
        files=False,
        when=without_certificate,
        help=_("Addresses of voucher specimens kept in a collection."),
    )
    taxa = Links(
        _("Taxonomy"),
        wire="taxonomies",
        files=False,
        when=without_certificate,
        help=_("Addresses of the taxon’s page in a public database."),
    )
    coordinates = Links(
        _("Geographic coordinates"),
        wire="gisFiles",
        pages=False,
        when=without_certificate,
        help=_("Addresses of GeoJSON files kept here."),
    )
    map_centre = MapLocation(_("Centre of the map"), wire="gisMapCenter", when=without_certificate)
    keywords = Terms(_("Keywords on the subject-matter"), wire="keywords", of=KEYWORDS, when=without_certificate)
    other_keywords = Text(
        _("Other keywords"),
        wire="keywordOther",
        required=True,
        when=both(without_certificate, includes("keywords", OTHER)),
    )

    terms_of_access = Heading(_("Without a certificate: consent and terms"))
    consent = RichText(
        _("Evidence of prior informed consent"),
        wire="evidenceOfPIC",
        source="Article 17.1(a)(i)",
        term="consent",
        when=without_certificate,
    )
    granted_by = Reference(
        _("Who granted the consent"), wire="entityWhoGrantedPIC", to=("contact", "authority"), when=without_certificate
    )
    granted_to = Reference(
        _("To whom it was granted"),
        wire="entityToWhomPICGranted",
        to=("contact", "authority"),
        when=without_certificate,
        help=_("A copy is sent there."),
    )
    agreement = RichText(
        _("Evidence of mutually agreed terms"),
        wire="evidenceOfMAT",
        source="Article 17.1(a)(i)",
        term="mutually-agreed-terms",
        when=without_certificate,
    )

    findings = Heading(_("What was learnt"))
    accessed_on = Date(_("Date of access"), wire="dateOfAccess", may_be_future=False)
    account = RichText(
        _("Information collected and kind of utilization"),
        wire="description",
        source="Article 17.1(a)(i)",
        required=True,
        help=_("Everyone can read it: write nothing confidential."),
    )
    told_by = References(
        _("Who gave the information to the checkpoint"),
        wire="personsAtCheckpoint",
        to=("contact", "authority"),
        own_only=("authority",),
        source="Article 17.1(a)(ii)",
    )
    collected_on = Date(
        _("Day on which it was collected"), wire="dateCollected", help=_("Or the first and last day, below.")
    )
    collected_from = Date(_("Collected from"), wire="dateCollectedFrom")
    collected_to = Date(_("Collected until"), wire="dateCollectedTo")

    papers = Heading(_("Further information"))
    documents = Kept(_("Documents (older records)"), wire="informationDocuments")
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )


@Communique.must(_("The last day cannot be before the first."), source="Common format")
def ends_after_it_begins(collected_to: str, collected_from: str) -> bool:
    return collected_to >= collected_from


@Communique.should(
    _("The source is your own country. A communiqué tells another country what was learnt: is this correct?"),
    source="Article 17.1(a)(iii)",
)
def source_is_another_country(sources: list[Any], asked: Asked) -> bool:
    return asked.government not in {identifier_in(each) for each in sources}


@Communique.should(_("Give one day or a period, not both."), source="Common format")
def is_collected_on_one_day_or_in_a_period(
    collected_on: str, collected_from: str | None = None, collected_to: str | None = None
) -> bool:
    return not (collected_from or collected_to)
