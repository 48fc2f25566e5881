"""A clearing-house that is really served, and real browsers to visit it."""

import email
import email.policy
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests.journeys.people import PASSWORD
from tests.makers import a_contact_document, an_authority_document
from tests.world import expected

ROOT = Path(__file__).parents[2]
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# What a browser's console says of refusals, and of a line that we cut ourselves.
EXPECTED = (
    "status of 40",
    "ERR_INTERNET_DISCONNECTED",
    # So Firefox tells that a page was left while the worker was still fetching its icon.
    ".svg’. A ServiceWorker intercepted the request",
)


class House:
    """A served clearing-house: where it answers, and the letters it would have sent."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.base = folder, f"http://127.0.0.1:{port}"

    def letter_to(self, mailbox: str, *, saying: str) -> str:
        """Return the text of the letter to that mailbox that says so, waiting for it up to twenty seconds."""
        for _attempt in range(200):
            for path in sorted((self.folder / "mail").glob("*.eml"), key=lambda each: -each.stat().st_mtime_ns):
                letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                text = letter.get_body(("plain",)).get_content()
                if letter["To"] == mailbox and saying in text:
                    return text
            time.sleep(0.1)
        raise AssertionError(f"No letter to {mailbox} says {saying!r}")

    def letters_to(self, mailbox: str) -> int:
        letters = [email.message_from_bytes(path.read_bytes()) for path in (self.folder / "mail").glob("*.eml")]
        return sum(each["To"] == mailbox for each in letters)

    def exported(self) -> dict[str, dict]:
        """Return the current public documents by identifier."""
        lines = self.manage("export").splitlines()
        return {each["document"]["header"]["identifier"]: each["document"] for each in map(json.loads, lines)}

    def manage(self, *command: str) -> str:
        run = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.environ, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    @property
    def environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CACHE_URL")}
        return kept | {
            "ABSCH_DATA_DIR": str(self.folder),
            "ABSCH_ENVIRONMENT": "demo",
            "ABSCH_BASE_URL": self.base,
            "DJANGO_SETTINGS_MODULE": "absch.settings.dev",
        }


def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A registry without demonstration records: some people, an authority of Kenya, and the expected world."""
    port = a_free_port()
    house = House(tmp_path_factory.mktemp("house"), port)
    house.manage("migrate", "-v0")
    house.manage("reference")
    subprocess.run([sys.executable, "-m", "tests.journeys.people"], cwd=ROOT, env=house.environ, check=True)
    world = [an_authority_document("ke"), a_contact_document("ke"), *expected("permits.json")["world"]]
    lines = house.folder / "world.jsonl"
    lines.write_text("\n".join(json.dumps(each) for each in world), encoding="utf-8")
    house.manage("import", str(lines), "--quiet")
    with serving(house, port):
        yield house


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demonstration registry, as anybody gets it."""
    port = a_free_port()
    house = House(tmp_path_factory.mktemp("registry"), port)
    house.manage("migrate", "-v0")
    house.manage("demo")
    with serving(house, port):
        yield house


@contextmanager
def serving(house: House, port: int) -> Iterator[None]:
    served = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"]
    with (house.folder / "serve.log").open("w") as log:
        server = subprocess.Popen(served, cwd=ROOT, env=house.environ, stdout=log, stderr=log)
        try:
            wait_for(port, server)
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(port: int, server: subprocess.Popen) -> None:
    for _attempt in range(300):
        assert server.poll() is None, "the server ended at once"
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browsers(playwright) -> Iterator[dict[str, Browser]]:
    chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
    firefox = playwright.firefox.launch(channel="moz-firefox", executable_path="/usr/bin/firefox-esr")
    yield {"chromium": chromium, "firefox": firefox}
    chromium.close()
    firefox.close()


class Visitor:
    """Somebody in front of a browser, reading in one language. Pages are found by address and by wire name."""

    def __init__(self, context: BrowserContext, house: House, language: str) -> None:
        self.house, self.language, self.page = house, language, context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)

    def open(self, address: str) -> Page:
        self.page.goto(f"{self.house.base}/{self.language}{address}")
        return self.page

    def sign_in(self, mailbox: str, password: str = PASSWORD) -> "Visitor":
        self.open("/accounts/login/")
        self.page.fill("main [name=login]", mailbox)
        self.page.fill("main [name=password]", password)
        self.page.locator("main form:has([name=password]) button[type=submit]").first.click()
        self.page.wait_for_url(re.compile(r"/register"))
        return self

    def press(self, wish: str) -> Page:
        """Press the button that does this."""
        # The parts of the form save as well when they are opened; the button of the page stands last.
        return self.follow(self.page.locator(f"main button[name=do][value='{wish}']:visible").last)

    def submit(self) -> Page:
        """Press the one button of the page's form."""
        return self.follow(self.page.locator("main form.sheet button[type=submit]:visible").first)

    def follow(self, button: Locator) -> Page:
        """Press, and wait for the page it leads to."""
        with self.page.expect_navigation():
            button.click()
        return self.page

    def begin(self, code: str, *languages: str, government: str = "", identifier: str = "") -> str:
        """Begin a draft and return its identifier."""
        self.open(f"/register/new/{code}")
        for box in self.page.locator("main [name=languages]").all():
            box.set_checked(box.get_attribute("value") in languages)
        if government:
            self.page.select_option("main [name=government]", government)
        if identifier:
            self.page.evaluate("text => document.querySelector('main [name=identifier]').value = text", identifier)
        self.submit()
        self.page.wait_for_url(re.compile(r"/edit"))
        return self.page.url.split("/register/")[1].split("/")[0]

    def fill(self, answers: dict[str, str | bool | list[str]]) -> None:
        """Answer by the names of the form: a text, a tick, or the values to be chosen."""
        folded = self.page.locator("main form details:not([open]) > summary:visible")
        while folded.count():
            folded.first.click()
        for name, answer in answers.items():
            control = self.page.locator(f"main form [name='{name}']")
            if isinstance(answer, bool):
                control.set_checked(answer)
            elif isinstance(answer, list):
                for value in answer:
                    self.page.locator(f"main form [name='{name}'][value='{value}']").check()
            elif control.first.evaluate("each => each.tagName") == "SELECT":
                control.select_option(answer)
            else:
                control.fill(answer)

    def refusal(self) -> str:
        return self.page.locator("[data-code]").first.get_attribute("data-code") or ""

    def state(self) -> str:
        return self.page.locator("[data-state]").first.get_attribute("data-state") or ""


@pytest.fixture
def visitor(browsers, house):
    """Make visitors: `visitor("ar", width=360, browser="firefox", scripts=False)`."""
    contexts, visitors = [], []

    def make(language: str = "en", *, width: int = 1280, browser: str = "chromium", scripts: bool = True) -> Visitor:
        viewport = {"width": width, "height": 900}
        contexts.append(browsers[browser].new_context(viewport=viewport, java_script_enabled=scripts))
        visitors.append(Visitor(contexts[-1], house, language))
        return visitors[-1]

    yield make
    for context in contexts:
        context.close()
    problems = [problem for each in visitors for problem in each.problems]
    assert [each for each in problems if not any(expected in each for expected in EXPECTED)] == []


def overflows(page: Page) -> bool:
    """Whether the page must be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
