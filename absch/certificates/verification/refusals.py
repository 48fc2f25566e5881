"""What a list may not be, and why."""

from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal


class NothingAsked(Refusal):
    code = "nothing-asked"
    status = 400
    sentence = _("Nothing was given to check. Paste one number or more, or choose a file.")


class TooManyNumbers(Refusal):
    """Raised beyond the numbers one list may hold."""

    code = "too-many-numbers"
    status = 413
    sentence = _("One list holds at most %(most)s numbers. Nothing was checked: divide the list and check its parts.")


class TooManyFiles(Refusal):
    code = "too-many-files"
    status = 413
    sentence = _("At most %(most)s files are checked at once. Nothing was checked: send fewer.")


class TooLarge(Refusal):
    """Raised for a file or list beyond its size; `most` counts megabytes."""

    code = "too-large"
    status = 413
    sentence = _("A file may have at most %(most)s MB, and all files together %(all)s MB. Nothing was checked.")


class NoSuchReceipt(Refusal):
    code = "no-such-receipt"
    status = 404
    sentence = _("No receipt has this code. Compare each letter and digit with the paper.")
