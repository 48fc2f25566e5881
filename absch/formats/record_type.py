"""A record type: the questions of one common format, and the rules its answers must satisfy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Fault
from absch.formats.fields import Field, Government, Header, Heading, Kept
from absch.formats.fields.base import EMPTY, tidy, unknown_keys
from absch.formats.fields.texts import NOT_YES_OR_NO
from absch.formats.lookup import Registry
from absch.formats.rules import Rule, adding_to
from absch.kernel.words import Words


@dataclass(frozen=True)
class Shortcoming:
    """What keeps a record from being published: where (`path` as the wire names it), and the provision that asks."""

    code: str
    path: str
    sentence: Words
    label: Words
    source: str


@dataclass(frozen=True)
class Section:
    heading: Heading
    fields: tuple[Field, ...]


class RecordType:
    """The class is the blank form; an instance reads one record's content through it.

    `scope` is the row of the table of permissions; `home` the clearing-house that owns such records.
    """

    schema: ClassVar[str]
    code: ClassVar[str]
    scope: ClassVar[str]
    title: ClassVar[Words]
    plural: ClassVar[Words]
    purpose: ClassVar[Words] = ""
    home: ClassVar[str] = "ABS"
    named_by: ClassVar[str]
    # The answer whose first words tell readers of a list what the record is about.
    summed_up_by: ClassVar[str] = ""
    edition: ClassVar[int] = 1
    fields: ClassVar[tuple[Field, ...]]
    sections: ClassVar[tuple[Section, ...]]
    rules: ClassVar[list[Rule]]
    advice: ClassVar[list[Rule]]
    upgrades: ClassVar[list[tuple[int, Callable]]]
    # Answers about one version alone: neither carried over to the next nor duplicated.
    of_one_version: ClassVar[tuple[str, ...]] = ()
    next_version_begins_with: ClassVar[dict[str, Any]] = {}
    # Answers that a new record has from the start.
    begins_with: ClassVar[dict[str, Any]] = {}
    # Other names under which clients send the same format.
    also_sent_as: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        header = Header("Header", wire="header", schema=cls.schema, also=cls.also_sent_as)
        header.name = "header"
        questions = [each for each in vars(cls).values() if isinstance(each, Field | Heading)]
        libraries = Kept(_("Clearing-houses (older records)"), wire="libraries")
        libraries.name = "libraries"
        cls.fields = (header, *(each for each in questions if isinstance(each, Field)), libraries)
        cls.sections = tuple(_sections(questions))
        cls.rules = []
        cls.advice = []
        cls.upgrades = []

    def __init__(self, content: dict[str, Any], *, written_in: int | None = None) -> None:
        """Read content, bringing an older edition up to date in memory and never on disk."""
        for edition, upgrade in self.upgrades:
            if written_in is not None and written_in < edition:
                content = upgrade(content)
        self.content = content

    @classmethod
    def must(
        cls, sentence: Words, *, source: str, code: Code = Code.INVALID_VALUE, path: str = ""
    ) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
        """Add a rule over several answers, asked only once every answer it names is given.

        An answer that may be missing is named with a default. The parameters `registry` and `asked` bring other
        records and the document; the fault stands at the first answer unless `path` says otherwise.
        """
        return adding_to(cls.rules, sentence, source=source, code=code, path=path)

    @classmethod
    def should(
        cls, sentence: Words, *, source: str, path: str = ""
    ) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
        """Add a rule that is told to the author before he publishes, and hinders nobody."""
        return adding_to(cls.advice, sentence, source=source, path=path)

    @classmethod
    def before_edition(cls, edition: int) -> Callable:
        """Register how content written before that edition is read today."""

        def add(upgrade: Callable) -> Callable:
            cls.upgrades.append((edition, upgrade))
            return upgrade

        return add

    @classmethod
    def field_of(cls, wire: str) -> Field | None:
        return next((each for each in cls.fields if each.wire == wire), None)

    @classmethod
    def may_speak_for_a_government(cls) -> bool:
        return any(isinstance(each, Government) for each in cls.fields)

    @classmethod
    def flags(cls) -> dict[str, Field]:
        """Return each confidential flag with the field it withholds."""
        return {each.confidential: each for each in cls.fields if each.confidential}

    @classmethod
    def known(cls) -> set[str]:
        return {each.wire for each in cls.fields} | set(cls.flags())

    @property
    def languages(self) -> list[str]:
        return Asked(self.content, NOBODY, date.min).languages

    def titles(self) -> dict[str, str]:
        """Return what the record is called, {"en": …}."""
        titles = self.content.get(self.named_by)
        return {key: str(text) for key, text in titles.items()} if isinstance(titles, dict) else {}

    @classmethod
    def without_withheld(cls, content: dict[str, Any]) -> dict[str, Any]:
        """Return the content without the answers its author keeps confidential."""
        withheld = {each.wire for each in cls.fields if each.is_withheld_in(content)}
        return {wire: answer for wire, answer in content.items() if wire not in withheld}

    @classmethod
    def for_publication(cls, content: dict[str, Any]) -> dict[str, Any]:
        """Return what is published of a draft: nothing withheld, private, blank, or asked no more."""
        content = cls.without_withheld(content)
        dropped = {each.wire for each in cls.fields if each.private or not each.is_asked_in(content)}
        kept = {wire: answer for wire, answer in content.items() if wire not in dropped}
        for each in cls.fields:
            if each.wire in kept or (each.settled and each.wire not in dropped):
                kept[each.wire] = each.published_of(kept.get(each.wire), content)
        return tidy(kept) or {}

    @classmethod
    def private_part(cls, content: dict[str, Any]) -> dict[str, Any]:
        """Return the private notes, kept beside the record and never published."""
        return {each.wire: content[each.wire] for each in cls.fields if each.private and content.get(each.wire)}

    def terms(self) -> Iterator[tuple[str, str]]:
        for each in self.fields:
            yield from each.terms_in(self.content.get(each.wire))

    def references(self) -> Iterator[tuple[str, str]]:
        """Yield (wire, "GUID@2") of each record that is cited."""
        for each in self.fields:
            for reference in each.references_in(self.content.get(each.wire)):
                yield each.wire, reference

    def unknown_fields(self) -> Iterator[Fault]:
        return unknown_keys(self.content, self.known(), "")

    def shortcomings(self, *, registry: Registry, on: date) -> list[Shortcoming]:
        """Return every reason this content may not be published, in the order of the fields; last, unknown names."""
        asked = Asked(self.content, registry, on)
        judged = self._judged(asked)
        found = [Shortcoming(f.code, f.path, f.sentence, each.label, each.source) for each, its in judged for f in its]
        found += self._flag_faults()
        found += self._broken(self.rules, judged, asked)
        places = self._places()
        found.sort(key=lambda each: places[each.path.partition(".")[0]])
        found += [Shortcoming(f.code, f.path, f.sentence, f.path, "Common format") for f in self.unknown_fields()]
        return found

    def _places(self) -> dict[str, int]:
        """Return where each name stands that a fault can have: that of a field, of a flag, or what a rule reports."""
        places = {each.wire: place for place, each in enumerate(self.fields)}
        places |= {flag: places[each.wire] for flag, each in self.flags().items()}
        reported = {rule.path: places[getattr(type(self), rule.about[0]).wire] for rule in self.rules if rule.path}
        return reported | places

    def cautions(self, *, registry: Registry, on: date) -> list[Shortcoming]:
        """Return what the author should think over before he publishes; none of it hinders him."""
        asked = Asked(self.content, registry, on)
        return list(self._broken(self.advice, self._judged(asked), asked))

    def _judged(self, asked: Asked) -> list[tuple[Field, list[Fault]]]:
        """Return every question that is asked of this content, with what is wrong with its answer."""
        content = self.content
        questions = (each for each in self.fields if not each.is_withheld_in(content) and each.is_asked_in(content))
        return [(each, list(each.faults(content.get(each.wire), each.wire, asked))) for each in questions]

    def _flag_faults(self) -> Iterator[Shortcoming]:
        for flag, each in self.flags().items():
            if not isinstance(self.content.get(flag, False), bool) and self.content[flag] not in EMPTY:
                yield Shortcoming(Code.INVALID_TYPE, flag, NOT_YES_OR_NO, each.label, each.source)

    def _broken(
        self, rules: list[Rule], judged: list[tuple[Field, list[Fault]]], asked: Asked
    ) -> Iterator[Shortcoming]:
        content = self.content
        given = {each.name: content[each.wire] for each, _ in judged if each.is_answered_by(content.get(each.wire))}
        sound = {each.name for each, faults in judged if not faults and each.name in given}
        for rule in rules:
            if rule.needed <= sound and rule.is_broken_by(given | {"registry": asked.registry, "asked": asked}):
                field: Field = getattr(type(self), rule.about[0])
                yield Shortcoming(rule.code, rule.path or field.wire, rule.sentence, field.label, rule.source)


def _sections(questions: list[Field | Heading]) -> Iterator[Section]:
    heading, inside = Heading(""), []
    for each in questions:
        if isinstance(each, Field):
            inside.append(each)
            continue
        if inside:
            yield Section(heading, tuple(inside))
        heading, inside = each, []
    if inside:
        yield Section(heading, tuple(inside))


class _Nobody:
    """A registry without records."""

    def find(self, reference: dict[str, str]) -> None:
        return None

    def others(self, schema: str, government: str) -> tuple[RecordType, ...]:
        return ()


NOBODY = _Nobody()
