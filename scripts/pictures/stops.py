"""What is pictured: an address, who opens it, and what is pressed there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

Press = Callable[[Page, Mapping[str, str]], None]


@dataclass(frozen=True)
class Stop:
    """A page to be pictured.

    `name` is that of its files. `address` follows the language, unless it begins with "//"; words in braces stand for
    what `pictures.facts` knows, such as the latest number of a record by its identifier. `who` is the mailbox of
    somebody signed in, `status` that of the last answer, `then` what is pressed once the page is open. `dark` pages
    are pictured in both schemes.
    """

    name: str
    address: str
    who: str = ""
    status: int = 200
    then: Press | None = None
    dark: bool = False


def sent(**answers: str) -> Press:
    """Fill in the first form of the page that asks for these, and send it."""

    def press(page: Page, known: Mapping[str, str]) -> None:
        for name, answer in answers.items():
            page.fill(f"main [name={name}]", answer.format(**known))
        form = page.locator("main form").filter(has=page.locator(f"[name={next(iter(answers))}]")).first
        with page.expect_navigation():
            form.evaluate("each => each.noValidate = true")
            form.locator("button:visible, input[type=submit]:visible").last.click()

    return press


def pressed(selector: str) -> Press:
    """Press what leads to another page, whatever the page asks for."""

    def press(page: Page, _known: Mapping[str, str]) -> None:
        page.evaluate("for (const each of document.forms) each.noValidate = true")
        with page.expect_navigation():
            page.locator(selector).first.click()

    return press


def opened(selector: str) -> Press:
    """Press what opens something on the page itself."""

    def press(page: Page, _known: Mapping[str, str]) -> None:
        page.locator(selector).first.click()
        page.wait_for_timeout(200)

    return press
