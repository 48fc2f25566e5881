"""What the browser keeps: a visited public page can be read without a connection, and says that it is a kept copy."""

import re

import pytest

pytestmark = pytest.mark.journey
RECORD = "/database/CNA"


@pytest.fixture
def reader(browsers, registry):
    """A browser whose service worker is at work, and what it keeps."""
    context = browsers["chromium"].new_context()
    page = context.new_page()
    page.goto(f"{registry.base}/en/")
    ready(page)
    yield page
    context.close()


def ready(page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def kept(page) -> list[str]:
    """Return the paths of everything the browser keeps."""
    return page.evaluate(
        "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(each => each.keys()))))"
        ".then(all => all.flat().map(each => new URL(each.url).pathname + new URL(each.url).search))"
    )


def wait_until_kept(page, path: str) -> None:
    page.wait_for_function(
        "path => caches.match(path, {ignoreVary: true}).then(found => Boolean(found))", arg=path, timeout=10_000
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/", "Kept copy of"),
        ("/ar/countries/ZA", "UTC"),
        ("/en/database/IRCC", "Kept copy of"),
        ("/en/countries?by=region&text=1", "Kept copy of"),
    ],
)
def test_a_visited_page_is_there_without_a_connection_and_says_that_it_is_a_copy(reader, registry, path, words):
    reader.goto(f"{registry.base}{path}")
    title = reader.locator("h1").inner_text()
    assert reader.locator(".env.kept").count() == 0
    wait_until_kept(reader, path)

    reader.context.set_offline(True)
    reader.goto(f"{registry.base}{path}")

    note = reader.locator(".env.kept[role=status]").inner_text()
    assert reader.locator("h1").inner_text() == title
    assert words in note
    assert re.search(r"20\d\d", note)


def test_once_the_line_is_back_the_page_is_fresh_again(reader, registry):
    reader.goto(f"{registry.base}/en/countries")
    wait_until_kept(reader, "/en/countries")
    reader.context.set_offline(True)
    reader.reload()
    assert reader.locator(".env.kept").count() == 1

    reader.context.set_offline(False)
    reader.reload()

    assert reader.locator(".env.kept").count() == 0


def test_a_page_never_visited_says_so_and_lists_what_is_kept(reader, registry):
    wait_until_kept(reader, "/en/")
    reader.context.set_offline(True)
    reader.goto(f"{registry.base}/fr/countries/FR")

    assert reader.locator("html").get_attribute("lang") == "fr"
    assert reader.locator("main a[href='/en/']").count() == 1


def test_neither_accounts_nor_data_nor_receipts_are_kept(reader, registry):
    for path in ("/en/accounts/login/", "/en/register", "/en/search?q=ABSCH-IRCC-ZA-1", "/en/no/such/page"):
        reader.goto(f"{registry.base}{path}")
    reader.evaluate("fetch('/en/countries.json').then(each => each.text())")
    reader.goto(f"{registry.base}/en/countries/DE")
    wait_until_kept(reader, "/en/countries/DE")

    pages = [each for each in kept(reader) if not each.startswith("/static/")]
    assert [each for each in pages if re.search(r"accounts|register|\.json|receipt|such", each)] == []


def test_forms_that_are_sent_pass_the_worker_by(reader, registry):
    reader.goto(f"{registry.base}/en/verify")
    reader.locator("form[method=post] textarea").first.fill("ABSCH-IRCC-ZA-999999-1")
    with reader.expect_navigation():
        reader.locator("form[method=post] button[type=submit]").first.click()

    assert [each for each in kept(reader) if "receipt" in each] == []
    assert "ABSCH-IRCC-ZA-999999-1" in reader.locator("main").inner_text()


def test_what_an_older_edition_kept_is_removed(reader, registry):
    reader.evaluate("caches.open('pages-of-long-ago').then(each => each.put('/en/old', new Response('old')))")
    reader.evaluate(
        "navigator.serviceWorker.getRegistration().then(each => each.unregister())"
        ".then(() => navigator.serviceWorker.register('/service-worker.js', {scope: '/'}))"
    )
    reader.wait_for_function("caches.keys().then(names => !names.includes('pages-of-long-ago'))", timeout=10_000)

    assert {each.split("-")[0] for each in reader.evaluate("caches.keys()")} <= {"pages", "files"}
