"""What tests of the desk start from: records of Kenya, and people who stand in different places to them."""

from datetime import datetime
from typing import Any

from absch.accounts.models import Person
from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records.models import Draft, Version
from tests.makers import (
    a_contact_document,
    a_draft,
    a_permit_document,
    a_person,
    a_version,
    an_authority_document,
    authority_of,
    authorized_user_of,
)

LONG_AGO = "2016-03-01"


def the_authority(*, at: datetime, of: str = "ke") -> Version:
    """The published authority that permits cite."""
    found = Version.objects.filter(record__identifier=f"authority-of-{of}").first()
    return found or a_version(an_authority_document(of), at=at)


def a_written_permit(
    *, at: datetime, of: str = "ke", by: Person | None = None, identifier: str = "permit-example", **answers: Any
) -> Draft:
    """A draft that is complete, by the authorized user."""
    the_authority(at=at, of=of)
    document = a_permit_document(of, identifier=identifier, **({"dateOfIssuance": LONG_AGO} | answers))
    return a_draft(document, by=by or authorized_user_of(of), at=at)


def a_published_permit(*, at: datetime, of: str = "ke", **more: Any) -> Version:
    draft = a_written_permit(at=at, of=of, by=authority_of(of), **more)
    return publishing.publish(draft, by=authority_of(of), at=at)


def a_published_contact(*, at: datetime, of: str = "ke", by: Person | None = None, **answers: Any) -> Version:
    by = by or authorized_user_of(of)
    draft = a_draft(a_contact_document(of, **answers), by=by, at=at)
    return publishing.publish(draft, by=by, at=at)


def a_request(*, at: datetime, of: str = "ke", remark: str = "", **more: Any) -> Request:
    """The authorized user's pending request to publish a first permit."""
    draft = a_written_permit(at=at, of=of, **more)
    return publishing.submit(draft, by=authorized_user_of(of), at=at, remark=remark)


def somebody() -> Person:
    """A person with an account and no office."""
    return a_person(name="Somebody")
