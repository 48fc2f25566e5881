"""What a form asks, as plain values for the templates in `parts/ask/`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from absch.formats.fields import Field, Reference
from absch.kernel.languages import NAMES, direction

# A longer list folds, and names what was chosen.
MOST_IN_SIGHT = 24


@dataclass(frozen=True)
class Option:
    """A record that may be cited: `reference` as "GUID@2", `title` as {"en": …}, `number` as readers know it."""

    reference: str
    title: Mapping[str, str]
    number: str


class Choices(Protocol):
    """The records an author may cite. Implemented above, in `records`."""

    def records(self, field: Reference, *, wanted: str) -> list[Option]:
        """Return records that answer the question and match the words wanted, best first; some, with no words."""

    def chosen(self, references: Collection[str]) -> dict[str, Option]:
        """Return those of the references ("GUID@2" or "GUID") that are known, under the reference asked."""


@dataclass(frozen=True)
class Box:
    """One thing to type. `lines` is its height, 1 a single line; `language` that of the text, "" when it has none;
    `direction` "ltr", "rtl", "auto", or "" for that of the page."""

    name: str
    value: str
    label: str = ""
    language: str = ""
    direction: str = ""
    kind: str = "text"
    mode: str = ""
    lines: int = 1
    short: bool = False
    faults: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return id_of(self.name)

    @property
    def language_name(self) -> str:
        return NAMES.get(self.language, self.language)


@dataclass(frozen=True)
class Tick:
    """One thing to choose; `note` is what tells it from others of its name, as a record number."""

    name: str
    value: str
    label: str
    chosen: bool = False
    language: str = ""
    note: str = ""
    depth: int = 0
    narrower: "tuple[Tick, ...]" = ()

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else ""

    @property
    def all(self) -> "tuple[Tick, ...]":
        """Return it and those narrower than it."""
        return (self, *(each for tick in self.narrower for each in tick.all))

    @property
    def indent(self) -> str:
        return "\u2003" * self.depth


@dataclass(frozen=True)
class Picker:
    """Records to cite: those chosen, those a search found, and what was searched for."""

    chosen: tuple[Tick, ...]
    found: tuple[Tick, ...]
    wanted: str
    several: bool
    makes_contacts: bool


@dataclass(frozen=True)
class Row:
    """One link, or one group among several, counted from 1; `boxes` or `questions` are what it asks.

    `languages` and `translations` are what it may be written in and what kind of translation it may be.
    `carried` are texts the page holds without showing them, as the name of a link in further languages.
    """

    number: int
    name: str
    boxes: tuple[Box, ...] = ()
    carried: tuple[Box, ...] = ()
    languages: tuple[Tick, ...] = ()
    translations: tuple[Tick, ...] = ()
    questions: "tuple[Question, ...]" = ()
    is_blank: bool = False


@dataclass(frozen=True)
class Question:
    """One question as the page shows it; `name` is that of its controls, the wire path.

    `faults` are those no box of its own shows. With `flag`, the author may keep the answer out of the registry;
    when it is `withheld`, nothing of the answer is on the page.
    """

    field: Field
    name: str
    label: str
    hint: str
    source: str
    template: str
    required: bool = False
    note: str = ""
    faults: tuple[str, ...] = ()
    flag: str = ""
    withheld: bool = False
    value: Any = None
    boxes: tuple[Box, ...] = ()
    ticks: tuple[Tick, ...] = ()
    rows: tuple[Row, ...] = ()
    questions: "tuple[Question, ...]" = ()

    @property
    def id(self) -> str:
        return id_of(self.name)

    @property
    def is_long(self) -> bool:
        """Whether there is more to choose from than a page shows at once."""
        return sum(len(each.all) for each in self.ticks) > MOST_IN_SIGHT

    @property
    def chosen(self) -> tuple[Tick, ...]:
        return tuple(each for tick in self.ticks for each in tick.all if each.chosen)

    @property
    def stands_alone(self) -> bool:
        """Whether it is a field of the record itself, not a part of a group."""
        return "." not in self.name

    @property
    def is_of_short_parts(self) -> bool:
        """Whether its parts, of one box each, may stand beside each other."""
        return all(len(each.boxes) == 1 and not (each.ticks or each.rows or each.questions) for each in self.questions)

    @property
    def is_filled(self) -> bool:
        """Whether one of its boxes has something in it."""
        return any(box.value for box in self.boxes)

    @property
    def has_rows_filled(self) -> bool:
        return any(not row.is_blank for row in self.rows)

    @property
    def described_by(self) -> str:
        """Return the ids of what explains the answer, for `aria-describedby`."""
        said = {"hint": self.hint, "note": self.note, "faults": self.faults}
        return " ".join(f"{self.id}-{part}" for part, text in said.items() if text)

    @property
    def is_faulty(self) -> bool:
        return bool(
            self.faults
            or any(box.faults for box in self.boxes)
            or any(box.faults for row in self.rows for box in row.boxes)
            or any(each.is_faulty for row in self.rows for each in row.questions)
            or any(each.is_faulty for each in self.questions)
        )


@dataclass(frozen=True)
class AskedSection:
    """A part of the form, with a heading of its own; `anchor` is its id on the page."""

    anchor: str
    title: str
    help: str = ""
    questions: tuple[Question, ...] = field(default=())

    @property
    def faulty(self) -> int:
        """Return how many of its questions have answers to correct."""
        return sum(each.is_faulty for each in self.questions)


def id_of(name: str) -> str:
    """Return the id of the control of that name: "title.en" stands at "q-title-en"."""
    return "q-" + name.replace(".", "-")
