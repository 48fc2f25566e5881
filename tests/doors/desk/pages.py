"""Reads pages of the desk as tests do, and fills in their forms as people do."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client


class Forms(HTMLParser):
    """The forms of a page: {"action": …, "controls": {name: [what would be sent]}, "buttons": {(name, value)}}."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[dict[str, Any]] = []
        self._open: tuple[str, str] | None = None
        self._typed = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if tag == "form":
            self.all.append({"action": has.get("action", ""), "controls": {}, "buttons": set()})
        elif tag == "button" and self.all:
            self.all[-1]["buttons"].add((has.get("name"), has.get("value")))
        elif tag == "input":
            if has.get("type") not in ("checkbox", "radio") or "checked" in has:
                self._add(has.get("name"), has.get("value") or "")
        elif tag == "textarea":
            self._open, self._typed = ("textarea", has["name"]), ""
        elif tag == "select":
            self._open = ("select", has["name"])
        elif tag == "option" and "selected" in has and self._open:
            self._add(self._open[1], has["value"])

    def handle_data(self, text):
        if self._open and self._open[0] == "textarea":
            self._typed += text

    def handle_endtag(self, tag):
        if tag == "textarea" and self._open:
            self._add(self._open[1], self._typed.removeprefix("\n"))
        if tag in ("textarea", "select"):
            self._open = None

    def _add(self, name, value):
        if name and self.all:
            self.all[-1]["controls"].setdefault(name, []).append(value)


def form_on(answer: HttpResponse, *, holding: str = "", button: str = "") -> dict[str, Any]:
    """Return the form of the page that holds a control, or a button, of that name or value."""
    for form in Forms(answer.text).all:
        if holding and holding in form["controls"]:
            return form
        if button and any(button in pair for pair in form["buttons"]):
            return form
    raise AssertionError(f"There is no form with {holding or button} on the page.")


def send(browser: Client, answer: HttpResponse, *, do: str = "", holding: str = "token", **typed: Any) -> HttpResponse:
    """Fill the page's form in with what is typed ("title__en" for "title.en"), press the button, and return the answer.

    None clears a control.
    """
    form = form_on(answer, holding=holding)
    sent = dict(form["controls"])
    for name, value in typed.items():
        sent.pop(name.replace("__", "."), None)
        if value is not None:
            sent[name.replace("__", ".")] = value
    if do:
        sent["do"] = do
    return browser.post(form["action"], sent)


def buttons(answer: HttpResponse) -> set[tuple[str, str]]:
    """Return (name, value) of every button on the page."""
    return {pair for form in Forms(answer.text).all for pair in form["buttons"]}


def words(markup: str) -> str:
    """Return the text of a page or a piece of it, its blanks made one."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def links(answer: HttpResponse) -> set[str]:
    return {unescape(each) for each in re.findall(r'href="([^"]*)"', answer.text)}


def code_of(answer: HttpResponse) -> str:
    """Return the code of the refusal on the page, "" without one."""
    found = re.search(r'role="alert" data-code="([^"]*)"', answer.text)
    return found.group(1) if found else ""


def told(answer: HttpResponse) -> str:
    """Return what the page says was done."""
    found = re.search(r'<div class="say one ok" role="status"><p>(.*?)</p>', answer.text)
    return words(found.group(1)) if found else ""


def typed(answer: HttpResponse, name: str) -> list[str] | None:
    """Return what stands in the control of that name, on the form with a token."""
    return form_on(answer, holding="token")["controls"].get(name)


def offered(answer: HttpResponse) -> set[str]:
    """Return the acts that a record's page offers, as the ends of their addresses."""
    offers = re.findall(r'<a class="btn[^"]*" href="/en/register/[^/"]+/([^"]+)"', answer.text)
    return {*offers, *re.findall(r'<a href="/en/register/[^/"]+/(versions/[^"]+)"', answer.text)}
