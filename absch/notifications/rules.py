"""Who stands on a permit or certificate, and who answers for it.

Source: Decision NP-1/2, annex; Nagoya Protocol, Articles 14.2(c) and 17.3.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from absch.formats.asking import identifier_in
from absch.formats.fields import Reference
from absch.formats.lookup import Registry
from absch.formats.record_type import RecordType
from absch.formats.types.permit import Permit
from absch.kernel.languages import SIX

LONGEST_MAILBOX = 254


class Capacity(StrEnum):
    """Why somebody gets a letter about a certificate; whoever has several capacities is named by the first."""

    FOCAL_POINT = "focal point"
    AUTHORITY = "authority"
    PROVIDER = "provider"
    HOLDER = "holder"


@dataclass(frozen=True)
class Recipient:
    """A mailbox as it is spelt in a record, and the first of the six languages that record is written in.

    `named_in` is the identifier of that record.
    """

    mailbox: str
    language: str
    capacity: Capacity
    named_in: str = ""


@dataclass(frozen=True)
class Recipients:
    """`copies` go to who stands on the certificate or answers for it, `notices` to who no longer stands on it."""

    copies: list[Recipient]
    notices: list[Recipient]

    def has_copy_for(self, mailbox: str) -> bool:
        return mailbox.lower() in {each.mailbox.lower() for each in self.copies}


NAMED: tuple[tuple[Capacity, Reference], ...] = (
    (Capacity.PROVIDER, Permit.providers),
    (Capacity.HOLDER, Permit.holders),
)


def recipients(permit: Permit, *, previous: Permit | None, registry: Registry) -> Recipients:
    """Return who is to be written to once this is published; `previous` is the version before, if there is one.

    One mailbox is written to once, whatever the reasons. A confidential provider or holder is not written to; who
    stood on the version before in public, and does not stand here any more in either capacity, gets the notice.
    """
    copies = once(_answerable(permit, registry))
    reached = {each.mailbox.lower() for each in copies}
    staying = {each.partition("@")[0] for _, field in NAMED for each in public_references(permit, field)}
    left = once(_named(previous, registry, without=staying)) if previous is not None else []
    return Recipients(copies, [each for each in left if each.mailbox.lower() not in reached])


def authority_of(permit: Permit, *, registry: Registry) -> list[Recipient]:
    """Return the mailboxes of the authority that issued the permit."""
    return once(_cited(permit, Permit.authority, Capacity.AUTHORITY, registry))


def public_references(permit: Permit, field: Reference) -> list[str]:
    """Return the records the answer cites, "GUID@2", unless it is withheld."""
    return [] if field.is_withheld_in(permit.content) else list(field.references_in(permit.content.get(field.wire)))


def mailboxes_in(record: RecordType, capacity: Capacity) -> Iterator[Recipient]:
    """Yield the record's mailboxes; what is no address, in a record from before that was checked, is passed over."""
    emails, identifier = record.content.get("emails"), identifier_in(record.content.get("header"))
    language = next((each for each in record.languages if each in SIX), "en")
    for each in emails if isinstance(emails, list) else ():
        if isinstance(each, str) and is_mailbox(each.strip()):
            yield Recipient(each.strip(), language, capacity, identifier)


def is_mailbox(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_MAILBOX


def once(found: Iterable[Recipient]) -> list[Recipient]:
    """Return each mailbox once, however it is spelt, with the first of its capacities."""
    first: dict[str, Recipient] = {}
    for each in found:
        first.setdefault(each.mailbox.lower(), each)
    return list(first.values())


def _answerable(permit: Permit, registry: Registry) -> Iterator[Recipient]:
    if government := identifier_in(permit.government):
        for focal_point in registry.others("focalPoint", government.lower()):
            yield from mailboxes_in(focal_point, Capacity.FOCAL_POINT)
    yield from _cited(permit, Permit.authority, Capacity.AUTHORITY, registry)
    yield from _named(permit, registry)


def _named(permit: Permit, registry: Registry, *, without: Set[str] = frozenset()) -> Iterator[Recipient]:
    for capacity, field in NAMED:
        yield from _cited(permit, field, capacity, registry, without=without)


def _cited(
    permit: Permit, field: Reference, capacity: Capacity, registry: Registry, *, without: Set[str] = frozenset()
) -> Iterator[Recipient]:
    for reference in public_references(permit, field):
        if reference.partition("@")[0] not in without and (record := registry.find({"identifier": reference})):
            yield from mailboxes_in(record, capacity)
