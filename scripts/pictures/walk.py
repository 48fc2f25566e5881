"""Walks through the pages as the people whose pages they are."""

from collections.abc import Iterable, Mapping

from playwright.sync_api import Browser, Error, Page

from pictures.camera import Camera
from pictures.stops import Stop

PASSWORD = "Nagoya-2010-demo"
LANGUAGES = ("en", "ar", "zh")


class Walk:
    """One browser on one served registry; `known` is what the words in braces of an address stand for."""

    def __init__(self, browser: Browser, base: str, camera: Camera, known: Mapping[str, str]) -> None:
        self.browser, self.base, self.camera, self.known = browser, base, camera, known

    def visit(self, stops: Iterable[Stop], *, code: str = "", asked: Stop | None = None) -> None:
        """Picture the stops, person by person; `code` lets in whose second factor is `asked` for."""
        stops = list(stops)
        for who in dict.fromkeys(each.who for each in stops):
            context = self.browser.new_context(service_workers="block")
            page = context.new_page()
            self.camera.watch(page)
            try:
                if who:
                    self._sign_in(page, who, code, asked)
                for stop in stops:
                    if stop.who == who:
                        self._picture_everywhere(page, stop)
            except Error as error:
                self.camera.faults.append(f"{who} did not get in: {first_line(error)}")
            context.close()

    def show(self, pages: Mapping[str, str], kind: str) -> None:
        """Picture pages that have no address, by `name.language`."""
        page = self.browser.new_page()
        page.route("**/shown", lambda route: route.fulfill(body=self._shown, content_type="text/html; charset=utf-8"))
        for title, self._shown in pages.items():
            stem, _, language = title.rpartition(".")
            name = f"{kind}-{stem.replace('.', '-').replace('_', '-')}"
            if self.camera.wants(name, language):
                page.goto(f"{self.base}/shown")
                self.camera.take(page, name, language, kind=kind)
        page.close()

    def _sign_in(self, page: Page, mailbox: str, code: str, asked: Stop | None) -> None:
        page.goto(f"{self.base}/en/accounts/login/")
        page.fill("main [name=login]", mailbox)
        page.fill("main [name=password]", PASSWORD)
        with page.expect_navigation():
            page.locator("main form:has([name=password]) button[type=submit]").first.click()
        if asked and asked.who == mailbox:
            self._picture_everywhere(page, asked)
            page.goto(f"{self.base}/en{asked.address}")
            page.fill("main [name=code]", code)
            page.press("main [name=code]", "Enter")
            page.wait_for_url("**/register")

    def _picture_everywhere(self, page: Page, stop: Stop) -> None:
        for language in LANGUAGES:
            if not self.camera.wants(stop.name, language):
                continue
            try:
                self._picture(page, stop, language)
            except (Error, KeyError) as error:
                self.camera.faults.append(f"{stop.name} ({language}): {first_line(error)}")

    def _picture(self, page: Page, stop: Stop, language: str) -> None:
        address = stop.address.format(**self.known)
        if address.startswith("//"):
            page.set_extra_http_headers({"Accept-Language": language})
            page.goto(f"{self.base}{address[1:]}")
        else:
            page.goto(f"{self.base}/{language}{address}")
        page.set_viewport_size({"width": 1280, "height": 800})
        if "reauthenticate/?next=" in page.url:
            page.fill("main [name=password]", PASSWORD)
            with page.expect_navigation():
                page.press("main [name=password]", "Enter")
        if stop.then:
            stop.then(page, self.known)
        page.set_extra_http_headers({})
        if self.camera.status != stop.status:
            self.camera.faults.append(f"{stop.name} ({language}): {self.camera.status}, not {stop.status}: {page.url}")
        self.camera.take(page, stop.name, language, schemes=("light", "dark") if stop.dark else ("light",))


def first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
