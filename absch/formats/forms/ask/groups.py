"""Answers made of several: links, places, groups, and the languages of the record."""

from typing import Any

from django.utils.translation import gettext as _

from absch.formats.fields import Group, Groups, Header, Links
from absch.formats.forms.ask.base import ask, question
from absch.formats.forms.ask.texts import one_of
from absch.formats.forms.author import Author
from absch.formats.forms.controls import controls
from absch.formats.forms.questions import Box, Question, Row, Tick
from absch.formats.shapes import elements, language_in, written
from absch.kernel.languages import NAMES, SIX, direction

BLANK_ROWS, MOST_ROWS = 2, 200


@ask.register
def _links(field: Links, name: str, answer: Any, author: Author) -> Question:
    links = elements(answer)
    rows = [_link(name, number, link, author) for number, link in enumerate(links)]
    rows += [_link(name, number, {}, author) for number in range(len(links), _how_many(name, len(links), author))]
    return question(field, name, author, "links", rows=rows, value=author.wish == f"more:{name}")


def _link(name: str, number: int, link: Any, author: Author) -> Row:
    link = link if isinstance(link, dict) else {}
    row = f"{name}.{number}"
    names = _names(row, link.get("name"), author)
    stands = language_in(link.get("language"))

    def box(key: str, label: str, value: Any, **more: Any) -> Box:
        return Box(f"{row}.{key}", written(value), label=label, faults=author.faults_at(f"{row}.{key}"), **more)

    return Row(
        number=number + 1,
        name=row,
        boxes=(
            box("url", _("Address"), link.get("url"), mode="url", direction="ltr"),
            names[0],
            box("tag", _("Tag"), link.get("tag"), direction="auto"),
        ),
        carried=tuple(names[1:]),
        languages=one_of(f"{row}.language", stands, NAMES),
        is_blank=not link,
    )


def _names(row: str, name: Any, author: Author) -> list[Box]:
    """Return the box of a link's name; where there is one for each language, the record's first language before all."""
    if not isinstance(name, dict) or not name:
        faults = author.faults_at(f"{row}.name")
        return [Box(f"{row}.name", written(name), label=_("Name"), direction="auto", faults=faults)]
    order = [language for language in author.languages if language in name]
    return [
        Box(
            f"{row}.name.{language}",
            written(name[language]),
            label=_("Name"),
            language=language,
            direction=direction(language),
            faults=author.faults_at(f"{row}.name.{language}"),
        )
        for language in dict.fromkeys([*order, *name])
    ]


@ask.register
def _group(field: Group, name: str, answer: Any, author: Author) -> Question:
    return question(field, name, author, "group", questions=_parts(field, name, answer, author))


@ask.register
def _groups(field: Groups, name: str, answer: Any, author: Author) -> Question:
    groups = elements(answer)
    rows = [
        Row(
            number=number + 1,
            name=f"{name}.{number}",
            questions=_parts(field, f"{name}.{number}", groups[number] if number < len(groups) else {}, author),
            is_blank=number >= len(groups),
        )
        for number in range(_how_many(name, len(groups), author))
    ]
    return question(field, name, author, "groups", rows=rows)


def _parts(field: Group, name: str, answer: Any, author: Author) -> tuple[Question, ...]:
    answers = answer if isinstance(answer, dict) else {}
    asked = (part for part in field.parts() if part.asked)
    return tuple(ask(part, f"{name}.{part.wire}", answers.get(part.wire), author) for part in asked)


def _how_many(name: str, stand: int, author: Author) -> int:
    """Return how many rows to show: those that stand, two blank ones, and two more each time they are asked for."""
    shown = author.posted.get(f"{name}.rows", "")
    before = int(shown) if shown.isdecimal() and len(shown) < 4 else 0
    more = BLANK_ROWS if author.wish == f"more:{name}" else 0
    return max(stand + BLANK_ROWS, min(before + more, MOST_ROWS))


@ask.register
def _header(field: Header, name: str, answer: Any, author: Author) -> Question:
    chosen = controls(field, answer, name).get(f"{name}.languages", [])
    offered = {**NAMES, **{each: each for each in chosen if each not in SIX}}
    ticks = tuple(
        Tick(f"{name}.languages", code, title, chosen=code in chosen, language=code) for code, title in offered.items()
    )
    hint = _("Every text is asked for once in each of them. No language comes before another.")
    label = _("Languages of the record")
    return question(field, name, author, "languages", ticks=ticks, label=label, hint=hint)
