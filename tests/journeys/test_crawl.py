"""Every public page that links or the sitemap lead to, in six languages.

`ABSCH_CAMPAIGN=full` opens all of them, the ordinary run two of each kind in each language.
"""

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage

from tests.doors.markup import DIRECTIONS
from tests.journeys.conftest import overflows
from tests.journeys.crawl import Answer, Crawl, Page, kind_of

pytestmark = [pytest.mark.journey, pytest.mark.campaign]
IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
# Looked at by people: names of things that have no name in another script.
REVIEWED = [r"RFC 8785", r"PAdES", r"ECDSA P-256", r"SHA-256", r"UTF-8", r"PDF/A-3[a-z]?", r"QR"]
NO_WORDS = re.compile(
    r"https?://\S+|\S+@\S+|\b(?:ABS(?:CH|TRG|STG|DEV)|CHM)-[A-Z0-9-]+|" + "|".join(REVIEWED), re.IGNORECASE
)
_LETTER = "A-Za-z\u00c0-\u024f"
_WORD = rf"\b[{_LETTER}][{_LETTER}'’-]*[{_LETTER}]\b"
THREE_LATIN_WORDS = re.compile(rf"{_WORD}(?:[^{_LETTER}\u0370-\uffff]+{_WORD}){{2,}}")


OURS = r"/(?!/)|data:image/|#"


@dataclass(frozen=True)
class Seen:
    """What a browser of 320 pixels made of a page; `asked` are the hosts it turned to."""

    address: str
    is_wide: bool
    asked: set[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def crawl(registry):
    return Crawl(registry.base, sample=0 if IS_FULL else 2).run()


def untranslated(text: str) -> str:
    """Return what of a text is three Latin words in a row or more, "" for nothing."""
    found = (each[0] for each in THREE_LATIN_WORDS.finditer(NO_WORDS.sub(" ", text)))
    # People's names are written with capitals throughout; no sentence of ours is.
    return next((each for each in found if not all(word[0].isupper() for word in re.findall(_WORD, each))), "")


def is_strict(answer: Answer) -> bool:
    policy = answer.headers.get("content-security-policy", "")
    needed = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
    return (
        all(each in policy for each in needed)
        and "unsafe" not in policy
        and answer.headers.get("x-content-type-options") == "nosniff"
    )


def test_the_crawl_finds_every_kind_of_page_in_every_language(crawl):
    kinds = {kind_of(each).partition("?")[0] for each in crawl.answers}

    for language in DIRECTIONS:
        assert {
            f"/{language}/",
            f"/{language}/countries",
            f"/{language}/countries/*",
            f"/{language}/database/IRCC/*",
            f"/{language}/database/IRCC/*/history",
            f"/{language}/database/IRCC/*.json",
            f"/{language}/verify",
            f"/{language}/search",
            f"/{language}/statistics",
            f"/{language}/statistics.csv",
            f"/{language}/.json",
        } <= kinds
    assert len(crawl.answers) > 200


def test_no_link_leads_nowhere(crawl):
    assert [(each.address, each.status) for each in crawl.answers.values() if each.status >= 400] == []


def test_every_page_says_its_language_and_its_direction(crawl):
    wrong = []
    for address, page in crawl.pages.items():
        language = urlsplit(address).path[1:3]
        if language in DIRECTIONS and (page.root.get("lang"), page.root.get("dir")) != (language, DIRECTIONS[language]):
            wrong.append((address, page.root))
    assert wrong == []


def test_the_address_on_certificates_answers_in_the_language_of_its_reader(crawl):
    addresses = [each.address for each in crawl.public if "/certificate/" in each.address and each.is_page]

    wrong = []
    for address in addresses if IS_FULL else addresses[:2]:
        for language, direction in DIRECTIONS.items():
            answer = crawl.ask(address, language=language)
            root = Page(answer.text).root
            if (root.get("lang"), root.get("dir"), answer.cookies) != (language, direction, 0):
                wrong.append((address, language, root))
    assert addresses
    assert wrong == []


def test_no_page_asks_another_host_for_anything(crawl):
    asked = {(address, each) for address, page in crawl.pages.items() for each in page.asks_for}

    assert [each for _address, each in asked if not re.match(OURS, each)] == []


def test_no_reader_gets_a_cookie(crawl):
    assert [each.address for each in crawl.public if each.cookies] == []


def test_every_answer_carries_a_strict_policy(crawl):
    assert [each.address for each in crawl.answers.values() if not is_strict(each)] == []


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.parametrize("rest", ["nothing-here", "database/IRCC/ABSCH-IRCC-ZA-999999-1", "database/IRCC?page=many"])
def test_a_refusal_is_as_strict_as_an_answer_and_gives_no_cookie(crawl, language, rest):
    answer = crawl.ask(f"{crawl.base}/{language}/{rest}")

    page = Page(answer.text)
    assert answer.status in (400, 404)
    assert is_strict(answer)
    assert answer.cookies == 0
    assert (page.root.get("lang"), page.root.get("dir")) == (language, DIRECTIONS[language])
    assert [each for each in page.asks_for if not re.match(OURS, each)] == []


def test_what_pages_fetch_is_there_and_gives_no_cookie(crawl):
    fetched = {each for page in crawl.pages.values() for each in page.asks_for if each.startswith("/")}

    answers = [crawl.ask(crawl.base + each) for each in sorted(fetched)]

    assert len(answers) > 3
    assert [
        (each.address, each.status, each.cookies) for each in answers if (each.status, each.cookies) != (200, 0)
    ] == []
    assert [each.address for each in answers if each.headers.get("x-content-type-options") != "nosniff"] == []
    assert [each.address for each in answers if re.search(rb"url\((?!['\"]?(?:data:|#|\)))", each.body)] == []


def test_every_sentence_of_a_page_is_in_the_language_of_the_page(crawl):
    found: dict[str, str] = {}
    for address, page in crawl.pages.items():
        if urlsplit(address).path[1:3] in ("ar", "ru", "zh"):
            for text in page.spoken:
                if words := untranslated(text):
                    found.setdefault(words, address)
    assert found == {}


@pytest.mark.parametrize("language", ["es", "fr"])
def test_no_sentence_of_a_french_or_spanish_page_is_that_of_an_english_one(crawl, language):
    said: dict[str, dict[str, str]] = {"en": {}, language: {}}
    for address, page in crawl.pages.items():
        for text in page.spoken if urlsplit(address).path[1:3] in said else ():
            if untranslated(text):
                said[urlsplit(address).path[1:3]].setdefault(text, address)

    assert len(said[language]) > 50
    assert {text: address for text, address in said[language].items() if text in said["en"]} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Was one of these meant?", "Was one of these meant"),
        ("السجل Permit or its equivalent", "Permit or its equivalent"),
        ("ABSCH-IRCC-ZA-252071-2 · ABSCH-IRCC-ZA-252071-3 · ABSCH-IRCC-ZA-252071-4", ""),
        ("https://example.org/one/two/three office@example.org", ""),
        ("Подпись PAdES, ECDSA P-256, SHA-256", ""),
        ("Протокол BCH и CBD, также ABS", ""),
        ("南非 Pilar Rivas Peña · 2016年", ""),
        ("5482f5897f694d5574481e61d91ddf1aa50be85384f42a566e37e0f169fcc4a2", ""),
        ("Mathieu Lefèvre", ""),
        ("Min-jun Sato", ""),
        ("Où est-il publié", "Où est-il publié"),
    ],
)
def test_words_left_in_english_are_told_from_names_and_numbers(text, words):
    assert untranslated(text) == words


@pytest.fixture(scope="module", params=DIRECTIONS if IS_FULL else ("ar", "ru"))
def seen(request, crawl, browsers) -> list[Seen]:
    """Every page of one language as a browser shows it; in the ordinary run one of each kind."""
    chosen: dict[str, str] = {}
    for address in crawl.pages:
        if urlsplit(address).path[1:3] == request.param:
            chosen.setdefault(address if IS_FULL else kind_of(address), address)
    page = browsers["chromium"].new_page(viewport={"width": 320, "height": 640}, service_workers="block")
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda each: asked.append(urlsplit(each.url).netloc))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
    found = []
    for address in chosen.values():
        page.goto(address)
        found.append(Seen(address, overflows(page), set(asked), list(complaints)))
        asked.clear()
        complaints.clear()
    page.close()
    return found


def is_complaint(said: ConsoleMessage) -> bool:
    # A page as text names no icon, and a browser then looks for one by itself.
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


def test_no_page_must_be_scrolled_sideways_at_320_pixels(seen):
    assert len(seen) > 10
    assert [each.address for each in seen if each.is_wide] == []


def test_a_browser_turns_to_no_other_host_and_refuses_nothing(crawl, seen):
    own = {urlsplit(crawl.base).netloc, ""}

    assert [(each.address, each.asked - own) for each in seen if each.asked - own] == []
    assert [(each.address, each.complaints) for each in seen if each.complaints] == []
