"""What a permit's next version says it does, and what is done with it, are one thing."""

from datetime import timedelta

import pytest

from absch.publishing import operations as publishing
from absch.publishing.refusals import Incomplete, NotAnAmendment
from absch.records import operations as records
from absch.records.models import Record
from tests.makers import NOON, a_contact_document, a_draft, a_permit, authority_of
from tests.publishing.scene import what_is_kept

LATER = NOON + timedelta(hours=1)
REASON = {"en": "The terms were broken."}


def a_next_version(**answers):
    """A draft that follows a published permit, with a reason."""
    by = authority_of("ke")
    draft = records.reopen(a_permit("ke").record, by=by, at=NOON)
    return records.save(draft, draft.content | {"amendmentDescription": REASON} | answers, by=by, at=NOON)


def test_a_draft_that_says_it_revokes_is_no_amendment(db):
    draft = a_next_version(amendmentIntent=1)
    kept = what_is_kept()

    with pytest.raises(NotAnAmendment) as refusal:
        publishing.amend(draft, by=authority_of("ke"), at=LATER)

    assert (refusal.value.code, refusal.value.status) == ("not-an-amendment", 409)
    assert what_is_kept() == kept


def test_the_same_draft_is_carried_out_as_the_revocation_it_is(db):
    version = publishing.carry_out(a_next_version(amendmentIntent=1), by=authority_of("ke"), at=LATER)

    assert (version.kind, version.content["amendmentIntent"]) == ("revoke", 1)
    assert version.record.ended_as == "revoked"


@pytest.mark.parametrize("intent", [2, -1, "1", "0", True, 1.5])
@pytest.mark.parametrize("operation", [publishing.amend, publishing.carry_out])
def test_an_intent_there_is_not_is_neither(db, operation, intent):
    draft = a_next_version(amendmentIntent=intent)

    with pytest.raises((Incomplete, NotAnAmendment)):
        operation(draft, by=authority_of("ke"), at=LATER)

    assert not Record.objects.exclude(ended_as="").exists()


@pytest.mark.parametrize("answers", [{"amendmentIntent": 0}, {"amendmentIntent": None}])
def test_an_update_is_an_amendment_also_if_it_does_not_say_so(db, answers):
    version = publishing.amend(a_next_version(**answers), by=authority_of("ke"), at=LATER)

    assert (version.kind, version.revision) == ("amend", 2)


def test_a_contact_made_inside_a_revocation_is_published_with_it(db):
    by, draft = authority_of("ke"), a_next_version(amendmentIntent=1)
    contact = a_draft(a_contact_document("ke", identifier="contact-inside"), by=by, inside=draft)
    content = draft.content | {
        "providers": [{"identifier": contact.record.identifier}],
        "providersConfidential": False,
    }
    draft = records.save(draft, content, by=by, at=NOON)

    publishing.carry_out(draft, by=by, at=LATER)

    published = Record.objects.get(identifier="contact-inside")
    assert (published.latest_revision, published.inside) == (1, None)
