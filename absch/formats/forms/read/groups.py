"""Answers made of several: links, groups, and the languages of the record."""

from typing import Any, Final

from django.http import QueryDict

from absch.formats.fields import Group, Groups, Header, Links, Text
from absch.formats.forms.read.base import MISSING, answer_to, one, place, put, read, rows
from absch.formats.shapes import elements, language_in
from absch.kernel.languages import SIX

NAME: Final = Text("", wire="name")


@read.register
def _links(field: Links, posted: QueryDict, name: str, before: Any) -> Any:
    numbers = rows(posted, name)
    addresses = [one(posted, f"{name}.{number}.url").strip() for number in numbers]
    links = []
    for number, address in zip(numbers, addresses, strict=True):
        link = _link_before(elements(before), number, address, addresses)
        if _read_link(link, posted, f"{name}.{number}", address):
            links.append(link)
    return links or MISSING


def _link_before(links: list[Any], number: int, address: str, addresses: list[str]) -> dict[str, Any]:
    """Return a copy of the link a row was made from, also when rows before it were taken out meanwhile."""
    known = [each if isinstance(each, dict) else {"url": each} for each in links]
    here = known[number] if number < len(known) else {}
    if here.get("url") == address:
        return dict(here)
    moved = next((each for each in known if address and each.get("url") == address), None)
    return dict(moved or (here if here.get("url") not in addresses else {}))


def _read_link(link: dict[str, Any], posted: QueryDict, row: str, address: str) -> bool:
    """Bring the link up to its row; false when the row was emptied."""
    put(link, "url", address)
    if any(control.startswith(f"{row}.name.") for control in posted):
        place(link, "name", answer_to(NAME, posted, f"{row}.name", link.get("name", MISSING)))
    elif f"{row}.name" in posted:
        put(link, "name", one(posted, f"{row}.name"))
    if f"{row}.tag" in posted:
        put(link, "tag", one(posted, f"{row}.tag"))
    language = one(posted, f"{row}.language")
    if f"{row}.language" in posted and language != language_in(link.get("language")):
        place(link, "language", language or MISSING)
    translation = one(posted, f"{row}.translationType")
    if f"{row}.translationType" in posted and translation != language_in(link.get("translationType")):
        place(link, "translationType", {"identifier": translation} if translation else MISSING)
    return bool(link.get("url") or link.get("name"))


@read.register
def _group(field: Group, posted: QueryDict, name: str, before: Any) -> Any:
    group = dict(before) if isinstance(before, dict) else {}
    for part in field.parts():
        if part.asked:
            answer = answer_to(part, posted, f"{name}.{part.wire}", group.get(part.wire, MISSING))
            place(group, part.wire, answer)
    return group or MISSING


@read.register
def _groups(field: Groups, posted: QueryDict, name: str, before: Any) -> Any:
    known = dict(enumerate(elements(before)))
    groups = [_group(field, posted, f"{name}.{number}", known.get(number)) for number in rows(posted, name)]
    return [each for each in groups if each is not MISSING] or MISSING


@read.register
def _header(field: Header, posted: QueryDict, name: str, before: Any) -> Any:
    header = dict(before) if isinstance(before, dict) else {}
    known = [each for each in elements(header.get("languages")) if isinstance(each, str)]
    chosen = posted.getlist(f"{name}.languages")
    order = [*known, *SIX, *chosen]
    place(header, "languages", sorted(set(chosen), key=order.index) or MISSING)
    return header or MISSING
