"""What a government or an organization sends in reply to a notification of the Secretariat.

Source: common formats of the clearing-house; Nagoya Protocol, Article 28.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Code
from absch.formats.fields import ANY, Date, Government, Heading, Links, References, RichText, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.resource import RESOURCE_TYPES, THEMES, Resource


class Submission(RecordType):
    schema, code, scope = "submission", "SUB", "reference"
    title = _("Submission")
    plural = _("Submissions")
    purpose = _("Views and information sent in reply to a notification of the Secretariat.")
    named_by = "title"

    sender = Heading(_("Who submits it"))
    government = Government(_("Government"), wire="government")
    organizations = References(
        _("Organizations"),
        wire="organizations",
        to=("organization",),
        help=_("Who submits it when no government does: one or the other, not both."),
    )

    what = Heading(_("The submission"))
    title_of_submission = Text(_("Title"), wire="title", required=True)
    dated = Date(_("Date"), wire="date", required=True)
    notifications = References(
        _("Notifications it replies to"), wire="notifications", to=("notification",), required=True
    )
    cited = References(_("Related records"), wire="records", to=ANY)
    themes = Terms(_("Thematic areas"), wire="absThematicAreas", of=THEMES)
    documents = Links(
        _("Documents"),
        wire="relevantDocuments",
        required=True,
        help=_("Among them the letter signed by the focal point or the head of the organization."),
    )
    more = RichText(_("Further information"), wire="relevantInformation")
    # Asked by another clearing-house, and kept here.
    kinds = Terms(_("Type of resource"), wire="resourceTypes", of=RESOURCE_TYPES, asked=False)
    notes = Resource.notes


@Submission.must(
    _("Name the government or the organizations that submit it."),
    source="Common format",
    code=Code.MANDATORY_ANY_OF,
)
def says_who_submits(government: object = None, organizations: object = None) -> bool:
    return bool(government or organizations)


@Submission.must(_("Either a government submits it, or organizations do: not both."), source="Common format")
def one_side_submits(organizations: object, government: object) -> bool:
    return not (organizations and government)
