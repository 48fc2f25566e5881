"""Put something into inboxes, and mail it; mark it as read."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from absch.accounts.models import Person
from absch.kernel.refusals import Refusal
from absch.notifications.models import Notification
from absch.outbox import operations as outbox
from absch.outbox.models import Announcement


def notify(
    people: Iterable[Person],
    kind: Notification.Kind,
    *,
    of: Announcement,
    at: datetime,
    key: str = "",
    mailed: bool = True,
    about: Mapping[str, object],
) -> None:
    """Tell these people, in their inboxes and by mail, what was announced.

    Who was told already under the same `key` (else, of the same announcement) hears nothing new. `about` holds what
    JSON can. Whoever has no mailbox, as the console, is told nothing.
    """
    key = key or f"{kind}:{of.pk}"
    for person in dict.fromkeys(people):
        if person.is_console or not person.is_active:
            continue
        told, is_new = Notification.objects.get_or_create(
            person=person, key=key, defaults={"kind": kind, "about": dict(about), "at": at}
        )
        if is_new and mailed:
            government = str(about.get("government", ""))
            outbox.address(
                of, person.email, kind, language=person.language, government=government, notification=told.pk
            )


class NotAddressedToYou(Refusal):
    """Raised when somebody marks what another person was told."""

    code = "not-addressed-to-you"
    status = 403
    sentence = _("This notification is addressed to somebody else.")


def mark_read(notification: Notification, *, by: Person, at: datetime) -> None:
    """Mark it as read; the first time counts. Raises NotAddressedToYou."""
    if notification.person_id != by.pk:
        raise NotAddressedToYou(person=str(by))
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=at)


def mark_all_read(*, by: Person, at: datetime) -> int:
    """Mark all that the person has not read yet, and return how many that were."""
    return Notification.objects.filter(person=by, read_at=None).update(read_at=at)
