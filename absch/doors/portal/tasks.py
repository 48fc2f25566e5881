"""What the portal does when it hears of something."""

from absch.doors.portal import bodies
from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.records.models import Citation, Version


@follows("record.redact")
def forget_what_was_redacted(announcement: Announcement) -> None:
    """Drop from the cache the pages of the version, and those that name it."""
    version = Version.objects.select_related("record").get(pk=announcement.about["version"])
    citing = Citation.objects.filter(identifier=version.record.identifier).values("version")
    bodies.forget([version, *Version.objects.filter(pk__in=citing).only("public_hash")])
