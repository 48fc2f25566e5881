"""How access is applied for, step by step.

Source: Nagoya Protocol, Articles 6.3 and 14.2(a).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Code
from absch.formats.fields import (
    OTHER,
    Choice,
    Government,
    Heading,
    Links,
    Notes,
    Number,
    References,
    RichText,
    Term,
    Terms,
    Text,
    YesNo,
)
from absch.formats.record_type import RecordType
from absch.formats.types.authority import COMMUNITY, COMMUNITY_TOO, JURISDICTIONS, SUBNATIONAL

THEMES = "CA9BBEA9-AAA7-4F2F-B3A3-7ED180DE1924"
NAMED_JURISDICTIONS = (SUBNATIONAL, COMMUNITY, COMMUNITY_TOO, OTHER)


class Procedure(RecordType):
    schema, code, scope = "absProcedure", "PRO", "national"
    title = _("Procedure for access")
    plural = _("Procedures for access")
    purpose = _("What an applicant does, with whom and in which order, to be granted access.")
    named_by = "name"
    summed_up_by = "description"

    application = Heading(_("Where to apply"))
    government = Government(_("Country"), wire="government", source="Article 14.2(a)", required=True)
    aim = Text(
        _("What the procedure is for"),
        wire="name",
        source="Article 6.3(c)",
        required=True,
        help=_("For example: access to plants for research. It is also the title of this record."),
    )
    jurisdiction = Term(
        _("Area of jurisdiction"),
        wire="jurisdiction",
        of=JURISDICTIONS,
        required=True,
        in_own_words=NAMED_JURISDICTIONS,
        help=_("Name the jurisdiction in your own words, unless it is the whole country."),
    )
    contacts = References(
        _("Whom to apply to"),
        wire="contacts",
        to=("contact", "authority"),
        own_only=("authority",),
        source="Article 6.3(c)",
        help=_("Name somebody here, or give a link below."),
    )
    links = Links(_("Where to apply on the Internet"), wire="links", source="Article 6.3(c)")

    steps = Heading(_("Conditions and steps"))
    requirements = RichText(
        _("Conditions for an application"), wire="requirements", source="Article 6.3(b)", required=True
    )
    account = RichText(_("Steps of the procedure"), wire="description", source="Article 6.3(c)", required=True)
    drawings = Links(_("Flow chart or timetable"), wire="descriptionLinks")

    documents = Heading(_("Forms and documents"))
    asks_documents = YesNo(_("Must the applicant give in documents?"), wire="hasApplicationDocuments", required=True)
    documents_account = RichText(_("About the forms and documents"), wire="applicationInformation")
    forms = Links(_("Forms to fill in"), wire="applicationLinks")
    recipients = References(
        _("Whom to send them to"), wire="applicationContacts", to=("contact", "authority"), own_only=("authority",)
    )

    cost = Heading(_("Fees and time"))
    asks_fees = YesNo(_("Are there fees?"), wire="hasApplicationFees", source="Article 6.3(d)", required=True)
    fees_account = RichText(_("About the fees"), wire="applicationFeesInformation", source="Article 6.3(d)")
    duration = Number(
        _("How long it takes"),
        wire="duration",
        source="Article 6.3(d)",
        least=0,
        help=_("A whole number, from the complete application to the decision."),
    )
    unit = Choice(
        _("Counted in"),
        wire="durationPeriod",
        values={"days": _("days"), "months": _("months"), "years": _("years")},
    )

    context = Heading(_("Measures and keywords"))
    measures = References(
        _("Measures on which the procedure rests"),
        wire="relevantMeasures",
        to=("measure",),
        own_only=("measure",),
        source="Article 6.3(c)",
    )
    keywords = Terms(_("Keywords"), wire="keywords", of=THEMES, required=True)

    papers = Heading(_("Further information"))
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )


@Procedure.must(
    _("Say where to apply: name a contact or give a link."),
    source="Article 6.3(c)",
    code=Code.MANDATORY_ANY_OF,
    path="contactsOrLinks",
)
def says_where_to_apply(contacts: Any = None, links: Any = None) -> bool:
    return bool(contacts or links)
