"""Check log, register and certificates against each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from absch.certificates import audit as certificates
from absch.certificates.models import Certificate
from absch.records import audit as records
from absch.records.models import Version
from absch.transparency import audit as transparency
from absch.transparency import keys, queries

Finding = transparency.Finding | records.Finding | certificates.Finding


@dataclass(frozen=True)
class Extent:
    """How much there is to check."""

    leaves: int
    versions: int
    certificates: int

    def __str__(self) -> str:
        return (
            f"The log holds {self.leaves} leaves and agrees with {self.versions} versions"
            f" and {self.certificates} certificates."
        )


def extent() -> Extent:
    return Extent(queries.size(), Version.objects.count(), Certificate.objects.count())


def findings() -> Iterator[Finding]:
    """Yield all that is wrong, nothing when all is right."""
    log = transparency.findings(public_key=keys.public_key())
    yield from chain(log, records.findings(), certificates.findings())
