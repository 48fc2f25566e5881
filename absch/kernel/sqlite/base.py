"""Django's SQLite backend, but for how it waits to begin a transaction.

SQLite itself sleeps longer and longer, up to a tenth of a second at a time, and then often misses the moment: with a
worker that writes steadily, one act in twenty waited 50 ms and more for a lock that is held for two.
"""

import random
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

PAUSE = 0.001  # seconds, and as much again by chance


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    return super()._start_transaction_under_autocommit()  # type: ignore[misc]
                except OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > until:
                        raise
                time.sleep(PAUSE * (1 + random.random()))  # noqa: S311 - two that wait should not wake together
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
