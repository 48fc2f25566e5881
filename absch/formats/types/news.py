"""A piece of news of the Secretariat.

Source: common formats of the clearing-house.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Date, Heading, Links, Terms, Text
from absch.formats.record_type import RecordType
from absch.formats.types.resource import SUBJECTS


class News(RecordType):
    schema, code, scope = "news", "NEWS", "scbd"
    title = _("News")
    plural = _("News")
    purpose = _("What is new at the Secretariat and in the clearing-house.")
    named_by = "title"
    summed_up_by = "description"
    # Some clients call the same format by another name.
    also_sent_as = ("new",)

    what = Heading(_("The news"))
    title_of_news = Text(_("Title"), wire="title", required=True)
    links = Links(_("Links and files"), wire="url")
    dated = Date(_("Date"), wire="date", required=True)
    description = Text(_("Description"), wire="description", lines=3)
    areas = Terms(_("Thematic areas"), wire="thematicAreas", of=SUBJECTS, kept_elsewhere=True)
    themes = Terms(_("Themes"), wire="themes", of=SUBJECTS, kept_elsewhere=True)
