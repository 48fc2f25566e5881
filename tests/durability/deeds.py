"""The acts that are interrupted: what stands before each, and how a person does it.

`remembered` is what the person's page holds from before the act, so that a button pressed again after a crash sends
the same thing again.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from absch.publishing import operations as publishing
from absch.publishing.models import Request
from absch.records import operations as records
from absch.records.models import Draft, Record, Version
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_version,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)

PERMIT = "permit-example"
PROVIDER = "provider-made-inside"
REASON = {"en": "The area was wrong."}
Remembered = dict[str, Any]


class Deed(NamedTuple):
    prepare: Callable[[], Remembered]
    do: Callable[[Remembered], Version]


def a_permit_with_its_provider(by: Any) -> Draft:
    """A complete draft whose provider is a contact made inside it, to be published together with it."""
    draft = a_draft(a_permit_document("ke", identifier=PERMIT, dateOfExpiry="2030-06-30"), by=by)
    a_draft(a_contact_document("ke", identifier=PROVIDER), by=by, inside=draft)
    content = draft.content | {"providersConfidential": False, "providers": [{"identifier": PROVIDER}]}
    return records.save(draft, content, by=by, at=NOON)


def a_registry() -> None:
    """People of Kenya, and the authority that permits cite."""
    focal_point_of("ke")
    authorized_user_of("ke")
    a_version(an_authority_document("ke"))


def remember(draft: Draft) -> Remembered:
    return {"pk": draft.pk, "record": draft.record_id, "token": draft.token, "content": draft.content}


def as_remembered(remembered: Remembered) -> Draft:
    record = Record.objects.get(pk=remembered["record"])
    return Draft(pk=remembered["pk"], record=record, token=remembered["token"], content=remembered["content"])


def before_publication() -> Remembered:
    a_registry()
    return remember(a_permit_with_its_provider(authority_of("ke")))


def publish(remembered: Remembered) -> Version:
    return publishing.publish(as_remembered(remembered), by=authority_of("ke"), at=NOON)


def before_amendment() -> Remembered:
    a_registry()
    draft = records.reopen(a_permit().record, by=authority_of("ke"), at=NOON)
    content = draft.content | {"amendmentIntent": 0, "amendmentDescription": REASON, "dateOfExpiry": "2031-06-30"}
    return remember(records.save(draft, content, by=authority_of("ke"), at=NOON))


def amend(remembered: Remembered) -> Version:
    return publishing.amend(as_remembered(remembered), by=authority_of("ke"), at=NOON)


def before_revocation() -> Remembered:
    """A published permit whose next version has been begun: that draft goes with the revocation."""
    a_registry()
    return remember(records.reopen(a_permit().record, by=authority_of("ke"), at=NOON))


def revoke(remembered: Remembered) -> Version:
    record = Record.objects.get(pk=remembered["record"])
    return publishing.revoke(record, by=authority_of("ke"), at=NOON, reason=REASON)


def before_approval() -> Remembered:
    a_registry()
    authority_of("ke")
    draft = a_permit_with_its_provider(authorized_user_of("ke"))
    request = publishing.submit(draft, by=authorized_user_of("ke"), at=NOON, remark="Ready.")
    return remember(draft) | {"request": request.pk}


def approve(remembered: Remembered) -> Version:
    done = publishing.approve(Request.objects.get(pk=remembered["request"]), by=authority_of("ke"), at=NOON)
    assert isinstance(done, Version)
    return done


DEEDS = {
    "publish": Deed(before_publication, publish),
    "amend": Deed(before_amendment, amend),
    "revoke": Deed(before_revocation, revoke),
    "approve": Deed(before_approval, approve),
}
