"""A user checks what he was given: numbers and a file, without an account, and opens the receipt again."""

import re

import pytest

from tests.journeys.conftest import overflows

pytestmark = [pytest.mark.journey]

FOREIGN = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n(ABSCH-IRCC-KE-999999-1)"}
LIST = "ABSCH-IRCC-KE-999999-1\nABSTRG-IRCC-KE-100002-1\nABSCH-IRCC-KE-999999-1\n"


@pytest.mark.parametrize(
    ("language", "browser", "width", "scripts"),
    [
        ("en", "chromium", 360, False),
        ("ar", "chromium", 360, True),
        ("zh", "firefox", 1280, True),
        ("ar", "firefox", 360, False),
    ],
)
def test_a_list_and_a_file_are_checked_and_the_receipt_is_opened_again(visitor, language, browser, width, scripts):
    somebody = visitor(language, width=width, browser=browser, scripts=scripts)

    page = somebody.open("/verify")
    page.fill("#numbers", LIST)
    page.set_input_files("#files", FOREIGN)
    somebody.follow(page.locator("form:has(#numbers) button[type=submit]"))

    assert page.locator("tbody tr").count() == 4
    assert page.locator(".state.forged").count() == 2
    assert not overflows(page)
    code = page.locator(".say .uid").inner_text()
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", code)

    somebody.open("/verify").fill("#code", code.lower().replace("-", " "))
    somebody.follow(page.locator("form:has(#code) button"))

    assert page.url.endswith(f"/{language}/verify/receipt/{code}")
    assert page.locator("tbody tr").count() == 4
    assert page.context.cookies() == []


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("address", ["/{}/verify?number={}", "/certificate/{1}"])
def test_on_a_phone_the_verdict_on_a_revoked_version_stands_on_the_first_screen(registry, browsers, language, address):
    context = browsers["chromium"].new_context(viewport={"width": 360, "height": 740}, locale=language)
    page = context.new_page()
    page.goto(registry.base + address.format(language, "ABSCH-IRCC-ZA-100293-1"))

    verdict = page.locator(".say .h").first.bounding_box()

    assert page.locator("html").get_attribute("lang") == language
    assert verdict["y"] + verdict["height"] < 740
    assert page.evaluate("document.querySelector('main .wrap').firstElementChild.matches('.say.bad')")
    context.close()
