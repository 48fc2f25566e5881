"""Have a letter sent, or an announcement told, once more."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from absch.accounts import audit
from absch.accounts.audit import accountable
from absch.accounts.models import Person
from absch.accounts.queries import designations_of, roles_of
from absch.accounts.roles import NATIONAL, Role
from absch.kernel.refusals import Refusal
from absch.outbox import operations as outbox
from absch.outbox.models import Announcement, Delivery


class NotYoursToSend(Refusal):
    """Raised when somebody else’s letter, or what only the Secretariat may repeat, is to be sent again."""

    code = "not-yours-to-send"
    status = 403
    sentence = _("Only the people of that government, or the Secretariat, can have this sent again.")


class NotToBeSent(Refusal):
    """Raised when a letter is on its way, arrived as far as is known, or lost what it would say."""

    code = "not-to-be-sent"
    status = 409
    sentence = _("This cannot be sent again: it is on its way already, or nothing is left of it.")


@accountable
def send_again(delivery: Delivery, *, by: Person, at: datetime) -> None:
    """Queue a letter that was refused, came back or was given up. Raises NotYoursToSend, NotToBeSent."""
    about = {"government": delivery.government, "subject": f"{delivery.letter} {delivery.pk}"}
    if not answers_for(by, delivery.government, on=at.date()):
        raise NotYoursToSend(**about)
    with transaction.atomic():
        if not outbox.try_again(delivery, at=at):
            raise NotToBeSent(**about)
        audit.enter("send-again", by=by, at=at, **about)


@accountable
def tell_again(announcement: Announcement, *, by: Person, at: datetime) -> None:
    """Queue an announcement that was given up; the Secretariat alone. Raises NotYoursToSend, NotToBeSent."""
    about = {"government": "", "subject": f"{announcement.what} {announcement.pk}"}
    if not is_administrator(by, on=at.date()):
        raise NotYoursToSend(**about)
    with transaction.atomic():
        if not outbox.try_again(announcement, at=at):
            raise NotToBeSent(**about)
        audit.enter("tell-again", by=by, at=at, **about)


def answers_for(person: Person, government: str, *, on: date) -> bool:
    """Whether the person works for that government in some office, or for the Secretariat as its administrator."""
    held = designations_of(person, on=on) if government else []
    return is_administrator(person, on=on) or any(
        each.government == government and each.role in NATIONAL for each in held
    )


def is_administrator(person: Person, *, on: date) -> bool:
    return Role.ADMINISTRATOR in roles_of(person, government="", code="", on=on)
