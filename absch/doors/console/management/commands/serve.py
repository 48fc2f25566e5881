"""`manage.py serve`: web and worker together, stopped together."""

import http.client
import logging
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from absch.doors.console.processes import (
    DIE_WITH_PARENT,
    AlreadyServed,
    Child,
    Stop,
    die_with_parent,
    port_is_free,
    sole_service,
)

log = logging.getLogger(__name__)

TICK = 0.2  # seconds between two looks at the children
READY_WITHIN = 60.0  # seconds until the first answer
LONGEST_PAUSE = 60.0  # seconds before a worker that keeps ending is started again


class Command(BaseCommand):
    help = "Serves the clearing-house on http://127.0.0.1:PORT/ and runs its worker, until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument("--workers", type=int, default=2, help="processes that answer requests")

    def handle(self, *, port: int, workers: int, **_options: Any) -> None:
        if os.environ.get(DIE_WITH_PARENT):
            die_with_parent(os.getppid())
        # Before anything takes time: a stop asked for during the start is kept.
        stop = Stop()
        folder = Path(settings.ABSCH_DATA_DIR)
        try:
            with sole_service(folder):
                if not port_is_free(port, patience=2):
                    raise CommandError(
                        f"Port {port} is in use. Stop what uses it, or choose another: --port {port + 1}"
                    )
                require_migrated()
                call_command("collectstatic", interactive=False, verbosity=0)
                connection.close()
                family = Family(port=port, workers=workers)
                sound = family.live(stop)
        except AlreadyServed as refusal:
            raise CommandError(
                f"Another clearing-house is already served from {folder} (process {refusal.holder}). "
                "Stop it first, or set ABSCH_DATA_DIR to another folder."
            ) from None
        if not sound:
            sys.exit(1)


def require_migrated() -> None:
    """Refuse a database that lacks migrations, or that cannot be asked."""
    try:
        executor = MigrationExecutor(connection)
        lacking = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise CommandError(f"The database cannot be asked ({error}). Check DATABASE_URL and that it runs.") from None
    if lacking:
        raise CommandError(f"The database lacks {len(lacking)} migrations. Run: manage.py migrate")


class Family:
    """The web server with its processes, and the worker. Without the first there is no clearing-house."""

    def __init__(self, *, port: int, workers: int) -> None:
        self.port = port
        environment = os.environ | {"PORT": str(port), DIE_WITH_PARENT: "1"}
        self.web = Child("web", web_command(port, workers), folder=settings.ROOT, environment=environment)
        self.worker = Child(
            "worker", [sys.executable, "manage.py", "work"], folder=settings.ROOT, environment=environment
        )
        self._pause = 1.0

    def live(self, stop: Stop) -> bool:
        """Run until a stop is asked for or the web server ends; return whether it was asked for."""
        self.web.start()
        self.worker.start()
        ready = False
        try:
            while not stop.wait(TICK):
                if self.web.outcome is not None:
                    log.error("The web server ended (%s); the rest is stopped", self.web.outcome)
                    return stop.is_asked
                self.restart_worker_if_ended()
                if not ready and (ready := answers(self.port)):
                    sys.stdout.write(f"Ready: http://127.0.0.1:{self.port}/\n")
                    sys.stdout.flush()
                if not ready and self.web.age > READY_WITHIN:
                    log.error("Nothing answers on port %s after %.0f seconds; all is stopped", self.port, READY_WITHIN)
                    return False
            return True
        finally:
            # Together at most 9 seconds; requests in hand are answered first.
            self.web.stop(patience=6)
            self.worker.stop(patience=3)

    def restart_worker_if_ended(self) -> None:
        """Start an ended worker again, later each time it ended young."""
        if self.worker.outcome is None or self.worker.age < self._pause:
            return
        self._pause = 1.0 if self.worker.age > LONGEST_PAUSE * 2 else min(self._pause * 2, LONGEST_PAUSE)
        log.error("The worker ended (%s); it is started again", self.worker.outcome)
        self.worker.start()


def web_command(port: int, workers: int) -> list[str]:
    # Threads wait for the disk, not for each other: four a process keep two cores busy. Backpressure stays at its
    # default of some hundred: it counts open connections too, and browsers keep idle ones. Those end after 10 seconds.
    options = (
        "--interface wsgi --http 1 --no-ws --blocking-threads 4 --http1-header-read-timeout 10000"
        " --log-level warning --respawn-failed-workers --workers-kill-timeout 5 --host 127.0.0.1"
    )
    return [
        sys.executable,
        "-m",
        "granian",
        *options.split(),
        *("--port", str(port), "--workers", str(workers)),
        "absch.wsgi:application",
    ]


def answers(port: int) -> bool:
    """Return whether the process that answers requests says that it is well."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        door.request("GET", "/healthz")
        return door.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        door.close()
