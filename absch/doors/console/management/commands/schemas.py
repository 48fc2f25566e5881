"""`manage.py schemas`: write the JSON Schema of every record type."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from absch.formats.schema import write_schemas


class Command(BaseCommand):
    help = "Writes docs/schemas/*.schema.json, one file for each record type."

    def handle(self, **_options: Any) -> None:
        folder = settings.ROOT / "docs" / "schemas"
        folder.mkdir(parents=True, exist_ok=True)
        for path in write_schemas(folder):
            self.stdout.write(str(path.relative_to(settings.ROOT)))
