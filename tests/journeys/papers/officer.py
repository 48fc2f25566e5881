"""What a customs officer does with numbers and files, and where the answer stands."""

from base64 import b64encode
from typing import Any

from playwright.sync_api import Locator, Page

from tests.journeys.conftest import Visitor

DROP = """files => {
  const all = new DataTransfer();
  for (const [name, type, text] of files) {
    all.items.add(new File([Uint8Array.from(atob(text), (each) => each.charCodeAt(0))], name, {type}));
  }
  const form = document.querySelector("form:has([name=files])");
  form.dispatchEvent(new DragEvent("dragover", {dataTransfer: all, bubbles: true, cancelable: true}));
  form.dispatchEvent(new DragEvent("drop", {dataTransfer: all, bubbles: true, cancelable: true}));
}"""
TYPES = {"pdf": "application/pdf", "csv": "text/csv"}


def ask(officer: Visitor, number: str) -> Page:
    """Type one number, and press."""
    officer.open("/verify").fill("[name=number]", number)
    return officer.follow(button(officer.page, "number"))


def send_list(officer: Visitor, text: str) -> Page:
    officer.open("/verify").fill("[name=numbers]", text)
    return officer.follow(button(officer.page, "numbers"))


def choose_files(officer: Visitor, files: dict[str, bytes]) -> Page:
    """Choose files as the form without scripts takes them too."""
    officer.open("/verify").set_input_files("[name=files]", [payload(name, files[name]) for name in files])
    return officer.follow(button(officer.page, "files"))


def drop_files(officer: Visitor, files: dict[str, bytes]) -> Page:
    """Drop files on the form from elsewhere; their names are shown before they are sent."""
    page = officer.open("/verify")
    page.evaluate(DROP, [[name, type_of(name), b64encode(content).decode()] for name, content in files.items()])
    for name in files:
        page.get_by_role("listitem").filter(has_text=name).wait_for()
    return officer.follow(button(page, "files"))


def open_receipt(officer: Visitor, code: str) -> Page:
    officer.open("/verify").fill("[name=code]", code)
    return officer.follow(button(officer.page, "code"))


def button(page: Page, name: str) -> Locator:
    return page.locator(f"form:has([name={name}]) button[type=submit]")


def payload(name: str, content: bytes) -> Any:
    return {"name": name, "mimeType": type_of(name), "buffer": content}


def type_of(name: str) -> str:
    return TYPES[name.rpartition(".")[2]]


def row(page: Page, text: str) -> str:
    """Return what the row says at whose head that text stands."""
    return page.locator("tbody tr").filter(has=page.locator("th", has_text=text)).inner_text()


def receipt_code(page: Page) -> str:
    return page.locator("main a[href*='/verify/receipt/']").first.inner_text()


def verdict_is_on_the_first_screen(page: Page) -> bool:
    """Whether the line that says how it stands is seen whole before anybody scrolls."""
    box, height = page.locator("[data-state] p").first.bounding_box(), page.viewport_size["height"]
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height
