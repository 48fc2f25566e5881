"""What the kinds of letter are called where their fate is shown."""

from django.utils.translation import gettext_lazy as _

from absch.notifications.models import Notification

NAMES = {
    "certificate.publish": _("Copy of a new permit or certificate"),
    "certificate.amend": _("Copy of an amended permit or certificate"),
    "certificate.revoke": _("Copy of a revoked permit or certificate"),
    "certificate.no-longer-named": _("Last word to who stands on it no longer"),
    "certificate.expiring": _("Word of a coming expiry"),
    "invitation": _("Invitation"),
    "account": _("Letter about an account"),
}


def letter_name(letter: str) -> str:
    """Return what that kind of letter is called in the active language."""
    if letter in NAMES:
        return str(NAMES[letter])
    return str(Notification.Kind(letter).label) if letter in Notification.Kind.values else letter
