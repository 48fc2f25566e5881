"""A word of the Protocol and what it means, as the pages read it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Provision:
    """Where a word comes from: `text` "Article 6.3(e)", and the key of the instrument unless it is the Protocol."""

    text: str
    instrument: str = ""


@dataclass(frozen=True)
class Wording:
    """The official word in one language, and our account of it.

    `short` is its abbreviation and `full` its long title, where it has one; `reading` is by what a Chinese word is
    sorted, a syllable with its tone for each character: "shi4 xian1 zhi1 qing2 tong2 yi4".
    """

    word: str
    meaning: str
    short: str = ""
    full: str = ""
    reading: str = ""


@dataclass(frozen=True)
class Term:
    """`key` names it in addresses and templates; `related` are the keys of terms to read next."""

    key: str
    sources: tuple[Provision, ...]
    related: tuple[str, ...]
    wordings: Mapping[str, Wording]
