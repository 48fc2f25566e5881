"""A document of a meeting.

Source: common formats of the clearing-house.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Date, Heading, Links, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.resource import SUBJECTS


class MeetingDocument(RecordType):
    schema, code, scope = "meetingDocument", "MTD", "scbd"
    title = _("Meeting document")
    plural = _("Meeting documents")
    purpose = _("A document prepared for a meeting, or adopted by it.")
    named_by = "title"
    summed_up_by = "description"

    what = Heading(_("The document"))
    title_of_meeting_document = Text(_("Title"), wire="title", required=True)
    links = Links(_("Links and files"), wire="url")
    dated = Date(_("Date"), wire="date", required=True)
    description = Text(_("Description"), wire="description", lines=3)
    areas = Terms(_("Thematic areas"), wire="thematicAreas", of=SUBJECTS, kept_elsewhere=True)
    themes = Terms(_("Themes"), wire="themes", of=SUBJECTS, kept_elsewhere=True)
