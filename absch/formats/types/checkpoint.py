"""A checkpoint, which collects what users tell of the genetic resources they utilize.

Source: Nagoya Protocol, Article 17.1(a).
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import includes
from absch.formats.fields import (
    OTHER,
    Government,
    Heading,
    Links,
    Notes,
    References,
    RichText,
    Term,
    Text,
    YesNo,
)
from absch.formats.record_type import RecordType
from absch.formats.types.authority import COMMUNITY, COMMUNITY_TOO, JURISDICTIONS, SUBNATIONAL


class Checkpoint(RecordType):
    schema, code, scope = "absCheckpoint", "CP", "national"
    title = _("Checkpoint")
    plural = _("Checkpoints")
    purpose = _("The office that collects what users tell of the genetic resources they utilize.")
    named_by = "name"

    identity = Heading(_("The checkpoint"))
    government = Government(_("Country"), wire="government", source="Article 17.1(a)", required=True)
    name_of_checkpoint = Text(_("Name"), wire="name", source="Article 17.1(a)", term="checkpoint", required=True)
    responsibilities = RichText(
        _("Responsibilities"),
        wire="responsibilities",
        source="Article 17.1(a)",
        longest=300,
        lines=3,
        help=_("At most 300 characters."),
    )
    jurisdiction = Term(_("Area of jurisdiction"), wire="jurisdiction", of=JURISDICTIONS)
    jurisdiction_name = Text(
        _("Name of the jurisdiction"),
        wire="jurisdictionName",
        required=True,
        when=includes("jurisdiction", SUBNATIONAL, COMMUNITY, COMMUNITY_TOO, OTHER),
    )

    copies = Heading(_("Who receives its communiqués"))
    informs_all_authorities = YesNo(
        _("Send each communiqué to every competent national authority of the country?"),
        wire="informAllAuthorities",
        source="Article 17.1(a)",
        required=True,
        help=_("If not, name those to inform."),
    )
    to_inform = References(
        _("Authorities and persons to inform"),
        wire="contactsToInform",
        to=("contact", "authority"),
        own_only=("authority",),
        source="Article 17.1(a)",
        required_when=lambda asked: asked.content.get("informAllAuthorities") is False,
        help=_("Each receives a copy of every communiqué of this checkpoint."),
    )

    papers = Heading(_("Further information"))
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )
