"""`manage.py reference`: load vocabularies and countries from `data/`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from absch.doors.console.management.commands.serve import require_migrated
from absch.doors.console.reference import load_reference


class Command(BaseCommand):
    help = "Loads vocabularies, countries and treaties from data/; loading the same files again changes nothing."

    def handle(self, **_options: Any) -> None:
        require_migrated()
        loaded = load_reference(at=timezone.now())
        terms, rows = loaded.vocabularies, loaded.countries
        self.stdout.write(
            f"Vocabularies: {terms.added} added, {terms.changed} changed, {terms.retired} retired,"
            f" {terms.unchanged} unchanged"
        )
        self.stdout.write(
            f"Countries: {rows.added} added, {rows.changed} changed, {rows.removed} removed, {rows.unchanged} unchanged"
        )
