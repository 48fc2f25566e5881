"""What fresh processes do for the tests of this folder: people write, keep back, publish; the worker comes."""

import json
from datetime import datetime, timedelta
from io import BytesIO
from random import Random
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
    header,
)
from tests.secrecy.confidences import CONFIDENCES, FLAGS, OTHER, Confidence


def author() -> Person:
    return authorized_user_of("ke")


def document(kept: Confidence, **answers: Any) -> dict[str, Any]:
    """Return a permit that holds none of the four answers, and no flag."""
    found = a_permit_document(
        "ke",
        identifier=kept.permit,
        title={kept.language: "17/2026"},
        subjectMatter=None,
        **dict.fromkeys(set(FLAGS) - {"subjectMatterConfidential"}),
    )
    return found | {"header": found["header"] | {"languages": [kept.language]}} | answers


def public_answers(kept: Confidence) -> dict[str, Any]:
    """Return what may be published before anything is kept back."""
    flags = {"providersConfidential": True, "entitiesToWhomPICGrantedConfidential": True}
    return flags | {"subjectMatter": {kept.language: "Seeds"}, "usages": [{"identifier": COMMERCIAL}]}


def draft_of(kept: Confidence) -> Draft:
    return Draft.objects.select_related("record").get(record__identifier=kept.permit)


def prepare() -> None:
    a_registry()
    tell()


def tell(minutes: int = 60) -> None:
    """Work until nothing is due, so many minutes from now."""
    while worker.step(at=timezone.now() + timedelta(minutes=minutes)):
        pass


def those(language: str) -> list[Confidence]:
    """Return all authors, or the one who writes in that language alone."""
    return [each for each in CONFIDENCES if language in ("", each.language)]


def publish(only: str = "") -> None:
    for kept in those(only):
        say(publishing.publish(draft_of(kept), by=authority_of("ke"), at=NOON).number)


def send_with_flags() -> None:
    """Send the answers, and the flags with them, in a first and in a later saving."""
    for kept in CONFIDENCES:
        draft = a_draft(document(kept) | kept.answers() | FLAGS, by=author())
        records.save(draft, document(kept) | kept.answers() | FLAGS, by=author(), at=NOON)


def write_down(cites: bool = True, only: str = "") -> None:
    """Save the answers without flags, and a contact made inside the draft, which it cites or not."""
    for kept in those(only):
        draft = a_draft(document(kept) | kept.answers(), by=author())
        a_draft(a_contact_document("ke", identifier=kept.contact, **kept.of_the_contact()), by=author(), inside=draft)
        answers = kept.answers(kept.contact) if cites else kept.answers()
        records.save(draft, draft.content | answers, by=author(), at=NOON)


def keep_back(only: str = "") -> None:
    """Set the flags, still sending what they keep back."""
    for kept in those(only):
        draft = draft_of(kept)
        records.save(draft, draft.content | FLAGS, by=author(), at=NOON)


def take_out(only: str = "") -> None:
    """Take the answers out of the draft, without any flag."""
    for kept in those(only):
        records.save(draft_of(kept), document(kept), by=author(), at=NOON)


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
        a_draft(document(kept), by=author(), at=timezone.now())
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
            a_draft(document(kept), by=author(), at=timezone.now())
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
            a_draft(document(kept, **public_answers(kept)), by=author())
            publishing.publish(draft_of(kept), by=authority_of("ke"), at=NOON)
        reason = {"amendmentIntent": 0, "amendmentDescription": {kept.language: "New dates."}} if amends else {}
        lines += json.dumps(document(kept) | reason | kept.answers() | FLAGS).encode() + b"\n"
    answered = import_lines(BytesIO(lines), by=accounts.console_person(at=NOON), now=moment, quiet=False)
    assert [each.refusal for each in answered] == [None, None, None]


def moment() -> datetime:
    return NOON


def scribble(seed: int, drafts: int, savings: int) -> None:
    """Write many drafts again and again, longer and shorter, so that SQLite moves them from page to page."""
    random = Random(seed)
    for _saving in range(savings):
        number = random.randrange(drafts)
        text = f"secretofdraft-{number:03d} " * random.choice([1, 4, 12, 30, 50, 90, 180, 350])
        draft = Draft.objects.select_related("record").filter(record__identifier=scribbled(number)).first()
        written = header("absPermit", scribbled(number)) | {"subjectMatter": {"en": text}}
        if draft is None:
            records.begin(
                "absPermit", government="ke", by=author(), at=NOON, content=written, identifier=scribbled(number)
            )
        elif random.random() < 0.2:
            records.discard(draft, by=author(), at=NOON)
        else:
            records.save(draft, written, by=author(), at=NOON)
    say(sorted(Draft.objects.values_list("record__identifier", flat=True)))


def scribbled(number: int) -> str:
    return f"scribbled-{number:03d}"


def keep_back_some(every: int) -> None:
    """Set the flag in one of so many drafts, and say which."""
    for draft in Draft.objects.select_related("record").order_by("pk")[::every]:
        records.save(draft, draft.content | {"subjectMatterConfidential": True}, by=author(), at=NOON)
        say(draft.record.identifier)
