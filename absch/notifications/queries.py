"""Read an inbox."""

from django.db.models import QuerySet

from absch.accounts.models import Person
from absch.notifications.models import Notification


def notifications_of(person: Person, *, kind: str | None = None) -> QuerySet[Notification]:
    """Return what the person was told, newest first; with `kind`, only that."""
    told = Notification.objects.filter(person=person)
    if kind is not None:
        told = told.filter(kind=kind)
    return told.order_by("-at", "-id")


def unread_count(person: Person) -> int:
    return Notification.objects.filter(person=person, read_at=None).count()


def kinds() -> list[tuple[str, str]]:
    """Return (kind, label in the active language) of every kind, in the order a reader chooses from."""
    return [(kind.value, str(kind.label)) for kind in Notification.Kind]
