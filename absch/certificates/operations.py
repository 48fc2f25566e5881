"""Constitute, supersede and revoke certificates."""

from datetime import date, datetime

from absch.certificates.models import Certificate
from absch.records.models import Record, Version


def constitute(version: Version) -> Certificate:
    """Constitute the certificate of a Party's published permit (Article 17.2)."""
    expires_on: str | None = (version.content or {}).get("dateOfExpiry")
    return Certificate.objects.create(
        version=version,
        record_identifier=version.record.identifier,
        number=version.number,
        government=version.record.government,
        constituted_at=version.published_at,
        expires_on=date.fromisoformat(expires_on) if expires_on else None,
    )


def supersede(record: Record, *, at: datetime) -> None:
    """Let the record's certificates of earlier versions be valid no more: a new version takes their place."""
    standing = Certificate.objects.filter(version__record=record, superseded_at=None, revoked_at=None)
    standing.update(superseded_at=at)


def revoke(record: Record, *, at: datetime) -> None:
    """Revoke the certificate in all its versions; they stay readable as evidence of their time (Article 17.3)."""
    Certificate.objects.filter(version__record=record, revoked_at=None).update(revoked_at=at)
