"""What the log does when acts have been committed."""

from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.transparency import operations


@follows("record.publish", "record.amend", "record.revoke", "record.withdraw", "record.redact")
def sign_what_the_log_has_become(announcement: Announcement) -> None:
    """Sign a checkpoint that covers the act; if a later act's already does, there is nothing new to sign."""
    operations.sign_checkpoint(at=announcement.at)
