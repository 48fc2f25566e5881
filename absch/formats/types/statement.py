"""A statement of the Executive Secretary.

Source: common formats of the clearing-house.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Date, Heading, Links, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.resource import SUBJECTS


class Statement(RecordType):
    schema, code, scope = "statement", "ST", "scbd"
    title = _("Statement")
    plural = _("Statements")
    purpose = _("What the Executive Secretary says on an occasion.")
    named_by = "title"
    summed_up_by = "description"

    what = Heading(_("The statement"))
    title_of_statement = Text(_("Title"), wire="title", required=True)
    links = Links(_("Links and files"), wire="url")
    dated = Date(_("Date"), wire="date", required=True)
    description = Text(_("Description"), wire="description", lines=3)
    areas = Terms(_("Thematic areas"), wire="thematicAreas", of=SUBJECTS, kept_elsewhere=True)
    themes = Terms(_("Themes"), wire="themes", of=SUBJECTS, kept_elsewhere=True)
    text = Text(_("Full text"), wire="text", lines=10)
