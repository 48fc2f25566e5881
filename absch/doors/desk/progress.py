"""How far a form is answered, part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from absch.formats.asking import Asked
from absch.formats.fields import Confirmation, Field, Government, Header
from absch.formats.forms import AskedSection


@dataclass(frozen=True)
class Part:
    """A part of a form, counted from 1: of the answers `needed` for publication, how many are `given`.

    An answer that is kept confidential counts as given.
    """

    number: int
    section: AskedSection
    needed: int
    given: int

    @property
    def open(self) -> int:
        return self.needed - self.given

    @property
    def is_complete(self) -> bool:
        return bool(self.needed) and not self.open


def parts_of(sections: Sequence[AskedSection], asked: Asked) -> Iterator[Part]:
    """Yield the parts of a form whose content is the one asked about."""
    for number, section in enumerate(sections, start=1):
        needed = [each.field for each in section.questions if _is_needed(each.field, asked)]
        yield Part(number, section, len(needed), sum(_is_given(each, asked) for each in needed))


def _is_needed(field: Field, asked: Asked) -> bool:
    if isinstance(field, Header | Government) or not field.is_asked_in(asked.content):
        return False
    return field.required or bool(field.required_when and field.required_when(asked))


def _is_given(field: Field, asked: Asked) -> bool:
    answer = asked.content.get(field.wire)
    is_answered = answer is True if isinstance(field, Confirmation) else field.is_answered_by(answer)
    return is_answered or field.is_withheld_in(asked.content)
