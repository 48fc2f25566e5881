"""Bring the registry's reference data up to its files."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from absch.countries import operations as countries
from absch.countries.models import Government
from absch.outbox import operations as outbox
from absch.vocabularies import operations as vocabularies
from absch.vocabularies.models import Term


@dataclass(frozen=True)
class Loaded:
    vocabularies: vocabularies.Counts
    countries: countries.Counts

    @property
    def is_new(self) -> bool:
        """Whether anything was otherwise before."""
        terms, rows = self.vocabularies, self.countries
        return any((terms.added, terms.changed, terms.retired, rows.added, rows.changed, rows.removed))


def load_reference(*, at: datetime) -> Loaded:
    """Load both folders or, if a file contradicts itself, neither: that is a CommandError which names it."""
    folder = Path(settings.ABSCH_REFERENCE_DIR)
    try:
        with transaction.atomic():
            terms = vocabularies.load(folder / "vocabularies", at=at)
            loaded = Loaded(terms, countries.load(folder / "countries"))
            if loaded.is_new:
                outbox.beat()  # pages name countries and terms
    except (ValueError, OSError) as error:
        raise CommandError(f"The reference data of {folder} cannot be loaded: {error}") from None
    return loaded


def ensure_reference(*, at: datetime) -> Loaded | None:
    """Load the reference data if there is none yet."""
    if Government.objects.exists() and Term.objects.exists():
        return None
    return load_reference(at=at)
