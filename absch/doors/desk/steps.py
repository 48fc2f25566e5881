"""The words of each act on a record: what it is called, and what it means."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from absch.kernel.words import Words
from absch.records.rules import Act


@dataclass(frozen=True)
class Step:
    """An act as its page explains it. `act` is what the person must be allowed; `not_done` heads a refusal."""

    act: Act
    title: Words
    button: Words
    not_done: Words
    meaning: tuple[Words, ...]
    is_grave: bool = False
    asks_reason: bool = False
    asks_remark: bool = False


AMEND = Step(
    Act.DRAFT,
    title=_("Amend a published record"),
    button=_("Begin the next version"),
    not_done=_("The next version was not begun"),
    meaning=(
        _("A draft of the next version begins with the answers of the current one. Readers see no change yet."),
        _("Once it is published, the version before stays readable and says that it is valid no more."),
        _("An amendment needs a reason, which everybody can read."),
    ),
)
DUPLICATE = Step(
    Act.DRAFT,
    title=_("Duplicate a record"),
    button=_("Begin another record"),
    not_done=_("No other record was begun"),
    meaning=(
        _("A draft of a new record begins with the answers of this one. It will get a number of its own."),
        _("The two records are not linked, and this one stays as it is."),
    ),
)
CONFIRM = Step(
    Act.CONFIRM,
    title=_("Confirm that a record is still correct"),
    button=_("Nothing has changed"),
    not_done=_("The record was not confirmed"),
    meaning=(
        _("Readers see on which day a record was last confirmed. Read the public page before you confirm it."),
        _("No new version is made. If anything has changed, amend the record instead."),
    ),
)
REVOKE = Step(
    Act.REVOKE,
    title=_("Revoke a permit or certificate"),
    button=_("Revoke for good"),
    not_done=_("Nothing was revoked"),
    meaning=(
        _("From now on the certificate is no evidence in any Party that access was granted lawfully."),
        _("Its last version stays public and says that it is revoked, when and why. This cannot be undone."),
        _("An open draft of this record is thrown away. The holder and the authority are told, unless confidential."),
    ),
    is_grave=True,
    asks_reason=True,
)
WITHDRAW = Step(
    Act.WITHDRAW,
    title=_("Withdraw a record"),
    button=_("Withdraw for good"),
    not_done=_("Nothing was withdrawn"),
    meaning=(
        _("The record leaves lists and search. A notice with your reason stays at its address."),
        _("Records that cite it can still be read with it. This cannot be undone."),
    ),
    is_grave=True,
    asks_reason=True,
)
REQUEST_WITHDRAWAL = Step(
    Act.SUBMIT,
    title=_("Request that a record be withdrawn"),
    button=_("Request withdrawal"),
    not_done=_("Nothing was requested"),
    meaning=(
        _("Your publishing authority decides. Until then nothing changes for readers."),
        _("The reason is published with the notice; the remark is read by the authority alone."),
    ),
    asks_reason=True,
    asks_remark=True,
)
REDACT = Step(
    Act.REDACT,
    title=_("Redact a version"),
    button=_("Redact for good"),
    not_done=_("Nothing was redacted"),
    meaning=(
        _("For what should never have been published. The content of this version is destroyed, its copies too."),
        _("Drafts that began from this version are thrown away: the next version’s, and duplicates."),
        _("Its number, its place in the public log and a notice with your reason stay. This cannot be undone."),
        _("Do not repeat in the reason what is to disappear: everybody reads it."),
    ),
    is_grave=True,
    asks_reason=True,
)
DISCARD = Step(
    Act.DRAFT,
    title=_("Discard a draft"),
    button=_("Discard the draft"),
    not_done=_("Nothing was discarded"),
    meaning=(
        _("What is written in the draft is thrown away, with the contacts made inside it. This cannot be undone."),
        _("What is published stays as it is."),
    ),
    is_grave=True,
)
