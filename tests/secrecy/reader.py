"""Somebody who reads in the registry now and then, from a process of his own.

It cannot be the process that searches the files: to close a file there would end its locks on it (POSIX).
"""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sqlite3, sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for line in sys.stdin:
    print(connection.execute(line).fetchall(), flush=True)
"""


class Reader:
    """A connection that stays open between its questions."""

    def __init__(self, database: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.ask("SELECT count(*) FROM records_record")

    def ask(self, question: str) -> str:
        """Return the rows of the answer as Python writes them."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=10)
