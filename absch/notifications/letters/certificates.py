"""Letters about a permit or certificate: the copy, the last word, the coming expiry."""

from django.utils.translation import get_language

from absch.certificates.renditions import rendition
from absch.formats.pages import page_of
from absch.kernel.languages import reading
from absch.notifications.addresses import certificate_address, page_address
from absch.notifications.letters.writing import compose, country_name
from absch.notifications.permits import expiry_of, is_certificate, latest_of, version_in, will_expire
from absch.notifications.recipients import recipients_of
from absch.outbox.followers import Letter, writes
from absch.outbox.models import Delivery
from absch.outbox.queries import taken_up_at
from absch.records.citations import cited_in
from absch.records.models import Version


@writes("certificate.publish", "certificate.amend", "certificate.revoke")
def copy_of_a_certificate(delivery: Delivery) -> Letter | None:
    """Write the copy: what the permit says, the paper in the reader's language, and the document's public bytes.

    Nobody gets it whom a later version keeps confidential or names no more.
    """
    version = version_in(delivery.about)
    if version is None or version.public is None or not still_concerns(delivery, version):
        return None
    record, language = version.read(), get_language() or "en"
    paper = rendition(version, language=language, at=taken_up_at(delivery))
    said = {"sections": page_of(record, language=language, cited=cited_in(record)), "paper": paper.filename}
    enclosures = (
        (paper.filename, "application/pdf", paper.read()),
        (f"{version.number}.json", "application/json", bytes(version.public)),
    )
    return compose(delivery.letter, facts(delivery, version) | said, enclosures=enclosures)


@writes("certificate.no-longer-named")
def last_word(delivery: Delivery) -> Letter | None:
    """Write to who stood on the version before in public, unless he stands there again."""
    version = version_in(delivery.about)
    if version is None or recipients_of(latest_of(version)).has_copy_for(delivery.addressee):
        return None
    return compose(delivery.letter, facts(delivery, version))


@writes("certificate.expiring")
def coming_expiry(delivery: Delivery) -> Letter | None:
    version = version_in(delivery.about)
    if version is None or not will_expire(version, on=delivery.due_at.date()):
        return None
    return compose(delivery.letter, facts(delivery, version))


def still_concerns(delivery: Delivery, version: Version) -> bool:
    latest = latest_of(version)
    return latest.pk == version.pk or recipients_of(latest).has_copy_for(delivery.addressee)


def facts(delivery: Delivery, version: Version) -> dict[str, object]:
    record, language = version.read(), get_language() or "en"
    written_in, title = reading(record.titles(), language, written_in=record.languages)
    return {
        "number": version.number,
        "title": title,
        "title_language": written_in,
        "country": country_name(version.record.government),
        "is_certificate": is_certificate(version),
        "published_at": version.published_at,
        "expires_on": expiry_of(version),
        "capacity": delivery.about.get("capacity", ""),
        "certificate_address": certificate_address(version.number),
        "page_address": page_address("IRCC", version.number, language=language),
    }
