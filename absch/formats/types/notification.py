"""A notification of the Secretariat to governments and others.

Source: common formats of the clearing-house; Nagoya Protocol, Article 28.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Date, Heading, Links, PlainText, PlainTexts, Text
from absch.formats.record_type import RecordType


class Notification(RecordType):
    schema, code, scope = "notification", "NT", "scbd"
    title = _("Notification")
    plural = _("Notifications")
    purpose = _("What the Secretariat tells governments and others, and what it asks them for.")
    named_by = "title"
    summed_up_by = "description"

    what = Heading(_("The notification"))
    title_of_notification = Text(_("Title"), wire="title", required=True)
    links = Links(_("Links and files"), wire="url")
    dated = Date(_("Date"), wire="date", required=True)
    symbol = PlainText(_("Symbol"), wire="symbol", required=True, help=_("Year and number, as 2016-054."))
    reference = PlainText(_("Reference"), wire="reference")
    act_by = Date(_("Reply wanted by"), wire="actionDate")
    sender = PlainText(_("Sender"), wire="sender")
    recipients = PlainTexts(_("Recipients"), wire="recipient", help=_("One a line."))
    description = Text(_("Description"), wire="description", lines=3)
    text = Text(_("Full text"), wire="text", lines=10)
