"""The "no" of publication."""

from django.utils.translation import gettext_lazy as _

from absch.accounts.rules import ReasonRequired as ReasonRequired
from absch.kernel.refusals import Refusal


class Incomplete(Refusal):
    """Raised when a draft lacks what its common format requires; `missing` lists every shortcoming."""

    code = "incomplete"
    sentence = _("This draft cannot be published yet. Complete the answers listed here first.")


class AlreadyPublished(Refusal):
    """Raised when the first version is published a second time."""

    code = "already-published"
    sentence = _("This record is published already. Amend it instead.")


class NotAnAmendment(Refusal):
    """Raised when a draft that says it revokes the permit is handed over as its amendment."""

    code = "not-an-amendment"
    sentence = _("This draft revokes the certificate. Revoke it, or let the draft say that it updates it.")


class NotRevocable(Refusal):
    code = "not-revocable"
    sentence = _("Only a permit or certificate is revoked. Withdraw this record instead.")


class NotWithdrawable(Refusal):
    code = "not-withdrawable"
    sentence = _("A permit is never withdrawn: it stays as evidence of its time. Amend or revoke it.")


class NothingToDecide(Refusal):
    """Raised when the request was decided, recalled or expired in the meantime."""

    code = "nothing-to-decide"
    sentence = _("This request is closed: it was decided, recalled, or it expired.")


class RequestExpired(Refusal):
    """Raised when twelve weeks have passed, though the request has not been closed yet."""

    code = "expired"
    sentence = _(
        "Nobody decided this request within twelve weeks: it has expired, and the draft is its author’s again."
    )


class AlreadyRequested(Refusal):
    code = "already-requested"
    sentence = _("A request for this record is already pending.")


class NotYours(Refusal):
    code = "not-yours"
    status = 403
    sentence = _("Only who made the request can recall it.")


class DraftRequested(Refusal):
    """Raised when a draft begun from what is to be redacted awaits a decision."""

    code = "draft-requested"
    sentence = _("The draft “%(draft)s” began from this version and awaits a decision. Return that request first.")


class AlreadyRedacted(Refusal):
    code = "already-redacted"
    sentence = _("This version is redacted already.")
