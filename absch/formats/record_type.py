"""A record type: the questions of one common format, and the rules its answers must satisfy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import signature
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Fault
from absch.formats.fields import Field, Header, Heading, Kept
from absch.formats.fields.base import EMPTY, tidy, unknown_keys
from absch.formats.fields.texts import NOT_YES_OR_NO
from absch.formats.lookup import Registry
from absch.kernel.words import Words

CONTEXT = {"asked", "registry"}


@dataclass(frozen=True)
class Shortcoming:
    """What keeps a record from being published: where (`path` as the wire names it), and the provision that asks."""

    code: str
    path: str
    sentence: Words
    label: Words
    source: str


@dataclass(frozen=True)
class Rule:
    """What several answers must satisfy together; its parameters name the answers."""

    holds: Callable[..., bool]
    sentence: Words
    source: str
    code: Code
    path: str

    @property
    def about(self) -> list[str]:
        return list(signature(self.holds).parameters)


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
    told_by: ClassVar[str] = ""
    edition: ClassVar[int] = 1
    fields: ClassVar[tuple[Field, ...]]
    sections: ClassVar[tuple[Section, ...]]
    rules: ClassVar[list[Rule]]
    upgrades: ClassVar[list[tuple[int, Callable]]]
    # Answers about one version alone: neither carried over to the next nor duplicated.
    of_one_version: ClassVar[tuple[str, ...]] = ()
    next_version_begins_with: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        header = Header("Header", wire="header", schema=cls.schema)
        header.name = "header"
        questions = [each for each in vars(cls).values() if isinstance(each, Field | Heading)]
        libraries = Kept(_("Clearing-houses (older records)"), wire="libraries")
        libraries.name = "libraries"
        cls.fields = (header, *(each for each in questions if isinstance(each, Field)), libraries)
        cls.sections = tuple(_sections(questions))
        cls.rules = []
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

        The parameters `registry` and `asked` bring other records and the document; the fault stands at the
        first answer unless `path` says otherwise.
        """

        def add(holds: Callable[..., bool]) -> Callable[..., bool]:
            cls.rules.append(Rule(holds, sentence, source, code, path))
            return holds

        return add

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
        return tidy({wire: answer for wire, answer in content.items() if wire not in dropped}) or {}

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
        """Return every reason this content may not be published: fields in their order, rules, unknown names."""
        asked = Asked(self.content, registry, on)
        found, given = [], {"registry": registry, "asked": asked}
        for each in self.fields:
            if each.is_withheld_in(self.content) or not each.is_asked_in(self.content):
                continue
            faults = list(each.faults(self.content.get(each.wire), each.wire, asked))
            found += [Shortcoming(f.code, f.path, f.sentence, each.label, each.source) for f in faults]
            if not faults and each.is_answered_by(self.content.get(each.wire)):
                given[each.name] = self.content[each.wire]
        found += self._flag_faults()
        found += self._broken_rules(given)
        found += [Shortcoming(f.code, f.path, f.sentence, f.path, "Common format") for f in self.unknown_fields()]
        return found

    def _flag_faults(self) -> Iterator[Shortcoming]:
        for flag, each in self.flags().items():
            if not isinstance(self.content.get(flag, False), bool) and self.content[flag] not in EMPTY:
                yield Shortcoming(Code.INVALID_TYPE, flag, NOT_YES_OR_NO, each.label, each.source)

    def _broken_rules(self, given: dict[str, Any]) -> Iterator[Shortcoming]:
        for rule in self.rules:
            if given.keys() >= set(rule.about) and not rule.holds(**{name: given[name] for name in rule.about}):
                field: Field = getattr(type(self), next(name for name in rule.about if name not in CONTEXT))
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
