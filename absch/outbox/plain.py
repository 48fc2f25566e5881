"""A letter's HTML as plain text, so that both alternatives say the same."""

import re
from html.parser import HTMLParser

APART = {"p", "h1", "h2", "h3", "ul", "dl", "tr", "blockquote"}
UNSEEN = {"head", "style", "script", "title"}


def plain_text(html: str) -> str:
    """Return what the HTML says: paragraphs apart, one line for each point or fact, addresses on lines of their own.

    Written for the few elements that our letters use; what is marked `aria-hidden` is left out.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [line.strip(" \t") for line in "".join(reader.said).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if self._unseen:
            # Only its own kind can end it: what is inside is not looked at.
            if tag == self._unseen[0]:
                self._unseen.append(tag)
            return
        if tag in UNSEEN or about.get("aria-hidden") == "true":
            self._unseen.append(tag)
        elif tag == "li":
            self.said.append("\n* ")
        elif tag in {"dt", "br"}:
            self.said.append("\n")
        elif tag == "dd":
            self.said.append(":\n" if "lines" in (about.get("class") or "") else ": ")
        elif tag == "a":
            self._address = about.get("href") or ""
        elif tag in APART:
            self.said.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag == "a":
            if self._address and self.said[-1:] != [self._address]:
                self.said.append(f"\n{self._address}\n")
            self._address = ""
        elif tag in APART:
            self.said.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        # Blanks between elements are the template's, not the letter's.
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        if words.strip(" ") or (self.said and not self.said[-1].endswith(("\n", " "))):
            self.said.append(words)
