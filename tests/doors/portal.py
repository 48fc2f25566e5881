"""Reads public pages as tests do."""

import re
from datetime import timedelta
from html import unescape

from django.test import Client

from absch.records.models import Version
from tests.makers import NOON

NEXT_DAY = NOON + timedelta(days=1)
THIRD_DAY = NOON + timedelta(days=2)


def page_of(client: Client, version: Version, *, language: str = "en", rest: str = ""):
    return client.get(f"/{language}/database/{version.record.record_type.code}/{version.number}{rest}")


def twin_of(client: Client, version: Version):
    return page_of(client, version, rest=".json").json()


def words(markup: str) -> str:
    """Return the text of a piece of a page, its blanks made one, without the pop-ups that nobody opened."""
    markup = re.sub(r'<button class="term"[^>]*>.*?</button>(<span class="pop".*?</span></span>)?', "", markup)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def banners(page: str) -> list[tuple[str, str]]:
    """Return state and words of each banner, in their order."""
    found = re.findall(r'<div class="say[^>]*role="note"(?: data-state="([^"]*)")?>(.*?)</div></div>', page, re.DOTALL)
    return [(state, words(text)) for state, text in found]
