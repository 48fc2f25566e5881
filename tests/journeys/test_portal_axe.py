"""The home page, the countries and the search, narrow and wide, light and dark: the checker has nothing to say."""

import pytest

from tests.journeys.axe import LANGUAGES, findings_everywhere

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/countries",
        "/countries/ZA",
        "/countries/EU",
        "/search?q=ABSCH-IRCC-ZA-109293-2",
        "/search?q=a",
        "/?text=1",
    ],
)
def test_a_public_page_has_no_finding(browsers, registry, language, path):
    page = browsers["chromium"].new_page(service_workers="block")
    page.goto(f"{registry.base}/{language}{path}")

    found = findings_everywhere(page)

    page.close()
    assert found == []
