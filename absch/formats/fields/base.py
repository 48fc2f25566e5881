"""A question of a common format, whatever its kind. Data and judgement only: forms, pages and
schemas each say in their own module what they do with every kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from django.utils.translation import gettext_lazy as _

from absch.formats.asking import Asked, Code, Condition, Fault
from absch.kernel.words import Words

EMPTY: tuple[Any, ...] = (None, "", [], {})


@dataclass
class Heading:
    """Opens a section; the fields that follow belong to it."""

    title: Words
    help: Words = ""


@dataclass
class Field:
    """One question of a common format.

    `wire` names the answer in the document, `source` the provision that asks for it, `confidential`
    the flag by which the author keeps the answer out of the registry. With `when` the question is asked
    only while that condition holds, and its answer dropped otherwise; with `shown_when` the form alone depends on it.
    `required_when` asks more. What is not `asked` is accepted and kept, without a question of its own; a `private`
    answer never leaves its government, and what is not `shown` says nothing to a reader. A `settled` question the
    registry answers itself at publication, from the rest of the document. `term` is the key of the word under which a
    glossary explains the question.
    """

    label: Words
    wire: str = field(kw_only=True)
    source: str = field(default="Common format", kw_only=True)
    help: Words = field(default="", kw_only=True)
    required: bool = field(default=False, kw_only=True)
    required_when: Callable[[Asked], bool] | None = field(default=None, kw_only=True)
    when: Condition | None = field(default=None, kw_only=True)
    confidential: str = field(default="", kw_only=True)
    shown_when: Condition | None = field(default=None, kw_only=True)
    asked: bool = field(default=True, kw_only=True)
    shown: bool = field(default=True, kw_only=True)
    private: bool = field(default=False, kw_only=True)
    settled: Callable[[dict[str, Any]], Any] | None = field(default=None, kw_only=True)
    term: str = field(default="", kw_only=True)
    name: str = field(init=False, default="")

    # What is said when a required answer is missing.
    missing: ClassVar[Words] = _("Answer this question.")

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, record: Any, owner: type) -> Self | Any:
        return self if record is None else record.content.get(self.wire)

    def is_withheld_in(self, content: dict[str, Any]) -> bool:
        # A flag of the wrong kind is a fault, but keeps the answer out until it is corrected.
        return bool(self.confidential) and content.get(self.confidential) in (True, "true", "True", "1")

    def is_asked_in(self, content: dict[str, Any]) -> bool:
        return self.when is None or self.when.holds(content)

    def is_answered_by(self, answer: Any) -> bool:
        """Whether anything is left of the answer once blanks are taken out."""
        return tidy(answer) is not None

    def is_required_in(self, asked: Asked) -> bool:
        required = self.required or bool(self.required_when and self.required_when(asked))
        return required and self.is_asked_in(asked.content) and not self.is_withheld_in(asked.content)

    def faults(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        """Yield what is wrong with the answer by itself."""
        if self.is_answered_by(answer):
            yield from self.faults_in(answer, at, asked)
        elif self.is_required_in(asked):
            yield Fault(Code.MANDATORY, at, self.missing)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        """Yield what is wrong with an answer that is given."""
        raise NotImplementedError

    def published_of(self, answer: Any, content: dict[str, Any]) -> Any:
        """Return what is published of the answer while the document answers the rest as `content` does."""
        return self.settled(content) if self.settled else answer

    def parts(self) -> "tuple[Field, ...]":
        """Return the fields inside this one, when it is a group."""
        return ()

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        """Yield (domain, identifier) of each term in the answer."""
        return iter(())

    def references_in(self, answer: Any) -> Iterator[str]:
        """Yield each reference in the answer, "GUID@2"."""
        return iter(())


@dataclass
class Kept(Field):
    """An answer of an earlier form whose shape was never settled: accepted and kept as it is, asked no more."""

    asked: bool = field(default=False, kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        return iter(())


def mistyped(at: str, expected: Words) -> Fault:
    return Fault(Code.INVALID_TYPE, at, expected)


def unknown_keys(answer: dict[str, Any], known: set[str], at: str) -> Iterator[Fault]:
    """Yield a fault for each key that a value of this kind does not have."""
    for key in answer:
        if key not in known:
            path = f"{at}.{key}" if at else key
            yield Fault(
                Code.INVALID_PROPERTY, path, _("There is no field of this name. Take it out or correct its name.")
            )


def tidy(answer: Any) -> Any:
    """Return the answer with texts trimmed and without what is empty, or None when nothing is left."""
    if isinstance(answer, str):
        return answer.strip() or None
    if isinstance(answer, dict):
        kept = {key: tidy(each) for key, each in answer.items()}
        return {key: each for key, each in kept.items() if each is not None} or None
    if isinstance(answer, list):
        return [each for each in map(tidy, answer) if each is not None] or None
    return answer


def given(answers: list[Any]) -> Iterator[tuple[int, Any]]:
    """Yield the place and value of each member that is not blank."""
    return ((place, each) for place, each in enumerate(answers) if tidy(each) is not None)
