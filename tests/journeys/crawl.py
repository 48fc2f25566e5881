"""Goes through a served clearing-house by links and sitemap, as a search engine does, and remembers every answer."""

import http.client
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
# Somebody's own pages: they have cookies, and nothing on them is for a stranger.
PRIVATE = re.compile(r"/(?:ar|en|es|fr|ru|zh)/(?:accounts|register)(?:/|$)")
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "use", "circle", "col", "wbr"}
FETCHING = {"link", "script", "img", "iframe", "source", "use", "image", "audio", "video", "embed", "object", "track"}
SPOKEN = {"placeholder", "aria-label", "title", "alt", "data-l", "data-word"}


@dataclass(frozen=True)
class Answer:
    address: str
    status: int
    headers: dict[str, str]
    cookies: int
    body: bytes

    @property
    def language(self) -> str:
        return urlsplit(self.address).path[1:3]

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.headers.get("content-type", "").startswith("text/html")

    @property
    def text(self) -> str:
        return self.body.decode()


class Page(HTMLParser):
    """What matters of a page: where it leads, what it asks other hosts for, and what it says in its own language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads_to: list[str] = []
        self.asks_for: list[str] = []
        self.root: dict[str, str | None] = {}
        self.spoken: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(text)

    @property
    def is_foreign(self) -> bool:
        """Whether the place we read is marked as being in another language, or holds no words."""
        return any(foreign for _tag, foreign in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag == "html":
            self.root = about
        own = self.root.get("lang")
        if tag == "a" or (tag == "link" and about.get("rel") in ("alternate", "canonical")):
            self.leads_to += [each for each in [about.get("href")] if each]
        elif tag in FETCHING:
            self.asks_for += [each for name in ("href", "src", "srcset", "data", "poster") if (each := about.get(name))]
        foreign = about.get("lang") not in (None, own) or tag in ("script", "style", "code")
        # The first words of a record are its author's: a species has no other name than its Latin one.
        foreign = foreign or about.get("class") == "about"
        if not foreign and not self.is_foreign:
            self.spoken += [about[name] or "" for name in SPOKEN & about.keys()]
            if about.get("name") == "description":
                self.spoken.append(about.get("content") or "")
        if tag not in VOID:
            self._open.append((tag, foreign))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, (name, _foreign) in enumerate(self._open) if name == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, text: str) -> None:
        if not self.is_foreign and text.strip():
            self.spoken.append(" ".join(text.split()))


@dataclass
class Crawl:
    """Every answer by its address. `sample` is how many of each kind of page are opened in a language; 0 for all."""

    base: str
    sample: int
    answers: dict[str, Answer] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def run(self) -> "Crawl":
        told = re.findall(r"<loc>([^<]*)</loc>", self._ask(f"{self.base}/sitemap.xml").text)
        waiting = deque([*(f"{self.base}/{each}/" for each in LANGUAGES), f"{self.base}/", *told])
        met, opened = set(waiting), Counter[str]()
        while waiting:
            address = waiting.popleft()
            kind = kind_of(address)
            # A page as text is made of the page itself: a few of each kind tell it all.
            most = self.sample or (5 if "text=1" in address else 0)
            if most and opened[kind] >= most:
                continue
            opened[kind] += 1
            for link in self._links(self._ask(address)):
                if link not in met and link.startswith(self.base) and "/static/" not in link:
                    met.add(link)
                    waiting.append(link)
        return self

    def ask(self, address: str, *, language: str = "en") -> Answer:
        """Return the answer to a reader of that language."""
        parts = urlsplit(address)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        line.request("GET", path, headers={"Accept-Language": language})
        response = line.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        cookies = len(response.headers.get_all("Set-Cookie") or [])
        answer = Answer(address, response.status, headers, cookies, response.read())
        line.close()
        return answer

    def _ask(self, address: str) -> Answer:
        answer = self.answers[address] = self.ask(address)
        return answer

    def _links(self, answer: Answer) -> Iterator[str]:
        if "location" in answer.headers:
            yield urljoin(answer.address, answer.headers["location"])
        if answer.is_page and not PRIVATE.search(answer.address):
            page = self.pages[answer.address] = Page(answer.text)
            for link in page.leads_to:
                yield urldefrag(urljoin(answer.address, link)).url

    @property
    def public(self) -> list[Answer]:
        return [each for each in self.answers.values() if not PRIVATE.search(each.address)]


def kind_of(address: str) -> str:
    """Return what all pages of one template in one language have in common."""
    parts = urlsplit(address)
    path = re.sub(r"/countries/[A-Z]{2}\b", "/countries/*", parts.path)
    path = re.sub(r"[A-Z]{3,6}-[A-Z]+-[A-Z]{2,4}-\d+(-\d+)?", "*", path)
    path = re.sub(r"/compare/\d+", "/compare/*", path)
    return f"{path}?{'&'.join(sorted(name for name, _value in parse_qsl(parts.query)))}"
