"""Terms, countries and references."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from absch.formats.asking import identifier_in
from absch.formats.fields import (
    OTHER,
    Countries,
    Country,
    Government,
    Reference,
    References,
    Regions,
    Term,
    Terms,
)
from absch.formats.fields.choices import CUSTOM
from absch.formats.forms.ask.base import ask, question
from absch.formats.forms.ask.texts import boxes_of, one_of
from absch.formats.forms.author import Author
from absch.formats.forms.controls import controls, own_words_at
from absch.formats.forms.questions import Box, Option, Picker, Question, Row, Tick
from absch.kernel.languages import reading
from absch.vocabularies.models import Term as TermRow

# More than these are offered as a list that folds.
FEW = 6
# Countries are added so many at a time.
BLANK = 3


@ask.register
def _term(field: Term, name: str, answer: Any, author: Author) -> Question:
    tree = _tree(field, name, controls(field, answer, name).get(name, []), author)
    flat = tuple(each for tick in tree for each in tick.all)
    ticks = (*flat, Tick(name, "", _("Not answered"), chosen=not any(each.chosen for each in flat)))
    template = "select" if len(ticks) > FEW else "choice"
    return question(field, name, author, template, ticks=ticks, boxes=_own_words(field, name, answer, author))


@ask.register
def _terms(field: Terms, name: str, answer: Any, author: Author) -> Question:
    tree = _tree(field, name, controls(field, answer, name).get(name, []), author)
    return question(field, name, author, "terms", ticks=tree, boxes=_own_words(field, name, answer, author))


def _tree(field: Term, name: str, chosen: list[str], author: Author) -> tuple[Tick, ...]:
    """Return the terms offered, narrower within broader, and last those chosen that are offered no more."""
    terms = _offered(field, author)
    offered = {term.identifier for term in terms}
    # A term under another of its identifiers stands at its own place, as the document spells it.
    spelt: dict[str, str] = {}
    for term, each in ((term, each) for each in chosen for term in terms if each not in offered):
        if term.titles == author.titles.get(each) and term.identifier not in chosen:
            spelt.setdefault(term.identifier, each)

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


def _offered(field: Term, author: Author) -> list[TermRow]:
    terms = author.terms.get(field.of, [])
    if not isinstance(field, Terms) or not field.only_under:
        return terms
    within: dict[str, TermRow | None] = dict.fromkeys(field.only_under)
    for each in terms:  # each stands behind its broader term
        if each.identifier in within or each.broader in within:
            within[each.identifier] = each
    return [each for each in within.values() if each is not None]


def _tick(name: str, value: str, titles: Any, chosen: Iterable[str], author: Author) -> Tick:
    language, title = reading(titles, author.language)
    language = "" if language == author.language else language
    return Tick(name, value, title or value, chosen=value in chosen, language=language)


def _own_words(field: Term, name: str, answer: Any, author: Author) -> tuple[Box, ...]:
    """Return boxes for what the author means by "other", unless another question asks for it, and by terms like it."""
    terms = [each for each in (answer if isinstance(answer, list) else [answer]) if isinstance(each, dict)]
    titles = {term.identifier: term.titles[author.language] for term in author.terms.get(field.of, [])}
    own = [OTHER] if _asks_for_other(field, name, terms, titles, author) else []
    own += [each for each in field.in_own_words if each in titles and each not in own]
    found: dict[str, Box] = {}
    for identifier in own:
        control = own_words_at(field, name, identifier)
        stands = next((each for each in terms if identifier_in(each) == identifier), {})
        for box in boxes_of(CUSTOM, control, stands.get("customValue"), author):
            before = found.get(box.name, Box("", ""))
            labels = [each for each in (before.label, titles.get(identifier, "") if field.in_own_words else "") if each]
            found[box.name] = replace(box, value=before.value or box.value, label=" / ".join(labels))
    return tuple(found.values())


def _asks_for_other(
    field: Term, name: str, terms: list[dict[str, Any]], titles: Mapping[str, str], author: Author
) -> bool:
    if any(identifier_in(each) == OTHER and "customValue" in each for each in terms):
        return True
    is_asked_elsewhere = any(each.when and each.when.about == name for each in author.record.fields)
    return OTHER in titles and not is_asked_elsewhere


@ask.register
def _country(field: Country, name: str, answer: Any, author: Author) -> Question:
    stands = "".join(controls(field, answer, name).get(name, []))
    offered = {each.identifier: each.names[author.language] for each in author.countries}
    if stands.lower() in offered:
        offered = {stands if code == stands.lower() else code: title for code, title in offered.items()}
    return question(field, name, author, "select", ticks=one_of(name, stands, offered))


@ask.register
def _countries(field: Countries, name: str, answer: Any, author: Author) -> Question:
    chosen = list(dict.fromkeys(controls(field, answer, name).get(name, [])))
    groups = {code: reading(titles, author.language)[1] for code, titles in author.regions.items()}
    titles = {each.identifier: each.names[author.language] for each in author.countries}
    if isinstance(field, Regions):
        titles = groups if field.groups_only else groups | titles
    ticks = tuple(Tick(name, each, titles.get(each) or _title(each, author), chosen=True) for each in chosen)
    offered = tuple(Tick(name, code, title) for code, title in titles.items() if code not in chosen)
    blank = (*offered, Tick(name, "", _("Not answered"), chosen=True))
    rows = tuple(Row(number, f"{name}-{number}", is_blank=True) for number in range(1, BLANK + 1))
    return question(field, name, author, "countries", ticks=ticks, rows=rows, value=blank)


def _title(identifier: str, author: Author) -> str:
    return reading(author.titles.get(identifier, {}), author.language)[1] or identifier


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
