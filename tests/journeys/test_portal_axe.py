"""Every public template in use, narrow and wide, light and dark: the accessibility checker has nothing to say.

`ABSCH_CAMPAIGN=full` asks about every page named here in six languages, the ordinary run about one of each template.
"""

import json
import os
import re
from itertools import cycle
from pathlib import Path

import pytest

from absch import doors
from absch.kernel.languages import SIX
from tests.journeys.axe import findings_everywhere

pytestmark = [pytest.mark.journey, pytest.mark.campaign]

IS_FULL = os.environ.get("ABSCH_CAMPAIGN") == "full"
TEMPLATES = Path(doors.__file__).parent
# Words in braces stand for the number of a demonstration record by its identifier; `@` and a revision for that version.
PAGES = {
    "home": ["/", "/?text=1"],
    "countries": ["/countries", "/countries?text=1"],
    "country": ["/countries/ZA", "/countries/CN", "/countries/RU", "/countries/EU", "/countries/US"],
    "search": ["/search?q=a", "/search", "/search?q=ABSCH-IRCC-ZA-109293-2"],
    "database": ["/database/IRCC", "/database", "/database/NFP", "/database/IRCC?government=in", "/database/CON"],
    "record": [
        "/database/IRCC/{demo-IRCC-ZA-01}",
        "/database/IRCC/{demo-IRCC-ZA-04}",
        "/database/IRCC/{demo-IRCC-ZA-02}",
        "/database/IRCC/{demo-IRCC-ZA-03@1}",
        "/database/IRCC/{demo-IRCC-ZA-06@1}",
        "/database/IRCC/{demo-IRCC-EG-01}",
        "/database/IRCC/{demo-IRCC-CN-01}",
        "/database/IRCC/{demo-IRCC-RU-01}",
        "/database/CNA/{demo-CNA-ZA-01}",
        "/database/NFP/{demo-NFP-ZA-01}",
        "/database/CON/{demo-CON-ZA-01}",
        "/database/IRCC/{demo-IRCC-ZA-01}?text=1",
    ],
    "history": ["/database/IRCC/{demo-IRCC-ZA-03}/history", "/database/IRCC/{demo-IRCC-ZA-04}/history"],
    "compare": ["/database/IRCC/{demo-IRCC-ZA-03}/compare/1"],
    "certificate": [
        "/certificate/{demo-IRCC-ZA-01}",
        "/certificate/{demo-IRCC-ZA-04}",
        "/certificate/ABSCH-IRCC-ZA-999999-1",
    ],
    "verify": [
        "/verify",
        "/verify?number={demo-IRCC-ZA-01}",
        "/verify?number={demo-IRCC-ZA-04}",
        "/verify?number={demo-IRCC-ZA-02}",
        "/verify?number={demo-IRCC-ZA-03@1}",
        "/verify?number=ABSTRG-IRCC-ZA-100299-1",
        "/verify?number=ABSCH-IRCC-ZA-999999-1",
    ],
    "statistics": ["/statistics?on=2016-09-09", "/statistics?on=2000-01-01&parties=in-force", "/statistics?text=1"],
    "help": ["/help"],
    "glossary": ["/help/glossary", "/help/glossary?q=consent"],
    "guide": ["/help/read-a-certificate", "/help/verify"],
    "refused": ["/database/IRCC?page=many", "/verify/receipt/AAAA-AAAA-AAAA-AAAA"],
    "404": ["/nothing-here"],
    "receipt": ["numbers to be checked"],
}
REFUSED = {
    *PAGES["refused"],
    *PAGES["404"],
    "/certificate/ABSCH-IRCC-ZA-999999-1",
}
# Nobody who only reads is shown it.
NOT_PUBLIC = {"403", "desk"}


@pytest.fixture(scope="module")
def numbers(registry) -> dict[str, str]:
    """The number of each demonstration record by its identifier, and by `identifier@revision` those of each version."""
    found: dict[str, str] = {}
    for line in registry.manage("export").splitlines():
        record = json.loads(line)
        identifier, number = record["document"]["header"]["identifier"], record["number"]
        stem = number.rpartition("-")[0]
        found |= {f"{identifier}@{each}": f"{stem}-{each}" for each in range(1, record["revision"] + 1)}
        found[identifier] = number
    return found


def asked() -> list[tuple[str, str]]:
    """Return each page to be asked about, with its language."""
    if IS_FULL:
        return [(language, path) for language in SIX for pages in PAGES.values() for path in pages]
    return [(language, pages[0]) for language, pages in zip(cycle(("en", "ar")), PAGES.values(), strict=False)]


def test_no_public_template_is_forgotten():
    files = [*(TEMPLATES / "templates").glob("*.html"), *(TEMPLATES / "portal/templates/portal").glob("*.html")]
    whole = {each.stem for each in files if re.match(r'\{% extends "page.html"', each.read_text(encoding="utf-8"))}

    assert whole - NOT_PUBLIC == set(PAGES)


@pytest.mark.parametrize(("language", "path"), asked())
def test_a_public_page_keeps_nobody_out(browsers, registry, numbers, language, path):
    page = browsers["chromium"].new_page(service_workers="block", extra_http_headers={"Accept-Language": language})
    if path in PAGES["receipt"]:
        answer = a_receipt(page, f"{registry.base}/{language}", numbers)
    else:
        address = path.format(**numbers)
        answer = page.goto(
            f"{registry.base}{address if address.startswith('/certificate/') else f'/{language}{address}'}"
        )
    assert (answer.status >= 400, page.locator("html").get_attribute("lang")) == (path in REFUSED, language)

    found = findings_everywhere(page)

    page.close()
    assert found == []


def a_receipt(page, base, numbers):
    """Have one number of each kind checked, and return the answer."""
    known = (numbers[f"demo-IRCC-ZA-{each}"] for each in ("01", "04", "02", "03@1"))
    page.goto(f"{base}/verify")
    page.fill("main [name=numbers]", "\n".join([*known, "ABSCH-IRCC-ZA-999999-1", "ABSTRG-IRCC-ZA-100299-1"]))
    with page.expect_navigation() as answer:
        page.locator("main form:has([name=numbers]) button[type=submit]").first.click()
    return answer.value
