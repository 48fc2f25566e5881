"""A press release of the Secretariat.

Source: common formats of the clearing-house.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Date, Heading, Links, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.resource import SUBJECTS


class PressRelease(RecordType):
    schema, code, scope = "pressRelease", "PR", "scbd"
    title = _("Press release")
    plural = _("Press releases")
    purpose = _("What the Secretariat tells the press.")
    named_by = "title"
    summed_up_by = "description"

    what = Heading(_("The press release"))
    title_of_press_release = Text(_("Title"), wire="title", required=True)
    links = Links(_("Links and files"), wire="url")
    dated = Date(_("Date"), wire="date", required=True)
    description = Text(_("Description"), wire="description", lines=3)
    areas = Terms(_("Thematic areas"), wire="thematicAreas", of=SUBJECTS, kept_elsewhere=True)
    themes = Terms(_("Themes"), wire="themes", of=SUBJECTS, kept_elsewhere=True)
    text = Text(_("Full text"), wire="text", lines=10)
