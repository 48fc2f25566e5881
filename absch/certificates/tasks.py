"""What follows a redaction: no file may say any longer what was taken out."""

from absch.certificates import renditions
from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.records.models import Citation, Version


# Not atomic: a file that is gone must not come back with a transaction.
@follows("record.redact", atomic=False)
def take_out_what_was_redacted(announcement: Announcement) -> None:
    """Take out the PDFs of the version and of those that name its record, and what dead processes left behind."""
    version = Version.objects.select_related("record").get(pk=announcement.about["version"])
    citing = Citation.objects.filter(identifier=version.record.identifier).values_list("version", flat=True)
    renditions.take_out([version.pk, *citing], at=announcement.at)
    renditions.sweep()
