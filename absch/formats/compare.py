"""Two versions of a record beside each other, question by question."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from absch.formats.pages import Answer, Cited, page_of
from absch.formats.pages.readings import Reading
from absch.formats.record_type import RecordType
from absch.formats.shapes import texts_in
from absch.kernel.languages import NAMES, SIX

# Longer texts are shown whole: comparing word by word takes the square of their number.
MOST_WORDS = 600
# A word with the space behind it, a sign, or one Chinese character.
WORD = re.compile(r"(?:[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|[^\w\s]|^)\s*")


@dataclass(frozen=True)
class Passage:
    """A piece of a text, the same on both sides or not."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Change:
    """One question as both versions answer it; `was` and `now` are the two texts, in passages.

    `languages` names those, other than the one shown, in which the text changed.
    """

    label: str
    wire: str
    before: Answer | None
    after: Answer | None
    changed: bool
    was: tuple[Passage, ...]
    now: tuple[Passage, ...]
    languages: tuple[str, ...] = ()

    @property
    def was_in(self) -> Reading | None:
        """Which language the earlier text is read in, where it is another than the reader's."""
        return _foreign(self.before)

    @property
    def now_in(self) -> Reading | None:
        return _foreign(self.after)

    @property
    def is_unseen(self) -> bool:
        """Whether something changed that neither text shows, as a mark or the tag of a link."""
        return self.changed and not self.languages and not any(each.is_changed for each in (*self.was, *self.now))


def compare(before: RecordType, after: RecordType, *, language: str, cited: Mapping[str, Cited]) -> list[Change]:
    """Return every question that either version answers, in the order of the common format."""
    old, new = (_answers(version, language, cited) for version in (before, after))
    order = [field.wire for field in after.fields if field.wire in old or field.wire in new]
    return [
        Change(
            label=(new.get(wire) or old[wire]).label,
            wire=wire,
            before=old.get(wire),
            after=new.get(wire),
            changed=_said(old.get(wire), before.content) != _said(new.get(wire), after.content),
            was=(texts := passages(_text(old.get(wire)), _text(new.get(wire))))[0],
            now=texts[1],
            languages=_changed_languages(before.content.get(wire), after.content.get(wire), shown=language),
        )
        for wire in order
    ]


def _answers(version: RecordType, language: str, cited: Mapping[str, Cited]) -> dict[str, Answer]:
    return {each.wire: each for section in page_of(version, language=language, cited=cited) for each in section.answers}


def _text(answer: Answer | None) -> str:
    """Return the answer as plain text; its language is said beside it."""
    if answer is None:
        return ""
    reading = _foreign(answer)
    return answer.text.removeprefix(f"({reading.note}) ") if reading else answer.text


def _foreign(answer: Answer | None) -> Reading | None:
    value = answer.value if answer else None
    return value if isinstance(value, Reading) and value.note else None


def _said(answer: Answer | None, content: Mapping[str, Any]) -> Any:
    """Return what the two versions are compared by: the answer as it was sent, or that it is kept confidential."""
    return answer and (answer.confidential or [content.get(answer.wire)])


def _changed_languages(before: Any, after: Any, *, shown: str) -> tuple[str, ...]:
    old, new = texts_in(before), texts_in(after)
    return tuple(NAMES[each] for each in SIX if each != shown and old.get(each) != new.get(each))


def passages(before: str, after: str) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return both texts in passages, told apart word by word, or whole when they are long."""
    old, new = WORD.findall(before), WORD.findall(after)
    if before != after and max(len(old), len(new)) > MOST_WORDS:
        return _whole(before), _whole(after)
    matcher = SequenceMatcher(None, [each.rstrip() for each in old], [each.rstrip() for each in new], autojunk=False)
    steps = matcher.get_opcodes()
    return (
        _joined((old[start:end], tag != "equal") for tag, start, end, _from, _to in steps),
        _joined((new[start:end], tag != "equal") for tag, _from, _to, start, end in steps),
    )


def _whole(text: str) -> tuple[Passage, ...]:
    return (Passage(text, is_changed=True),) if text else ()


def _joined(runs: Iterable[tuple[Sequence[str], bool]]) -> tuple[Passage, ...]:
    """Return the runs of words as passages, neighbours of the same kind in one."""
    kinds = groupby(_pieces(runs), key=lambda piece: piece.is_changed)
    return tuple(Passage("".join(piece.text for piece in pieces), is_changed) for is_changed, pieces in kinds)


def _pieces(runs: Iterable[tuple[Sequence[str], bool]]) -> Iterator[Passage]:
    for words, is_changed in runs:
        text = "".join(words)
        if is_changed and text.rstrip() != text:
            # The space behind a word is not struck out with it.
            yield Passage(text.rstrip(), is_changed=True)
            yield Passage(text[len(text.rstrip()) :], is_changed=False)
        elif text:
            yield Passage(text, is_changed)
