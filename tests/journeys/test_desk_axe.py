"""Every page of the desk, narrow and wide, light and dark: the accessibility checker has nothing to say."""

import pytest

from tests.journeys.axe import LANGUAGES, findings_everywhere

pytestmark = pytest.mark.journey

NON_COMMERCIAL = "60EA2F49-A9DD-406F-921A-8A1C9AA8DFDD"
PERMIT = {
    "absCNA.add": "authority-of-ke@1",
    "title.en": "KWS/2026/0211",
    "dateOfIssuance": "2026-03-02",
    "picGranted": True,
    "matEstablished": True,
    "entitiesToWhomPICGranted.add": "contact-example@1",
    "subjectMatter.en": "<p>Bark of <em>Warburgia ugandensis</em></p>",
    "usages": [NON_COMMERCIAL],
    "providersConfidential": True,
}


@pytest.fixture(scope="module")
def desk(browsers, house):
    """A desk on which something of every kind lies: {"unfinished": …, "returned": …, "pending": … identifiers}."""
    from tests.journeys.conftest import Visitor

    contexts = [browsers["chromium"].new_context() for _one in range(2)]
    author, authority = (Visitor(each, house, "en") for each in contexts)
    author.sign_in("nau@ke.example.org")
    unfinished = author.begin("IRCC", "en", "ar")
    author.fill({"title.ar": "تصريح", "subjectMatterConfidential": True})
    author.press("save")
    requested = [a_request(author) for _each in ("returned", "pending")]
    authority.sign_in("pa@ke.example.org")
    keys = requests_on(authority)
    authority.open(f"/register/requests/{keys[0]}")
    authority.page.fill("main [name=reason]", "Name the restrictions of use.")
    authority.press("return")
    yield {"unfinished": unfinished, "requested": requested[0], "pending": requested[1], "key": keys[1]}
    for each in contexts:
        each.close()


def a_request(author):
    identifier = author.begin("IRCC", "en")
    author.fill(PERMIT)
    author.press("review")
    author.open(f"/register/{identifier}/publish")
    author.fill({"nothing-confidential": True})
    author.press("submit")
    return identifier


def requests_on(authority):
    """Return the keys of the requests that await a decision, in their order."""
    authority.open("/register/requests?view=awaiting")
    links = authority.page.locator("main th a[href*='/register/requests/']").all()
    return [each.get_attribute("href").rsplit("/", 1)[1] for each in links][-2:]


OF_THE_AUTHOR = (
    "/register",
    "/register/records",
    "/register/new",
    "/register/new/IRCC",
    "/register/{unfinished}",
    "/register/{unfinished}/edit?check=1",
    "/register/{unfinished}/edit?section=part-3",
    "/register/{unfinished}/review",
    "/register/{unfinished}/publish",
    "/register/{unfinished}/discard",
    "/register/{pending}/edit",
    "/register/requests?view=mine",
    "/register/notifications",
)
OF_THE_AUTHORITY = (
    "/register",
    "/register/requests",
    "/register/requests/{key}",
    "/register/requests/{key}/correct",
    "/register/authority-of-ke",
    "/register/authority-of-ke/amend",
    "/register/authority-of-ke/duplicate",
    "/register/authority-of-ke/confirm",
    "/register/authority-of-ke/withdraw",
    "/register/authority-of-ke/versions/1/redact",
    "/register/designations",
    "/register/deliveries",
    "/register/audit",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("mailbox", "addresses"), [("nau", OF_THE_AUTHOR), ("pa", OF_THE_AUTHORITY)])
def test_no_page_of_the_desk_keeps_anybody_out(visitor, desk, language, mailbox, addresses):
    person = visitor(language).sign_in(f"{mailbox}@ke.example.org")

    found = []
    for address in addresses:
        person.open(address.format(**desk))
        assert person.page.locator("h1").count() == 1, person.page.url
        found += findings_everywhere(person.page)

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_and_a_form_that_is_too_old_keep_nobody_out(visitor, desk, language):
    person = visitor(language).sign_in("pa@ke.example.org")
    person.open("/register/authority-of-ke/withdraw")
    person.submit()
    assert person.refusal() == "reason-required"
    refused = findings_everywhere(person.page)
    person.page.context.clear_cookies(name="csrftoken")
    person.submit()
    assert person.refusal() == "stale-form"

    stale = findings_everywhere(person.page)

    assert refused + stale == []
