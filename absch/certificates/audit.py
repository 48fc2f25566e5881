"""The independent check of certificates: they must follow from the versions, by none of the code that made them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from absch.certificates.models import Certificate
from absch.countries.models import TreatyStatus
from absch.countries.status import Standing, standing_of
from absch.countries.treaties import Treaty
from absch.records.models import Version

BATCH = 256
PERMIT = "absPermit"


class Flaw(StrEnum):
    """The ways in which certificates can be wrong."""

    MISSING = "permit of a Party without certificate"
    UNDUE = "certificate of what is no permit of a Party"
    IDENTITY = "certificate: another number, record or government than its version's"
    CONSTITUTED = "certificate: another moment than its version's"
    EXPIRY = "certificate: another expiry than its version's"
    SUPERSEDED = "certificate: superseded otherwise than the versions say"
    REVOKED = "certificate: revoked otherwise than the versions say"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where: the number of the version."""

    what: Flaw
    where: str


def findings() -> Iterator[Finding]:
    """Yield all that is wrong with the certificates, nothing when all is right.

    Who was a Party on which day was noted with each version: what is corrected in the treaty dates afterwards makes and
    unmakes no certificate. Versions from before that are judged by the dates as they are known now. Holds the versions
    of one record and a few hundred rows at once.
    """
    parties = {each.government_id: each for each in TreatyStatus.objects.filter(treaty=Treaty.NAGOYA)}
    permits = Version.objects.filter(record__schema=PERMIT).select_related("record", "certificate")
    ordered = permits.order_by("record_id", "revision").iterator(chunk_size=BATCH)
    for _record, versions in groupby(ordered, key=lambda version: version.record_id):
        yield from _check_permit(list(versions), parties)
    others = Certificate.objects.exclude(version__record__schema=PERMIT).order_by("pk")
    for number in others.values_list("number", flat=True).iterator(chunk_size=BATCH):
        yield Finding(Flaw.UNDUE, number)


def _check_permit(versions: list[Version], parties: dict[str, TreatyStatus]) -> Iterator[Finding]:
    """Compare all versions of one permit, the oldest first, with their certificates."""
    revoked_at = next((each.published_at for each in versions if each.kind == "revoke"), None)
    for place, version in enumerate(versions):
        is_due = _was_of_party(version, parties) and version.kind != "revoke"
        certificate: Certificate | None = getattr(version, "certificate", None)
        if is_due != (certificate is not None):
            yield Finding(Flaw.MISSING if is_due else Flaw.UNDUE, version.number)
        if certificate is not None:
            amended_at = next((each.published_at for each in versions[place + 1 :] if each.kind == "amend"), None)
            for flaw in _flaws_of(certificate, version, amended_at, revoked_at):
                yield Finding(flaw, version.number)


def _was_of_party(version: Version, parties: dict[str, TreatyStatus]) -> bool:
    if version.of_party is not None:
        return version.of_party
    status = parties.get(version.record.government)
    return status is not None and standing_of(status, on=version.published_at.date()) == Standing.PARTY


def _flaws_of(
    certificate: Certificate, version: Version, amended_at: datetime | None, revoked_at: datetime | None
) -> Iterator[Flaw]:
    identity = (certificate.number, certificate.record_identifier, certificate.government)
    if identity != (version.number, version.record.identifier, version.record.government):
        yield Flaw.IDENTITY
    if certificate.constituted_at != version.published_at:
        yield Flaw.CONSTITUTED
    if version.public is not None and _expiry_in(version) != str(certificate.expires_on or ""):
        yield Flaw.EXPIRY
    if certificate.superseded_at != amended_at:
        yield Flaw.SUPERSEDED
    if certificate.revoked_at != revoked_at:
        yield Flaw.REVOKED


def _expiry_in(version: Version) -> str:
    try:
        content = json.loads(version.public if isinstance(version.public, str) else bytes(version.public or b""))
    except ValueError:
        return "unreadable"
    return str(content.get("dateOfExpiry") or "") if isinstance(content, dict) else "unreadable"
