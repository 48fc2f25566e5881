"""Every public page that links or the sitemap lead to, in six languages.

`ABSCH_CAMPAIGN=full` opens all of them, the ordinary run two of each kind in each language.
"""

import os
import re
from urllib.parse import urlsplit

import pytest

from tests.doors.markup import DIRECTIONS
from tests.journeys.conftest import overflows
from tests.journeys.crawl import Crawl, kind_of

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


@pytest.fixture(scope="module")
def crawl(registry):
    return Crawl(registry.base, sample=0 if IS_FULL else 2).run()


def untranslated(text: str) -> str:
    """Return what of a text is three Latin words in a row or more, "" for nothing."""
    found = (each[0] for each in THREE_LATIN_WORDS.finditer(NO_WORDS.sub(" ", text)))
    # People's names are written with capitals throughout; no sentence of ours is.
    return next((each for each in found if not all(word[0].isupper() for word in re.findall(_WORD, each))), "")


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


def test_no_page_asks_another_host_for_anything(crawl):
    asked = {(address, each) for address, page in crawl.pages.items() for each in page.asks_for}

    assert [each for _address, each in asked if not re.match(r"/(?!/)|data:image/|#", each)] == []


def test_no_reader_gets_a_cookie(crawl):
    assert [each.address for each in crawl.public if each.cookies] == []


def test_every_answer_carries_a_strict_policy(crawl):
    policies = {each.address: each.headers.get("content-security-policy", "") for each in crawl.public}

    assert [each for each, policy in policies.items() if "default-src 'none'" not in policy] == []
    assert [
        each for each, policy in policies.items() if "unsafe" in policy or "frame-ancestors 'none'" not in policy
    ] == []
    assert [each.address for each in crawl.public if each.headers.get("x-content-type-options") != "nosniff"] == []


def test_every_sentence_of_a_page_is_in_the_language_of_the_page(crawl):
    found: dict[str, str] = {}
    for address, page in crawl.pages.items():
        if urlsplit(address).path[1:3] in ("ar", "ru", "zh"):
            for text in page.spoken:
                if words := untranslated(text):
                    found.setdefault(words, address)
    assert found == {}


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


@pytest.mark.parametrize("language", DIRECTIONS if IS_FULL else ("ar", "ru"))
def test_no_page_must_be_scrolled_sideways_at_320_pixels(crawl, browsers, language):
    chosen: dict[str, str] = {}
    for address in crawl.pages:
        if urlsplit(address).path[1:3] == language:
            chosen.setdefault(address if IS_FULL else kind_of(address), address)
    page = browsers["chromium"].new_page(viewport={"width": 320, "height": 640}, service_workers="block")

    wide = []
    for address in chosen.values():
        page.goto(address)
        if overflows(page):
            wide.append(address)
    page.close()
    assert wide == []
