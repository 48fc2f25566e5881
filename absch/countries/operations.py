"""Bring governments, treaty statuses and regions up to their files."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from absch.countries import files
from absch.countries.models import Government, Region, TreatyStatus
from absch.outbox import operations as outbox
from absch.outbox.models import Pulse


@dataclass(frozen=True)
class Counts:
    """How many rows a load found new, otherwise than before, gone from the files, or as they were."""

    added: int
    changed: int
    removed: int
    unchanged: int


@transaction.atomic
def load(folder: Path) -> Counts:
    """Bring the tables up to the files of `folder`; with the same files a second time nothing changes.

    A status or region that has left its file is removed. A government never is: records belong to it.
    Raises ValueError for a file that contradicts itself or another; then nothing has changed.
    """
    governments = files.governments(folder)
    known = {government.identifier for government in governments}
    statuses, regions = files.statuses(folder), files.regions(folder, known=known)
    if strangers := sorted({status.government_id for status in statuses} - known):
        raise ValueError(f"treaties.csv: no such government: {', '.join(strangers)}")

    outcomes = _keep(Government, governments, by=("identifier",))
    outcomes += _keep(TreatyStatus, statuses, by=("government_id", "treaty"), exactly=True)
    outcomes += _keep(Region, regions, by=("identifier",), exactly=True)
    if outcomes["added"] + outcomes["changed"] + outcomes["removed"]:
        outbox.beat(Pulse.Of.NAMES)
    return Counts(
        added=outcomes["added"],
        changed=outcomes["changed"],
        removed=outcomes["removed"],
        unchanged=outcomes["unchanged"],
    )


def _keep(
    model: type[models.Model], listed: Sequence[models.Model], *, by: tuple[str, ...], exactly: bool = False
) -> Counter[str]:
    """Save what is new or otherwise than before; `by` tells which row is which, `exactly` removes all others."""
    rest = [field.attname for field in model._meta.concrete_fields if field.attname not in (*by, "id")]
    stored = {_values(row, by): row for row in model._default_manager.all()}
    added, changed = [], []
    for row in listed:
        before = stored.pop(_values(row, by), None)
        if before is None:
            added.append(row)
        elif _values(row, rest) != _values(before, rest):
            row.pk = before.pk
            changed.append(row)
    removed = [row.pk for row in stored.values()] if exactly else []

    model._default_manager.bulk_create(added)
    model._default_manager.bulk_update(changed, rest)
    model._default_manager.filter(pk__in=removed).delete()
    unchanged = len(listed) - len(added) - len(changed)
    return Counter(added=len(added), changed=len(changed), removed=len(removed), unchanged=unchanged)


def _values(row: models.Model, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)
