"""What letters ask about a permit before they say anything of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from absch.certificates.models import Certificate
from absch.formats.types.permit import Permit
from absch.records.models import Ended, Version


def version_in(about: Mapping[str, Any]) -> Version | None:
    """Return the version of a permit that an announcement or letter is about, unless it is redacted or withdrawn."""
    found = Version.objects.filter(pk=about["version"], record__schema=Permit.schema, redacted_at=None)
    return found.exclude(record__ended_as=Ended.WITHDRAWN).select_related("record").first()


def latest_of(version: Version) -> Version:
    """Return the latest version of the same record, which may be this one."""
    record = version.record
    if version.revision == record.latest_revision:
        return version
    return record.versions.select_related("record").get(revision=record.latest_revision)


def is_certificate(version: Version) -> bool:
    """Whether the permit became a certificate, since its government was a Party when it was published.

    A revocation constitutes none: it speaks of the certificates before it.
    """
    if version.kind == Version.Kind.REVOKE:
        return Certificate.objects.filter(version__record=version.record_id).exists()
    return Certificate.objects.filter(version=version).exists()


def permit_in(version: Version) -> Permit:
    """Read the version as the permit it is."""
    return Permit(version.content or {}, written_in=version.edition)


def expiry_of(version: Version) -> date | None:
    expires_on = permit_in(version).expires_on
    return date.fromisoformat(expires_on) if isinstance(expires_on, str) and expires_on else None


def will_expire(version: Version, *, on: date) -> bool:
    """Whether on that day the permit still stands, and has a last day to come."""
    record, expires_on = version.record, expiry_of(version)
    is_current = version.revision == record.latest_revision and record.ended_as == Ended.NOT
    return is_current and expires_on is not None and expires_on >= on
