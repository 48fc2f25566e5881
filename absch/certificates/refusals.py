"""When there is no PDF to be had, and why."""

from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal


class NoPaper(Refusal):
    """Raised when a PDF is asked of a version whose content was taken out."""

    code = "redacted"
    status = 410
    sentence = _("%(number)s was redacted: its content, and every PDF of it, was taken out of the registry for good.")


class TooManyRenderings(Refusal):
    """Raised when more PDFs are being made than this service makes at once."""

    code = "too-many-renderings"
    status = 503
    sentence = _("Several certificates are being prepared at this moment. Ask again in a few seconds.")
