"""Every letter there is, in six languages, as a mail server gets it: both alternatives, and what is enclosed."""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from absch.accounts import operations as accounts
from absch.accounts.models import Person
from absch.accounts.roles import Role
from absch.certificates.renditions import number_in
from absch.notifications.tasks.drafts import begin_rounds
from absch.outbox.followers import WRITERS
from absch.outbox.models import Delivery
from absch.outbox.plain import plain_text
from absch.publishing import operations as publishing
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_document,
    a_permit_draft,
    a_person,
    a_version,
    an_amendment,
    an_authority_document,
    authority_of,
    authorized_user_of,
    focal_point_of,
)
from tests.notifications.scene import a_focal_point, work
from tests.sinks import enclosures_of, words_of

DIRECTIONS = {"ar": "rtl", "en": "ltr", "es": "ltr", "fr": "ltr", "ru": "ltr", "zh": "ltr"}
SCRIPTS = {"ar": r"[\u0621-\u064a]", "ru": r"[\u0430-\u044f]", "zh": r"[\u4e00-\u9fff]"}
VOID = {"meta", "br"}


class Elements(HTMLParser):
    """Every element with its attributes, and that what is opened is closed."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def named(identifier, mailbox, wire):
    a_version(a_contact_document("ke", identifier=identifier, emails=[mailbox]))
    return {wire: [{"identifier": identifier}], f"{wire}Confidential": None}


def all_that_is_written_about(language, settings):
    """Let everything happen of which somebody is written to, all readers having chosen that language."""
    author, authority, focal_point = authorized_user_of("ke"), authority_of("ke"), focal_point_of("ke")
    a_focal_point("ke")
    holder = named("contact-of-holder", "holder@example.org", "entitiesToWhomPICGranted")
    for mailbox in ("holder@example.org", "office@ke.example.org", "nfp@ke.example.org"):
        Person.objects.create(email=mailbox, language=language)
    for name in ("First", "Second", "Third"):
        a_person(name=name)
    Person.objects.update(language=language)
    a_version(an_authority_document("ke"))
    later = NOON + timedelta(days=8)
    # Requests: returned, approved, recalled, expired; reminded of meanwhile.
    for place, act in enumerate(("return", "approve", "recall", "expire"), start=1):
        draft = a_draft(a_permit_document("ke", identifier=f"permit-no-{place}"), by=author)
        request = publishing.submit(draft, by=author, at=NOON, remark="As agreed.")
        work()
        if act == "return":
            publishing.return_(request, by=authority, at=NOON, reason="Dates are wrong.")
        elif act == "approve":
            publishing.approve(request, by=authority, at=NOON)
        elif act == "recall":
            publishing.recall(request, by=author, at=NOON)
    # A certificate: published, about to expire, amended so that its holder is confidential, revoked.
    permit = a_permit("ke", dateOfExpiry="2026-05-05", **holder)
    work()
    begin_rounds(at=NOON)
    work(at=later)
    amended = an_amendment(permit, at=later, entitiesToWhomPICGranted=None, entitiesToWhomPICGrantedConfidential=True)
    publishing.revoke(amended.record, by=authority, at=later, reason={"en": "Ended."})
    first, second, third = (Person.objects.get(name=name) for name in ("First", "Second", "Third"))
    accounts.designate(first, Role.AUTHORIZED_USER, of="ke", by=focal_point, at=later, limited_to=["IRCC"])
    accounts.end(first.designations.get(), by=focal_point, at=later, reason="Moved.")
    accounts.name_deputy(
        third, of="ke", since=later.date(), until=later.date() + timedelta(days=9), by=authority, at=later
    )
    accounts.hand_over(of="ke", to=second, by=focal_point, at=later, reason="Retired.")
    accounts.invite("new@example.org", name="New", language=language, of="ke", by=focal_point, at=later)
    work(at=later)
    work(at=NOON + timedelta(days=100))
    return permit


@pytest.fixture(params=sorted(DIRECTIONS))
def language(request):
    return request.param


def test_every_letter_arrives_as_text_and_page_in_the_language_of_its_reader(db, smtp_sink, settings, language):
    permit = all_that_is_written_about(language, settings)

    written = set(Delivery.objects.filter(state=Delivery.State.HANDED_OVER).values_list("letter", flat=True))
    assert written == set(WRITERS) - {"account"}
    for letter in smtp_sink.letters:
        kinds = [each.get_content_type() for each in letter.walk() if not each.is_multipart()]
        assert kinds[:2] == ["text/plain", "text/html"]
        html, text = letter.get_body(("html",)).get_content().replace("\r\n", "\n"), words_of(letter)
        assert text == plain_text(html)
        elements = Elements(html)
        assert elements.open == []
        assert elements.found[0] == ("html", {"lang": language, "dir": DIRECTIONS[language]})
        outermost = next(about for tag, about in elements.found if tag == "table")
        assert (outermost["lang"], outermost["dir"]) == (language, DIRECTIONS[language])
        # One thing to do, and the way home.
        assert len([tag for tag, _ in elements.found if tag == "a"]) == 2
        # Nothing is fetched, nothing is told to anybody by opening it.
        assert not {tag for tag, _ in elements.found} & {"img", "link", "script", "iframe", "object", "form", "svg"}
        assert not [about for _, about in elements.found if {"style", "src", "background"} & set(about)]
        assert "url(" not in html
        assert "@import" not in html
        for said in (html.partition("</style>")[2], text, letter["Subject"]):
            assert not re.search(r"\{\{|\{%|%\(|None\b|__", said), said
        assert re.search(SCRIPTS.get(language, "[a-z]"), letter["Subject"])
        assert letter["Date"]
        assert letter["Auto-Submitted"] == "auto-generated"
        assert letter["Reply-To"] is None
        assert letter["Disposition-Notification-To"] is None
    to_the_holder = [each for each in smtp_sink.letters if each["To"] == "holder@example.org"]
    copy = next(each for each in to_the_holder if permit.number in each["Subject"])
    enclosed = enclosures_of(copy)
    paper = enclosed[f"{permit.number}-{language}.pdf"]
    assert json.loads(enclosed[f"{permit.number}.json"]) == permit.content
    assert number_in(paper) == permit.number
    assert permit.number in PdfReader(BytesIO(paper)).pages[0].extract_text()


def test_the_twin_of_the_page_says_the_same_as_the_document_enclosed(db, smtp_sink, client):
    version = a_permit("ke")
    work()

    twin = client.get(f"/en/database/IRCC/{version.number}.json").json()

    enclosed = enclosures_of(smtp_sink.to("office@ke.example.org"))
    assert json.loads(enclosed[f"{version.number}.json"]) == twin["document"]


def test_no_alternative_and_no_enclosure_names_a_confidential_holder(db, smtp_sink):
    holder = {"entitiesToWhomPICGranted": [{"identifier": "contact-of-holder"}]}
    named_so = {"emails": ["secret-holder@example.org"], "lastName": "Kilonzo"}
    a_version(a_contact_document("ke", identifier="contact-of-holder", **named_so))
    draft = a_permit_draft("ke", **holder)
    publishing.publish(draft, by=authority_of("ke"), at=NOON)

    work()

    letter = smtp_sink.to("office@ke.example.org")
    paper = enclosures_of(letter)
    said = letter.get_body(("html",)).get_content() + words_of(letter)
    said += "".join(page.extract_text() for page in PdfReader(BytesIO(next(iter(paper.values())))).pages)
    assert smtp_sink.addressees == ["office@ke.example.org"]
    assert "Kilonzo" not in said
    assert "secret-holder" not in said + str(letter)
    assert "contact-of-holder" not in said


@pytest.mark.parametrize(("environment", "mark"), [("training", "training registry"), ("demo", "demonstration")])
def test_the_environment_is_said_in_the_head_of_both_alternatives(db, smtp_sink, settings, environment, mark):
    settings.ABSCH_ENVIRONMENT = environment
    accounts.invite("new@example.org", name="New", language="en", of="ke", by=focal_point_of("ke"), at=NOON)

    work()

    letter = smtp_sink.to("new@example.org")
    html = letter.get_body(("html",)).get_content()
    assert mark in words_of(letter).partition("\n\n")[0]
    assert mark in html.partition('class="words"')[0]
    assert f'class="env {environment}"' in html


def test_a_bounce_goes_to_the_mailbox_for_bounces_and_the_sender_stays(db, smtp_sink, settings):
    settings.ABSCH_MAIL_BOUNCES = "bounces@registry.example"
    settings.DEFAULT_FROM_EMAIL = "absch@registry.example"
    senders = []
    take = smtp_sink.handle_DATA

    async def noting(server, session, envelope):
        senders.append(envelope.mail_from)
        return await take(server, session, envelope)

    smtp_sink.handle_DATA = noting
    accounts.invite("new@example.org", name="New", language="en", of="ke", by=focal_point_of("ke"), at=NOON)

    work()

    assert senders == ["bounces@registry.example"]
    assert smtp_sink.to("new@example.org")["From"] == "absch@registry.example"


def test_the_language_that_was_active_before_is_active_after(db, smtp_sink):
    accounts.invite("new@example.org", name="New", language="ar", of="ke", by=focal_point_of("ke"), at=NOON)

    with translation.override("fr"):
        work()

        assert translation.get_language() == "fr"
