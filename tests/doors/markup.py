"""Pages as tests read them."""

from html.parser import HTMLParser

DIRECTIONS = {"ar": "rtl", "en": "ltr", "es": "ltr", "fr": "ltr", "ru": "ltr", "zh": "ltr"}


class Markup(HTMLParser):
    """What a page holds: its elements as (name, attributes), and the text of its title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, text):
        if self.elements and self.elements[-1][0] == "title" and not self.title:
            self.title = " ".join(text.split())

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def breaches(page: str) -> list[str]:
    """Return what the content security policy would refuse."""
    found = []
    for name, attributes in Markup(page).elements:
        found += [f"{name} {each}" for each in attributes if each == "style" or each.startswith("on")]
        if name == "style" or (
            name == "script" and "src" not in attributes and attributes.get("type") != "application/json"
        ):
            found.append(name)
    return found
