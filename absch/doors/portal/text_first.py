"""Pages without style, map and pictures, for the slowest lines: asked for by `text=1` in the address.

Nothing is remembered: every link of such a page carries the choice on, and one at its foot takes it back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from absch.kernel.languages import SIX

MARK = "text=1"
_LANGUAGES = "|".join(SIX)
_HEAVY = re.compile(
    r"<style>.*?</style>|<script\b.*?</script>|<link rel=\"(?:stylesheet|prefetch|icon)\"[^>]*>|<img\b[^>]*>", re.DOTALL
)
# The innermost first: drawings stand inside drawings.
_DRAWING = re.compile(r"<svg\b(?:(?!<svg\b).)*?</svg>", re.DOTALL)
# `data-plain` marks the link that takes the choice back.
_LINK = re.compile(r'(<a\b(?! data-plain)[^>]*?\shref=")([^"#]*)((?:#[^"]*)?")')
_FORM = re.compile(r"<form\b[^>]*>")
_ACTION = re.compile(r'(\saction=")([^"]*)"')
_BLANK = re.compile(r"\n\s*\n+")
# Not pages, or pages of somebody who signs in: they have one form only.
_OTHER = re.compile(rf"/(?:{_LANGUAGES})/(?:register|accounts)(?:/|$)|\.(?:json|pdf|csv|xml)$")
_PAGE = re.compile(rf"/(?:{_LANGUAGES})(?:/|$)|/certificate/")


@dataclass(frozen=True)
class OtherForm:
    """The same page in its other form."""

    is_text: bool
    href: str


class TextFirst:
    """Turns the pages that are asked for as text into text; inside what stores answers, so that both are stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (is_asked(request) and is_page(request.path_info)):
            return response
        if "Location" in response:
            response["Location"] = carrying(response["Location"])
        elif not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = as_text(response.content.decode()).encode()
            if "Content-Length" in response:
                response["Content-Length"] = str(len(response.content))
        return response


def is_asked(request: HttpRequest) -> bool:
    return MARK in request.META.get("QUERY_STRING", "").split("&")


def is_page(path: str) -> bool:
    return bool(_PAGE.match(path)) and not _OTHER.search(path)


def other_form(request: HttpRequest) -> OtherForm | None:
    """Return where the page is found in its other form; None where it has but one, or was sent."""
    if request.method not in ("GET", "HEAD") or not is_page(request.path_info):
        return None
    asked = [each for each in request.META.get("QUERY_STRING", "").split("&") if each and each != MARK]
    is_text = is_asked(request)
    query = "&".join(asked if is_text else [*asked, MARK])
    return OtherForm(is_text, f"{request.path}?{query}" if query else request.path)


def as_text(page: str) -> str:
    """Return the page without what weighs, its links and forms carrying the choice on."""
    page = _HEAVY.sub("", page)
    while (bare := _DRAWING.sub("", page)) != page:
        page = bare
    page = _LINK.sub(lambda link: link[1] + _carried(link[2]) + link[3], page)
    page = _FORM.sub(lambda form: _form(form[0]), page)
    head = '<meta name="robots" content="noindex">\n</head>'
    # At the end, where nothing waits for it: on a narrow screen it keeps the words within the page.
    foot = f'<link rel="stylesheet" href="{static("absch/text.css")}">\n</body>'
    return _BLANK.sub("\n", page.replace("</head>", head, 1).replace("</body>", foot, 1))


def carrying(address: str) -> str:
    """Return the address of a page with the mark; of anything else, as it is."""
    path, _question, query = address.partition("?")
    if not is_page(path) or MARK in query.split("&"):
        return address
    return f"{path}?{query}&{MARK}" if query else f"{path}?{MARK}"


def _carried(address: str) -> str:
    # In a page the ampersand is written out; an address that begins with a question asks the page itself.
    plain = address.replace("&amp;", "&")
    if plain.startswith("?"):
        return address if MARK in plain[1:].split("&") else f"{address}&amp;{MARK}"
    return carrying(plain).replace("&", "&amp;")


def _form(tag: str) -> str:
    """A form that asks carries the mark as a hidden answer, one that sends in its address."""
    if 'method="post"' in tag.lower():
        return _ACTION.sub(lambda action: f'{action[1]}{_carried(action[2])}"', tag)
    action = _ACTION.search(tag)
    is_ours = action is None or is_page(action[2])
    return tag + '<input type="hidden" name="text" value="1">' if is_ours else tag
