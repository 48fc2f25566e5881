"""Designate, limit, hand over, name a deputy, end: who acts for a government (Articles 13 and 17.1)."""

from absch.accounts.operations.designating import designate, end, hand_over, limit, name_deputy
from absch.accounts.operations.granting import ensure_standing, require_grantor
from absch.accounts.operations.people import Addressee, console_person, invite

__all__ = [
    "Addressee",
    "console_person",
    "designate",
    "end",
    "ensure_standing",
    "hand_over",
    "invite",
    "limit",
    "name_deputy",
    "require_grantor",
]
