"""What the Protocol asks of a government to make known here, and how much of it is published."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from absch.doors.desk.about import Kind
from absch.formats.catalogue import BY_CODE
from absch.formats.fields import Government
from absch.records.models import Ended
from absch.records.queries import current_versions


@dataclass(frozen=True)
class Obligation:
    """A type of record that a provision (`source`) asks for: how many stand, and when one was last published."""

    kind: Kind
    source: str
    published: int
    last: datetime | None
    may_begin: bool


def obligations_of(government: str, begun: Collection[Kind]) -> Iterator[Obligation]:
    """Yield the obligations in the order of the catalogue; `begun` are the types that the reader may begin."""
    standing = current_versions(government=government).filter(record__ended_as=Ended.NOT).order_by()
    counted = standing.values("record__schema").annotate(published=Count("pk"), last=Max("published_at"))
    found: dict[str, Mapping[str, Any]] = {each["record__schema"]: each for each in counted}
    may_begin = {each.code for each in begun}
    for record_type in BY_CODE.values():
        source = next((each.source for each in record_type.fields if isinstance(each, Government)), "")
        if source.startswith("Article"):
            about = found.get(record_type.schema, {"published": 0, "last": None})
            kind = Kind.of(record_type)
            yield Obligation(kind, source, about["published"], about["last"], kind.code in may_begin)
