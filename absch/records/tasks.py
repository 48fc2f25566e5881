"""What records do when they hear of something."""

from django.db import connection

from absch.outbox.followers import follows
from absch.outbox.models import Announcement


class StillRead(Exception):
    """The write-ahead log could not be emptied yet, because somebody reads from it."""


@follows("draft.wiped", atomic=False)
def let_nothing_wiped_stay_on_the_disk(announcement: Announcement) -> None:
    """Empty SQLite's write-ahead log, where the pages from before the wipe still stand."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise StillRead
