"""What an answer looks like in the controls of a page: {name of the control: [what it holds]}.

Total over any JSON value: a part that has not the shape its field gives it is left out, and no control shows it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from absch.formats.asking import identifier_in
from absch.formats.fields import (
    OTHER,
    Choice,
    Confirmation,
    Date,
    Elements,
    Field,
    Government,
    Group,
    Groups,
    Header,
    Kept,
    Links,
    Month,
    Number,
    PlainText,
    PlainTexts,
    Reference,
    References,
    Term,
    Terms,
    Text,
    Texts,
    YesNo,
)
from absch.formats.fields.choices import CUSTOM
from absch.formats.fields.elements import SECTION, is_in_own_words, key_of, rows_in
from absch.formats.shapes import elements, language_in, written

Controls = dict[str, list[str]]


@singledispatch
def controls(field: Field, answer: Any, name: str) -> Controls:
    raise NotImplementedError(type(field))


@controls.register
def _text(field: Text, answer: Any, name: str) -> Controls:
    texts = answer if isinstance(answer, dict) else {}
    return {f"{name}.{language}": [written(text)] for language, text in texts.items() if written(text)}


@controls.register
def _texts(field: Texts, answer: Any, name: str) -> Controls:
    found: Controls = {}
    for place, each in enumerate(elements(answer)):
        found |= _text(field, each, f"{name}.{place}")
    return found


@controls.register(PlainText)
@controls.register(Date)
@controls.register(Month)
@controls.register(Number)
@controls.register(Choice)
@controls.register(YesNo)
def _one(field: Field, answer: Any, name: str) -> Controls:
    return {name: [written(answer)]} if written(answer) else {}


@controls.register
def _lines(field: PlainTexts, answer: Any, name: str) -> Controls:
    lines = [written(each) for each in answer] if isinstance(answer, list) else []
    return {name: ["\n".join(lines)]} if any(lines) else {}


@controls.register
def _confirmation(field: Confirmation, answer: Any, name: str) -> Controls:
    return {name: ["true"]} if answer is True else {}


@controls.register
def _term(field: Term, answer: Any, name: str) -> Controls:
    return _chosen(field, [answer], name)


@controls.register
def _terms(field: Terms, answer: Any, name: str) -> Controls:
    return _chosen(field, elements(answer), name)


def _chosen(field: Term, terms: list[Any], name: str) -> Controls:
    chosen = [each for each in terms if identifier_in(each)]
    found: Controls = {name: [identifier_in(each) for each in chosen]} if chosen else {}
    for each in chosen:
        if identifier_in(each) in (OTHER, *field.in_own_words):
            found |= _text(CUSTOM, each.get("customValue"), own_words_at(field, name, identifier_in(each)))
    return found


def own_words_at(field: Term, name: str, identifier: str) -> str:
    """Return the name of the controls for what the author means by that term: of several terms each has its own."""
    is_one_of_several = isinstance(field, Terms) and identifier != OTHER
    return f"{name}.custom-{identifier}" if is_one_of_several else f"{name}.custom"


@controls.register
def _elements(field: Elements, answer: Any, name: str) -> Controls:
    found: Controls = {}
    others: Counter[str] = Counter()
    for row in rows_in(answer):
        key = f"{name}.{key_of(row)}"
        if is_in_own_words(row):
            place = f"{key}.{others[key]}"
            found |= _text(CUSTOM, row.get("customValue"), f"{place}.customValue")
            found |= _text(SECTION, row.get("section"), f"{place}.section")
            others[key] += 1
        elif f"{key}.answer" not in found:
            # Of two rows of the same element only the first is shown.
            found |= {f"{key}.answer": [written(row.get("answer"))]}
            found |= _text(SECTION, row.get("section"), f"{key}.section")
    return found


@controls.register(Government)
@controls.register(Kept)
def _fixed(field: Field, answer: Any, name: str) -> Controls:
    return {}


@controls.register
def _reference(field: Reference, answer: Any, name: str) -> Controls:
    return {name: [identifier_in(answer)]} if identifier_in(answer) else {}


@controls.register
def _references(field: References, answer: Any, name: str) -> Controls:
    references = [identifier_in(each) for each in elements(answer) if identifier_in(each)]
    return {name: references} if references else {}


@controls.register
def _links(field: Links, answer: Any, name: str) -> Controls:
    found: Controls = {}
    for place, link in enumerate(elements(answer)):
        for key, value in _link(field, link if isinstance(link, dict) else {}):
            if written(value):
                found[f"{name}.{place}.{key}"] = [written(value)]
    return found


def _link(field: Links, link: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield "url", link.get("url")
    yield "tag", link.get("tag")
    yield "language", language_in(link.get("language"))
    if field.translations:
        yield "translationType", language_in(link.get("translationType"))
    if isinstance(link.get("name"), dict):
        yield from ((f"name.{language}", text) for language, text in link["name"].items())
    else:
        yield "name", link.get("name")


@controls.register
def _group(field: Group, answer: Any, name: str) -> Controls:
    found: Controls = {}
    for part in field.parts():
        if isinstance(answer, dict) and part.asked:
            found |= controls(part, answer.get(part.wire), f"{name}.{part.wire}")
    return found


@controls.register
def _groups(field: Groups, answer: Any, name: str) -> Controls:
    found: Controls = {}
    for place, each in enumerate(elements(answer)):
        found |= _group(field, each, f"{name}.{place}")
    return found


@controls.register
def _header(field: Header, answer: Any, name: str) -> Controls:
    languages = elements(answer.get("languages")) if isinstance(answer, dict) else []
    chosen = [each for each in languages if isinstance(each, str)]
    return {f"{name}.languages": chosen} if chosen else {}
