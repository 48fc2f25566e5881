"""Terms, countries and references."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from absch.formats.fields import OTHER, Country, Government, Reference, References, Term, Terms
from absch.formats.fields.choices import CUSTOM
from absch.formats.forms.ask.base import ask, question
from absch.formats.forms.ask.texts import boxes_of, one_of
from absch.formats.forms.author import Author
from absch.formats.forms.controls import controls
from absch.formats.forms.questions import Box, Option, Picker, Question, Tick
from absch.kernel.languages import reading

# More than these are offered as a list that folds.
FEW = 6


@ask.register
def _term(field: Term, name: str, answer: Any, author: Author) -> Question:
    tree = _tree(field, name, controls(field, answer, name).get(name, []), author)
    ticks = (*_flat(tree), Tick(name, "", _("Not answered"), chosen=not any(each.chosen for each in _flat(tree))))
    template = "select" if len(ticks) > FEW else "choice"
    return question(field, name, author, template, ticks=ticks, boxes=_own_words(field, name, answer, author))


@ask.register
def _terms(field: Terms, name: str, answer: Any, author: Author) -> Question:
    tree = _tree(field, name, controls(field, answer, name).get(name, []), author)
    return question(field, name, author, "terms", ticks=tree, boxes=_own_words(field, name, answer, author))


def _tree(field: Term, name: str, chosen: list[str], author: Author) -> tuple[Tick, ...]:
    """Return the terms offered, narrower within broader, and last those chosen that are offered no more."""
    terms = author.terms.get(field.of, [])
    offered = {term.identifier for term in terms}
    # A term under another of its identifiers stands at its own place, as the document spells it.
    spelt = {
        term.identifier: each
        for each in chosen
        for term in terms
        if each not in offered and term.titles == author.titles.get(each)
    }

    def beneath(broader: str, depth: int) -> tuple[Tick, ...]:
        return tuple(
            replace(
                _tick(name, spelt.get(term.identifier, term.identifier), term.titles, chosen, author),
                depth=depth,
                narrower=beneath(term.identifier, depth + 1),
            )
            for term in terms
            if (term.broader if term.broader in offered else "") == broader
        )

    others = [each for each in dict.fromkeys(chosen) if each not in offered and each not in spelt.values()]
    return (*beneath("", 0), *(_tick(name, each, author.titles.get(each, {}), chosen, author) for each in others))


def _tick(name: str, value: str, titles: Any, chosen: Iterable[str], author: Author) -> Tick:
    language, title = reading(titles, author.language)
    language = "" if language == author.language else language
    return Tick(name, value, title or value, chosen=value in chosen, language=language)


def _flat(ticks: Iterable[Tick]) -> tuple[Tick, ...]:
    return tuple(each for tick in ticks for each in (tick, *_flat(tick.narrower)))


def _own_words(field: Term, name: str, answer: Any, author: Author) -> tuple[Box, ...]:
    """Return boxes for what "other" means, unless another question asks for it."""
    answers = answer if isinstance(answer, list) else [answer]
    other = next((each for each in answers if isinstance(each, dict) and each.get("identifier") == OTHER), {})
    is_offered = any(term.identifier == OTHER for term in author.terms.get(field.of, []))
    is_asked_elsewhere = any(each.when and each.when.about == name for each in author.record.fields)
    if "customValue" in other or (is_offered and not is_asked_elsewhere):
        return boxes_of(CUSTOM, f"{name}.custom", other.get("customValue"), author)
    return ()


@ask.register
def _country(field: Country, name: str, answer: Any, author: Author) -> Question:
    stands = "".join(controls(field, answer, name).get(name, []))
    offered = {each.identifier: each.names[author.language] for each in author.countries}
    if stands.lower() in offered:
        offered = {stands if code == stands.lower() else code: title for code, title in offered.items()}
    return question(field, name, author, "select", ticks=one_of(name, stands, offered))


@ask.register
def _government(field: Government, name: str, answer: Any, author: Author) -> Question:
    code = answer.get("identifier", "") if isinstance(answer, dict) else ""
    title = next(
        (each.names[author.language] for each in author.countries if each.identifier == str(code).lower()), code
    )
    return question(field, name, author, "government", value=title)


@ask.register
def _reference(field: Reference, name: str, answer: Any, author: Author) -> Question:
    return _picker(field, name, answer, author, several=False)


@ask.register
def _references(field: References, name: str, answer: Any, author: Author) -> Question:
    return _picker(field, name, answer, author, several=True)


def _picker(field: Reference, name: str, answer: Any, author: Author, *, several: bool) -> Question:
    references = list(dict.fromkeys(controls(field, answer, name).get(name, [])))
    wanted = author.posted.get(f"{name}.find", "").strip()
    options = author.choices.records(field, wanted=wanted) if wanted or not references else []
    picker = Picker(
        chosen=tuple(_cited(name, each, author.chosen.get(each), author, chosen=True) for each in references),
        found=tuple(_cited(name, each.reference, each, author) for each in options if each.reference not in references),
        wanted=wanted,
        several=several,
        makes_contacts="contact" in field.to,
    )
    box = Box(f"{name}.add", "", label=_("Identifier of a record"), direction="ltr")
    return question(field, name, author, "reference", value=picker, boxes=[box])


def _cited(name: str, reference: str, option: Option | None, author: Author, *, chosen: bool = False) -> Tick:
    if option is None:
        return Tick(name, reference, reference, chosen=chosen)
    language, title = reading(option.title, author.language)
    language = "" if language == author.language else language
    return Tick(name, reference, title or option.number, chosen=chosen, language=language, note=option.number)
