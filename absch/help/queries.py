"""What a word means, and which words there are."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from django.conf import settings

from absch.countries.ordering import sort_key
from absch.help import files
from absch.help.glossary import Term, Wording


@dataclass(frozen=True)
class Entry:
    """A term as a reader of one language meets it; `letter` is that of the alphabet under which it stands."""

    term: Term
    language: str
    letter: str

    @property
    def key(self) -> str:
        return self.term.key

    @property
    def own(self) -> Wording:
        return self.term.wordings[self.language]


def glossary() -> Mapping[str, Term]:
    """Return every term by its key, read once. Raises ValueError for files that are not whole."""
    return _read(Path(settings.ABSCH_REFERENCE_DIR) / "glossary")


def term(key: str, language: str) -> Entry | None:
    """Return the term of that key, None for one that the glossary does not hold."""
    found = glossary().get(key)
    return _entry(found, language) if found else None


def terms(language: str) -> list[Entry]:
    """Return every term in the order of the language."""
    return sorted((_entry(each, language) for each in glossary().values()), key=_place)


def matching(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """Return those whose words, in any language, or whose meaning in the reader's hold all that is wanted."""
    words = _plain(wanted).split()
    return [each for each in entries if all(word in _text_of(each) for word in words)]


def by_letter(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return (letter, its entries) in their order."""
    return [(letter, list(those)) for letter, those in groupby(entries, key=lambda each: each.letter)]


@cache
def _read(folder: Path) -> Mapping[str, Term]:
    return files.terms(folder)


def _entry(found: Term, language: str) -> Entry:
    return Entry(term=found, language=language, letter=_sorted_by(found, language)[0].upper())


def _place(entry: Entry) -> tuple[str, str]:
    return _sorted_by(entry.term, entry.language), entry.key


def _sorted_by(found: Term, language: str) -> str:
    own = found.wordings[language]
    return sort_key(own.word, language, pinyin=own.reading)


def _text_of(entry: Entry) -> str:
    words = [f"{each.word} {each.short} {each.full}" for each in entry.term.wordings.values()]
    return _plain(f"{' '.join(words)} {entry.own.meaning}")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
