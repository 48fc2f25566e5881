"""Copies of permits and certificates to who stands on them; word of their coming expiry."""

from calendar import monthrange
from datetime import UTC, date, datetime, time

from absch.formats.types.permit import Permit
from absch.notifications.models import Notification
from absch.notifications.operations import notify
from absch.notifications.permits import expiry_of, version_in, will_expire
from absch.notifications.recipients import authority_of, recipients_of
from absch.notifications.rules import Capacity, Recipient, mailboxes_in
from absch.notifications.tasks.audience import people_of
from absch.notifications.tasks.schedule import schedule
from absch.outbox import letters
from absch.outbox import operations as outbox
from absch.outbox.followers import follows
from absch.outbox.models import Announcement, Delivery
from absch.outbox.queries import taken_up_at
from absch.records.models import Citation, Version

NO_LONGER_NAMED = "certificate.no-longer-named"
EXPIRING = "certificate.expiring"
MONTHS_OF_NOTICE = 2


@follows("record.publish", "record.amend", "record.revoke")
def send_copies(announcement: Announcement) -> None:
    """Send a copy to who stands on the certificate, and a last word to who no longer does.

    Source: Decision NP-1/2, annex. A record that was taken over from elsewhere (`quiet`) is not sent round.
    """
    version = version_in(announcement.about)
    if version is None or announcement.about.get("quiet"):
        return
    written_to = recipients_of(version)
    for each in written_to.copies:
        address(announcement, each, f"certificate.{version.kind}", version)
    for each in written_to.notices:
        address(announcement, each, NO_LONGER_NAMED, version)


@follows("record.publish", "record.amend")
def watch_the_expiry(announcement: Announcement) -> None:
    version = version_in(announcement.about)
    expires_on = expiry_of(version) if version else None
    if version and expires_on:
        due_at = datetime.combine(months_before(MONTHS_OF_NOTICE, expires_on), time(), UTC)
        schedule(EXPIRING, after=announcement, due_at=due_at, version=version.pk)


@follows(EXPIRING)
def tell_of_the_expiry(announcement: Announcement) -> None:
    """Tell the authority that issued the permit, and the government's people, if it still stands."""
    version, today = version_in(announcement.about), taken_up_at(announcement).date()
    if version is None or not will_expire(version, on=today):
        return
    for each in authority_of(version):
        address(announcement, each, EXPIRING, version)
    government, code = version.record.government, Permit.code
    notify(
        people_of(government, code=code, on=today),
        Notification.Kind.CERTIFICATE_EXPIRING,
        of=announcement,
        at=announcement.due_at,
        key=f"{EXPIRING}:{version.pk}",
        mailed=False,
        about={
            "government": government,
            "code": code,
            "number": version.number,
            "expires_on": str(expiry_of(version)),
        },
    )


@follows("record.redact")
def destroy_the_copies(announcement: Announcement) -> None:
    """Destroy the letters kept as files that say what was redacted: the version's own, and those that name its record.

    What was sent to a mailbox is out of reach.
    """
    redacted = Version.objects.select_related("record").get(pk=announcement.about["version"])
    citing = Citation.objects.filter(identifier=redacted.record.identifier).values_list("version", flat=True)
    said = Delivery.objects.filter(letter__startswith="certificate.", about__version__in=[redacted.pk, *citing])
    for token in said.values_list("token", flat=True):
        letters.destroy(token)


@follows("record.redact")
def forget_the_mailboxes(announcement: Announcement) -> None:
    """Take out of the list of letters the mailboxes that stood in what was redacted, unless they stand there still."""
    version = Version.objects.select_related("record").get(pk=announcement.about["version"])
    record = version.record
    letters = Delivery.objects.filter(about__named_in=record.identifier).exclude(addressee="")
    remaining = record.versions.filter(redacted_at=None)
    still_named = {each.mailbox.lower() for left in remaining for each in mailboxes_in(left.read(), Capacity.HOLDER)}
    gone = [pk for pk, mailbox in letters.values_list("pk", "addressee") if mailbox.lower() not in still_named]
    outbox.take_out_addressee(Delivery.objects.filter(pk__in=gone))


def address(announcement: Announcement, recipient: Recipient, letter: str, version: Version) -> None:
    outbox.address(
        announcement,
        recipient.mailbox,
        letter,
        language=recipient.language,
        government=version.record.government,
        version=version.pk,
        capacity=recipient.capacity,
        named_in=recipient.named_in,
    )


def months_before(months: int, day: date) -> date:
    """Return the same day of the month that many months before; in a shorter month, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
