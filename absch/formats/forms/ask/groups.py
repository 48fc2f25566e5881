"""Answers made of several: links, places, groups, and the languages of the record."""

from typing import Any

from django.utils.translation import gettext as _

from absch.formats.fields import Group, Groups, Header, Links
from absch.formats.forms.ask.base import ask, how_many, question
from absch.formats.forms.ask.texts import one_of
from absch.formats.forms.author import Author
from absch.formats.forms.controls import controls
from absch.formats.forms.questions import Box, Question, Row, Tick
from absch.formats.shapes import elements, language_in, written
from absch.kernel.languages import NAMES, SIX, direction
from absch.vocabularies.languages import LANGUAGES, names_in


@ask.register
def _links(field: Links, name: str, answer: Any, author: Author) -> Question:
    links = elements(answer)
    rows = [_link(field, name, number, link, author) for number, link in enumerate(links)]
    blank = range(len(links), how_many(name, len(links), author))
    rows += [_link(field, name, number, {}, author) for number in blank]
    return question(field, name, author, "links", rows=rows, value=author.wish == f"more:{name}")


def _link(field: Links, name: str, number: int, link: Any, author: Author) -> Row:
    link = link if isinstance(link, dict) else {}
    row = f"{name}.{number}"
    names = _names(row, link.get("name"), author)
    stands = language_in(link.get("language"))
    offered = _terms(field.languages, author) if field.languages else NAMES

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
        languages=one_of(f"{row}.language", stands, offered),
        translations=_translations(field, row, link, author),
        is_blank=not link,
    )


def _translations(field: Links, row: str, link: dict[str, Any], author: Author) -> tuple[Tick, ...]:
    if not field.translations:
        return ()
    stands = language_in(link.get("translationType"))
    return one_of(f"{row}.translationType", stands, _terms(field.translations, author))


def _terms(domain: str, author: Author) -> dict[str, str]:
    """Return the terms as a link names them, with their titles."""
    if domain == LANGUAGES:
        return dict(names_in(author.language))
    terms = author.terms.get(domain, [])
    return {language_in({"identifier": each.identifier}): each.titles[author.language] for each in terms}


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
        for number in range(how_many(name, len(groups), author))
    ]
    return question(field, name, author, "groups", rows=rows, value=author.wish == f"more:{name}")


def _parts(field: Group, name: str, answer: Any, author: Author) -> tuple[Question, ...]:
    answers = answer if isinstance(answer, dict) else {}
    asked = (part for part in field.parts() if part.asked)
    return tuple(ask(part, f"{name}.{part.wire}", answers.get(part.wire), author) for part in asked)


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
