"""The five treaties whose status is kept, each by the code of its depositary, and the steps towards them."""

from datetime import date
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Treaty(TextChoices):
    """Four by their chapter in the collection of the Secretary-General of the United Nations, one kept by FAO."""

    CONVENTION = "XXVII8", _("Convention on Biological Diversity")
    CARTAGENA = "XXVII8a", _("Cartagena Protocol on Biosafety")
    NAGOYA = "XXVII8b", _("Nagoya Protocol")
    SUPPLEMENTARY = (
        "XXVII8c",
        _(
            "Nagoya – Kuala Lumpur Supplementary Protocol on Liability and Redress to the Cartagena Protocol"
            " on Biosafety"
        ),
    )
    PLANTS = "ITPGRFA", _("International Treaty on Plant Genetic Resources for Food and Agriculture")


# The day on which each treaty itself entered into force: nobody can have been a Party before.
ENTRY_INTO_FORCE = {
    Treaty.CONVENTION: date(1993, 12, 29),
    Treaty.CARTAGENA: date(2003, 9, 11),
    Treaty.NAGOYA: date(2014, 10, 12),
    Treaty.SUPPLEMENTARY: date(2018, 3, 5),
    Treaty.PLANTS: date(2004, 6, 29),
}


class Instrument(TextChoices):
    """By what a government consents to be bound."""

    RATIFICATION = "ratification", pgettext_lazy("treaty", "Ratification")
    ACCEPTANCE = "acceptance", pgettext_lazy("treaty", "Acceptance")
    APPROVAL = "approval", pgettext_lazy("treaty", "Approval")
    ACCESSION = "accession", pgettext_lazy("treaty", "Accession")
    SUCCESSION = "succession", pgettext_lazy("treaty", "Succession")


class Status(StrEnum):
    """What a source says of a government on the day it was read, dates apart; `status.Standing` is what we answer."""

    PARTY = "party"
    SIGNATORY = "signatory"
    NONE = "none"


class Certainty(TextChoices):
    """How well a row is established; `LIKELY` if any of its values rests on one secondary source or is derived."""

    SURE = "sure", _("Certain")
    LIKELY = "likely", _("Likely")
