"""What fresh processes do for the tests of this folder: people write, keep back, publish; the worker comes."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.test import Client
from django.utils import timezone

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.exchange.bulk import import_lines
from absch.outbox import worker
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Draft, Record
from tests.doors.desk.pages import send
from tests.durability.deeds import a_registry
from tests.durability.station import say
from tests.makers import (
    COMMERCIAL,
    NOON,
    a_contact_document,
    a_draft,
    a_permit_document,
    authority_of,
    authorized_user_of,
)
from tests.secrecy.confidences import CONFIDENCES, FLAGS, OTHER, Confidence

# Answers that everybody may read, where a story publishes before it keeps anything back.
PUBLIC = {
    "providersConfidential": True,
    "entitiesToWhomPICGrantedConfidential": True,
    "subjectMatter": {"en": "Seeds"},
    "usages": [{"identifier": COMMERCIAL}],
    "usagesConfidential": None,
}


def author() -> Person:
    return authorized_user_of("ke")


def document(kept: Confidence, **answers: Any) -> dict[str, Any]:
    found = a_permit_document("ke", identifier=kept.permit, title={kept.language: "17/2026"}, **answers)
    return found | {"header": found["header"] | {"languages": [kept.language]}}


def without_flags(kept: Confidence) -> dict[str, Any]:
    return document(kept, providersConfidential=None, entitiesToWhomPICGrantedConfidential=None, usagesConfidential=None)


def draft_of(kept: Confidence) -> Draft:
    return Draft.objects.select_related("record").get(record__identifier=kept.permit)


def prepare() -> None:
    a_registry()
    tell()


def tell(minutes: int = 60) -> None:
    """Work until nothing is due, so many minutes from now."""
    while worker.step(at=timezone.now() + timedelta(minutes=minutes)):
        pass


def publish() -> None:
    for kept in CONFIDENCES:
        say(publishing.publish(draft_of(kept), by=authority_of("ke"), at=NOON).number)


def send_with_flags() -> None:
    """Send the answers, and the flags with them, in a first and in a later saving."""
    for kept in CONFIDENCES:
        draft = a_draft(document(kept) | kept.answers() | FLAGS, by=author())
        records.save(draft, document(kept) | kept.answers() | FLAGS, by=author(), at=NOON)


def write_down(cites: bool = True) -> None:
    """Save the answers without flags, and a contact made inside the draft, which it cites or not."""
    for kept in CONFIDENCES:
        draft = a_draft(without_flags(kept) | kept.answers(), by=author())
        a_draft(a_contact_document("ke", identifier=kept.contact, **kept.of_the_contact()), by=author(), inside=draft)
        answers = kept.answers(kept.contact) if cites else kept.answers()
        records.save(draft, draft.content | answers, by=author(), at=NOON)


def keep_back() -> None:
    """Set the flags, still sending what they keep back."""
    for kept in CONFIDENCES:
        draft = draft_of(kept)
        records.save(draft, draft.content | FLAGS, by=author(), at=NOON)


def take_out() -> None:
    """Take the answers out of the draft, without any flag."""
    for kept in CONFIDENCES:
        records.save(draft_of(kept), without_flags(kept), by=author(), at=NOON)


def discard() -> None:
    for kept in CONFIDENCES:
        records.discard(draft_of(kept), by=author(), at=NOON)


def browser_of(person: Person) -> Client:
    browser = Client(SERVER_NAME="localhost")
    browser.force_login(person)
    return browser


def write_in_the_form() -> None:
    """Type the answers into the form, and a contact into the form that it leads to."""
    browser = browser_of(author())
    for kept in CONFIDENCES:
        a_draft(without_flags(kept), by=author(), at=timezone.now())
        edit = f"/{kept.language}/register/{kept.permit}/edit"
        send(browser, browser.get(edit), do="save", **typed(kept))
        asked = send(browser, browser.get(edit), do="new-contact:providers")
        begun = send(browser, browser.get(asked["Location"]), holding="identifier")
        contact = {"type": "person", "country": "ke", "firstName": kept.name, "emails": kept.mailbox}
        cited = send(browser, browser.get(begun["Location"]), do="cite", **contact)
        assert cited["Location"] == f"{edit}#q-providers"
        assert Record.objects.get(inside__identifier=kept.permit).identifier in str(draft_of(kept).content["providers"])


def typed(kept: Confidence) -> dict[str, Any]:
    return {
        f"subjectMatter__{kept.language}": kept.text()[kept.language],
        "usages": [OTHER],
        f"usages__custom__{kept.language}": kept.use,
        "providers": [kept.provider],
        "entitiesToWhomPICGranted": [kept.holder],
    }


def tick_in_the_form(types: bool = False) -> None:
    """Tick the flags in the form; with `types`, what they keep back is typed at the same time, and saved by itself."""
    browser = browser_of(author())
    for kept in CONFIDENCES:
        if types:
            a_draft(document(kept, usagesConfidential=None), by=author(), at=timezone.now())
        page = browser.get(f"/{kept.language}/register/{kept.permit}/edit")
        ticked = dict.fromkeys(FLAGS, "true") | (typed(kept) if types else {})
        saved = send(browser, page, do="autosave" if types else "review", **ticked)
        assert saved.status_code == (200 if types else 302)


def publish_in_the_form() -> None:
    browser = browser_of(authority_of("ke"))
    for kept in CONFIDENCES:
        page = browser.get(f"/{kept.language}/register/{kept.permit}/publish")
        done = send(browser, page, do="publish", **{"nothing-confidential": "on"})
        assert done["Location"] == f"/{kept.language}/register/{kept.permit}"


def take_over(amends: bool = False) -> None:
    """Import documents that bring what they keep back; with `amends`, of permits that are published already."""
    lines = b""
    for kept in CONFIDENCES:
        if amends:
            a_draft(document(kept, **PUBLIC), by=author())
            publishing.publish(draft_of(kept), by=authority_of("ke"), at=NOON)
        reason = {"amendmentIntent": 0, "amendmentDescription": {kept.language: "New dates."}} if amends else {}
        lines += json.dumps(document(kept) | reason | kept.answers() | FLAGS).encode() + b"\n"
    answered = import_lines(BytesIO(lines), by=accounts.console_person(at=NOON), now=moment, quiet=False)
    assert [each.refusal for each in answered] == [None, None, None]


def moment() -> datetime:
    return NOON
