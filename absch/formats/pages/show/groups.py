"""Answers made of several: links, places and groups."""

from typing import Any

from absch.formats.fields import Field, Group, Groups, Header, Kept, Links, MapLocation, References, RichText
from absch.formats.pages.reader import Reader
from absch.formats.pages.readings import Reading
from absch.formats.pages.show.base import show, shown
from absch.formats.pages.shown import Answer, Line, Link, Shown
from absch.formats.shapes import elements, language_in, texts_in, written
from absch.kernel.languages import NAMES
from absch.vocabularies.languages import name_of

ANY = Links("", wire="links")


@show.register
def _links(field: Links, answer: Any, reader: Reader) -> Shown:
    links = tuple(
        _link(field, each, reader) for each in elements(answer) if isinstance(each, dict) and written(each.get("url"))
    )
    return Shown("links", links, "\n".join(_in_words(each) for each in links))


def _link(field: Links, link: dict[str, Any], reader: Reader) -> Link:
    address, name = written(link["url"]).strip(), link.get("name")
    return Link(
        address=address,
        name=reader.reading(name) if isinstance(name, dict) else Reading(written(name).strip()),
        language=name_of(language_in(link.get("language")), reader.language),
        tag=written(link.get("tag")).strip(),
        is_safe=ANY.fault_of(address) is None,
        translation=_translation(language_in(link.get("translationType")), reader) if field.translations else None,
    )


def _translation(kind: str, reader: Reader) -> Reading | None:
    title = reader.reading(reader.titles.get(kind))
    return (title if title.text else Reading(kind, direction="ltr")) if kind else None


def _in_words(link: Link) -> str:
    of_it = ", ".join(each for each in (link.language, link.translation and link.translation.labelled) if each)
    said = " ".join(each for each in (link.name.labelled, of_it and f"[{of_it}]") if each)
    return f"{said}: {link.address}" if said else link.address


@show.register
def _group(field: Group, answer: Any, reader: Reader) -> Shown:
    answers = parts_of(field, answer, reader)
    return Shown("group", answers, in_words(answers))


@show.register
def _groups(field: Groups, answer: Any, reader: Reader) -> Shown:
    groups = tuple(answers for each in elements(answer) if (answers := parts_of(field, each, reader)))
    return Shown("groups", groups, "\n\n".join(in_words(each) for each in groups))


@show.register
def _map_location(field: MapLocation, answer: Any, reader: Reader) -> Shown:
    parts = answer if isinstance(answer, dict) else {}
    place = [written(parts.get(part)) for part in ("lat", "lng")]
    text = ", ".join(place) if all(place) else ""
    return Shown("line", Line(text, "ltr"), text)


@show.register
def _kept(field: Kept, answer: Any, reader: Reader) -> Shown:
    # Its shape was never settled: some clients sent texts, some cited records.
    if texts_in(answer):
        return show(RichText("", wire=field.wire), answer, reader)
    return show(References("", wire=field.wire, to=()), answer, reader)


@show.register
def _header(field: Header, answer: Any, reader: Reader) -> Shown:
    languages = elements(answer.get("languages")) if isinstance(answer, dict) else []
    names = [NAMES.get(each, each) for each in languages if isinstance(each, str)]
    return Shown("words", ", ".join(names), ", ".join(names))


def parts_of(field: Group, answer: Any, reader: Reader) -> tuple[Answer, ...]:
    answers = answer if isinstance(answer, dict) else {}
    answered = (part for part in field.parts() if part.is_answered_by(answers.get(part.wire)) and is_public(part))
    return tuple(shown(part, answers[part.wire], reader) for part in answered)


def is_public(part: Field) -> bool:
    return part.shown and not part.private


def in_words(answers: tuple[Answer, ...]) -> str:
    """Return each question with its answer, on one line or below one another."""
    return "\n".join(
        f"{each.label}:\n{each.text}" if "\n" in each.text else f"{each.label}: {each.text}" for each in answers
    )
