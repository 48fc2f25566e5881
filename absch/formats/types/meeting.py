"""A meeting under the Convention or its Protocols, as the Secretariat announces it.

Source: common formats of the clearing-house.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Country, Date, Heading, Links, PlainText, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.resource import SUBJECTS


class Meeting(RecordType):
    schema, code, scope = "meeting", "MT", "scbd"
    title = _("Meeting")
    plural = _("Meetings")
    purpose = _("When and where Parties and others meet.")
    named_by = "title"

    what = Heading(_("The meeting"))
    title_of_meeting = Text(_("Title"), wire="title", required=True)
    links = Links(_("Links and files"), wire="url")
    dated = Date(_("Date"), wire="date", required=True)
    symbol = PlainText(_("Symbol"), wire="symbol")
    starts_on = Date(_("Start"), wire="startDate", required=True)
    ends_on = Date(_("End"), wire="endDate", required=True)
    city = PlainText(_("City"), wire="city")
    country = Country(_("Country"), wire="country")
    areas = Terms(_("Thematic areas"), wire="thematicAreas", of=SUBJECTS, kept_elsewhere=True)
    themes = Terms(_("Themes"), wire="themes", of=SUBJECTS, kept_elsewhere=True)


@Meeting.must(_("The end cannot lie before the start."), source="Common format")
def ends_after_it_starts(ends_on: str, starts_on: str) -> bool:
    return ends_on >= starts_on
