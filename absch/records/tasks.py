"""What records do when they hear of something."""

from django.db import connection, transaction

from absch.outbox.followers import follows
from absch.outbox.models import Announcement
from absch.records.models import Draft

LONGEST_WAIT = 500  # milliseconds, for readers; the log is kept from writers meanwhile


class StillRead(Exception):
    """The write-ahead log could not be emptied yet, because somebody reads from it."""


@follows("draft.wiped", atomic=False)
def let_nothing_wiped_stay_on_the_disk(announcement: Announcement) -> None:
    """Write anew the pages on which copies of the wiped may lie, then empty SQLite's write-ahead log.

    `secure_delete` overwrites what is deleted, but not what stays behind in a page when its rows were moved to others.
    What was wiped `everywhere` may lie in any table: the whole database is written anew.
    """
    if connection.vendor != "sqlite":
        return
    if announcement.about.get("everywhere"):
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    else:
        write_drafts_anew()
    empty_the_log()


def write_drafts_anew() -> None:
    """Let every page of the drafts go, which overwrites it whole, and write the drafts as they are to new ones."""
    table = Draft._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE kept AS SELECT * FROM {table}")  # noqa: S608 - the name is ours
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        cursor.execute(f"INSERT INTO {table} SELECT * FROM kept")  # noqa: S608
        cursor.execute("DROP TABLE kept")


def empty_the_log() -> None:
    """Move what the log holds into the database, and cut it off. Raises StillRead while a reader needs it."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = cursor.fetchone()[0]
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {connection.settings_dict['OPTIONS']['timeout'] * 1000}")
    if is_busy:
        raise StillRead
