"""The "no" of drafts and records."""

from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal


class Held(Refusal):
    """Raised when somebody else saved the draft within the last 30 minutes."""

    code = "held"
    sentence = _("%(person)s is writing here and saved last at %(since)s. Wait, or take the draft over.")


class Locked(Refusal):
    """Raised while a publication request is pending."""

    code = "locked"
    sentence = _("%(person)s requested publication at %(since)s. Recall the request to go on writing.")


class Overtaken(Refusal):
    """Raised when the draft is no longer the one that was read."""

    code = "overtaken"
    sentence = _("The draft was changed in the meantime. Read it again, then decide.")


class RevokedIsFinal(Refusal):
    code = "revoked-is-final"
    sentence = _("This certificate is revoked. Nothing more can be published under its number.")


class WithdrawnIsFinal(Refusal):
    code = "withdrawn-is-final"
    sentence = _("This record is withdrawn. Nothing more can be published under its number.")


class IdentifierTaken(Refusal):
    code = "identifier-taken"
    sentence = _("There is a record of this identifier already. Choose another identifier.")


class DraftExists(Refusal):
    code = "draft-exists"
    sentence = _("There is a draft of this record. Publish it or discard it first.")


class NotYetPublished(Refusal):
    code = "not-yet-published"
    sentence = _("This record has not been published yet.")


class Mismatched(Refusal):
    """Raised when a document says it is another than the record it is saved to; `field` is the wire path."""

    code = "mismatched"
    status = 400
    sentence = _("The document names another identifier, type or country than its record (field %(field)s).")


class UnknownField(Refusal):
    code = "unknown-field"
    status = 400
    sentence = _("There is no field “%(field)s” in this type of record. Take it out or correct its name.")


class UnknownType(Refusal):
    code = "unknown-type"
    status = 400
    sentence = _("“%(code)s” is not a type of record.")
