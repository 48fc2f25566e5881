"""Kill this process, and its whole group, at a certain statement."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

COMMIT = "COMMIT"


class Statements:
    """Counts the statements that pass, the commit among them, and kills before or after the one numbered `kill_at`.

    `passed` holds how each begins; nothing is killed at 0.
    """

    def __init__(self, kill_at: int, side: str) -> None:
        self.passed: list[str] = []
        self.kill_at, self.side = kill_at, side

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        return self.through(str(sql)[:60], lambda: execute(sql, params, many, context))

    def through(self, statement: str, execute: Callable[[], Any]) -> Any:
        self.passed.append(statement)
        is_the_one = len(self.passed) == self.kill_at
        if is_the_one and self.side == "before":
            kill()
        answer = execute()
        if is_the_one and self.side == "after":
            kill()
        return answer


def kill() -> None:
    os.killpg(0, signal.SIGKILL)
    signal.pause()  # nothing more happens here, even if the signal took a moment


@contextmanager
def killing(kill_at: int = 0, side: str = "before") -> Iterator[Statements]:
    statements = Statements(kill_at, side)
    commit = connection._commit
    # The commit is a call to the driver, not a statement that Django executes.
    connection._commit = lambda: statements.through(COMMIT, commit)
    try:
        with connection.execute_wrapper(statements):
            yield statements
    finally:
        del connection._commit
