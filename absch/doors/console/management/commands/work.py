"""`manage.py work`: tell what was announced and hand over letters, one step at a time."""

import logging
import random
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection
from django.utils import timezone

from absch.doors.console.processes import Stop
from absch.notifications.tasks.drafts import begin_rounds
from absch.outbox import worker

log = logging.getLogger(__name__)

IDLE = 0.5  # seconds until an idle worker looks again
LONGEST_PAUSE = 60.0  # seconds, after errors that go on


class Command(BaseCommand):
    help = "Tells what was announced and hands over letters, until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="return when nothing is due")

    def handle(self, *, once: bool, **_options: Any) -> None:
        if once:
            begin_rounds(at=timezone.now())
            while worker.step(at=timezone.now()):
                pass
            return
        work(Stop())


def work(stop: Stop) -> None:
    """Take one step after another until a stop is asked for; the step in hand is finished."""
    pause, begun = IDLE, False
    connection.gives_way = True  # type: ignore[attr-defined]
    while not stop.is_asked:
        try:
            if not begun:
                begin_rounds(at=timezone.now())
                begun = True
            while worker.step(at=timezone.now()):
                pause = IDLE
                if stop.is_asked:
                    return
        except Exception:
            # A database that is away for a minute must not end the worker: it says so and tries again later.
            pause = min(pause * 2, LONGEST_PAUSE)
            log.exception("The worker could not take a step; it tries again in %.0f seconds", pause)
        else:
            pause = IDLE
        close_old_connections()
        # Several workers that started together should not ask together.
        stop.wait(pause * random.uniform(0.8, 1.2))  # noqa: S311
