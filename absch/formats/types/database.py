"""A website or database of a country on access and benefit-sharing.

Source: Nagoya Protocol, Article 14.2 and 14.3.
"""

from django.utils.translation import gettext_lazy as _

from absch.formats.fields import Government, Heading, Kept, Links, Notes, RichText, Text
from absch.formats.record_type import RecordType


class Database(RecordType):
    schema, code, scope = "database", "NDB", "national"
    title = _("National website or database")
    plural = _("National websites and databases")
    purpose = _("Where a country tells applicants and users more than its records here hold.")
    named_by = "title"
    summed_up_by = "description"

    site = Heading(_("The website or database"))
    government = Government(_("Country"), wire="government", source="Article 14.2", required=True)
    name_of_site = Text(_("Name"), wire="title", required=True)
    account = RichText(
        _("Description"),
        wire="description",
        required=True,
        help=_("What a reader finds there, and in which languages."),
    )
    addresses = Links(_("Web addresses"), wire="websites", required=True, files=False)
    address = Kept(_("Web address (older records)"), wire="website")

    papers = Heading(_("Further information"))
    more = RichText(_("Further information"), wire="relevantInformation")
    more_documents = Links(_("Further links and files"), wire="relevantDocuments")
    notes = Notes(
        _("Private notes"),
        wire="notes",
        help=_("Seen by the users of your government alone, and never published. Write nothing confidential."),
    )
