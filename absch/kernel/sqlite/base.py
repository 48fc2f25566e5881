"""Django's SQLite backend, but for how it waits to begin a transaction.

SQLite itself sleeps longer and longer, up to a tenth of a second at a time, and then often misses the moment: with a
worker that writes steadily, one act in twenty waited 50 ms and more for a lock that is held for two.
"""

import random
import sqlite3
import time

from django.db.backends.sqlite3 import base

PAUSE = 0.001  # seconds, and as much again by chance
COURTESY = 4 * PAUSE  # longer than any pause, so that whoever waits comes first


class DatabaseWrapper(base.DatabaseWrapper):
    """`gives_way` is set by processes that nobody waits for: they let others write first."""

    gives_way = False

    def _start_transaction_under_autocommit(self) -> None:
        if self.gives_way:
            # Whoever writes one transaction after another has the lock again before those who sleep can ask for it.
            time.sleep(COURTESY)
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._begins():
                if time.monotonic() > until:
                    return super()._start_transaction_under_autocommit()  # type: ignore[misc]
                time.sleep(PAUSE * (1 + random.random()))  # noqa: S311 - two that wait should not wake together
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        return None

    def _begins(self) -> bool:
        """Begin unless somebody else writes.

        Without a cursor of Django's: each failure would leave it in a ring of exception and frames, to be cleared
        away by whichever thread comes by. That one then waits until this connection has done what it is doing,
        and if it holds the lock this connection waits for, neither gets on before time is up.
        """
        try:
            self.connection.execute(f"BEGIN {self.transaction_mode or ''}")  # type: ignore[attr-defined]
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            return False
        return True
