"""Text with simple marks, as others wrote it: cleaned whenever it is shown, or told as plain text."""

import re
from html import unescape

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

BLOCKS = {"p", "div", "br", "ul", "ol", "li", "blockquote", "pre", "h3", "h4", "h5", "h6"}
TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
MARKS = {"em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "code", "span", "bdi", "a"}
# A text may say its language and direction; nothing else of its looks is the author's to settle.
ATTRIBUTES = {"*": {"lang", "dir"}, "a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
SCHEMES = {"http", "https", "mailto"}

_HAS_BLOCKS = re.compile(r"<(?:p|div|br|ul|ol|li|blockquote|pre|h[1-6]|table|tr)\b", re.IGNORECASE)
_GREAT_HEADING = re.compile(r"(</?)h[12](?=[\s/>])", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_ENTRY = re.compile(r"<li\b[^>]*>")
_LINE = re.compile(r"</?(?:p|div|br|ul|ol|blockquote|pre|h[3-6]|table|caption|tr)\b[^>]*>|</li>")
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_CELL = re.compile(r"</t[hd]>")


def clean(html: str) -> SafeString:
    """Return the text as it may stand in a page: known marks only, no style, script, class or id.

    A text without marks of its own for paragraphs gets them from its blank lines.
    """
    return mark_safe(_cleaned(html))  # noqa: S308 - what nh3 lets through is all there is in it


def plain(html: str) -> str:
    """Return the text without any mark, a line for each paragraph, entry or row."""
    spaced = _CELL.sub(" ", _LINE.sub("\n", _ENTRY.sub("\n- ", _cleaned(html))))
    lines = (" ".join(line.split()) for line in unescape(nh3.clean(spaced, tags=set())).split("\n"))
    return "\n".join(line for line in lines if line)


def words_in(html: str) -> int:
    """Return how many words the text has without its marks; two Chinese characters count as one."""
    text = plain(html)
    words = (each for each in _CHINESE.sub(" ", text).split() if any(map(str.isalnum, each)))
    return sum(1 for _each in words) + (len(_CHINESE.findall(text)) + 1) // 2


def marked(text: str) -> SafeString:
    """Return plain text with its paragraphs and lines marked up."""
    return mark_safe(_paragraphs(escape(text)))  # noqa: S308 - escaped just above


def _cleaned(html: str) -> str:
    return nh3.clean(
        # The page's own title and sections are of the first two ranks.
        _GREAT_HEADING.sub(r"\1h3", html) if _HAS_BLOCKS.search(html) else _paragraphs(html),
        tags=BLOCKS | TABLE | MARKS,
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener nofollow",
    )


def _attribute(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "dir":
        return value if value in {"ltr", "rtl", "auto"} else None
    if attribute == "lang":
        return value if _LANGUAGE.fullmatch(value) else None
    return value


def _paragraphs(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in _BLANK_LINE.split(text) if part)
