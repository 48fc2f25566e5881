"""Where a government stands towards a treaty on a given day: a fact with dates, never a flag."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from absch.countries.treaties import ENTRY_INTO_FORCE, Status, Treaty

if TYPE_CHECKING:
    from absch.countries.models import TreatyStatus

# Nagoya Protocol, Article 33.2; the other four treaties have the same rule.
FROM_DEPOSIT_TO_FORCE = timedelta(days=90)


class Standing(TextChoices):
    """`RATIFIED` has deposited its instrument and waits for the treaty to enter into force for it."""

    PARTY = "party", _("Party")
    RATIFIED = "ratified", _("Ratified, not yet Party")
    SIGNATORY = "signatory", _("Signatory")
    NONE = "none", _("Non-Party")


def enters_into_force(status: TreatyStatus) -> date | None:
    """Return the day on which the treaty enters into force for the government, or None if it cannot be told.

    Source: Nagoya Protocol, Article 33. Where the day itself is not known it is the ninetieth after the deposit, and
    never before the treaty's own entry into force.
    """
    if status.party or status.deposit is None:
        return status.party
    return max(status.deposit + FROM_DEPOSIT_TO_FORCE, ENTRY_INTO_FORCE[Treaty(status.treaty)])


def standing_of(status: TreatyStatus, *, on: date) -> Standing:
    """Return where the government stands on that day.

    A Party whose dates are not known is one on and after the day the fact was true (`as_of`); of the days before it,
    nothing is assumed but a signature. The same holds for a signatory whose date of signature is not known.
    """
    in_force = enters_into_force(status)
    noted = Status(status.status) if status.as_of <= on else Status.NONE
    if _reached(in_force, on) or (in_force is None and noted == Status.PARTY):
        return Standing.PARTY
    if _reached(status.deposit, on):
        return Standing.RATIFIED
    if _reached(status.signature, on) or (status.signature is None and noted == Status.SIGNATORY):
        return Standing.SIGNATORY
    return Standing.NONE


def _reached(day: date | None, on: date) -> bool:
    return day is not None and day <= on
