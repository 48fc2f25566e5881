"""What axe-core, the accessibility checker, says of a page in a browser."""

import os
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from absch.kernel.languages import SIX

SOURCE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
LANGUAGES = SIX if os.environ.get("ABSCH_CAMPAIGN") == "full" else ("en", "ar")


def findings(page: Page) -> list[str]:
    """Return each finding with the place it is about; needs no script of the page to be allowed."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES)
    return [f"{each['id']}: {place['html'][:200]}" for each in found["violations"] for place in each["nodes"]]


def findings_everywhere(page: Page) -> list[str]:
    """Return the findings on the page as it is shown narrow and wide, light and dark, and where it must be scrolled
    sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
            found.append(f"{page.url} at {width}: wider than the window")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{page.url} at {width}, {scheme}: {each}" for each in findings(page)]
    return found
