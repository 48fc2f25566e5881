"""What a reader may not ask, and why."""

from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal


class IllegibleAddress(Refusal):
    """Raised when an address holds control characters."""

    code = "illegible-address"
    status = 400
    sentence = _(
        "This address holds characters that cannot be read. Copy it again, whole, or go on from the home page."
    )


class NoRecordNumber(Refusal):
    """Raised when what is asked for is far longer than any number, or holds control characters."""

    code = "no-record-number"
    status = 400
    sentence = _("This cannot be a record number. Enter one number, as it stands on the certificate.")


class NoPageNumber(Refusal):
    code = "no-page-number"
    status = 400
    sentence = _("Pages are counted 1, 2, 3 and so on. Go back to the first page of the list.")


class NoGovernment(Refusal):
    code = "no-government"
    status = 400
    sentence = _("No government has this code. Codes have two letters, as ZA for South Africa.")


class NoDay(Refusal):
    """Raised when a day is not written as one, or has not come yet."""

    code = "no-day"
    status = 400
    sentence = _("Write the day as year, month and day, as in 2016-09-09, and take none that is still to come.")


class NoReckoning(Refusal):
    code = "no-reckoning"
    status = 400
    sentence = _("Parties are counted as ratified or as in force. Choose one of the two.")
