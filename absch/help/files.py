"""Read the glossary as it stands in its files: facts, and a text in each language, as data/README.md explains."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from absch.help.glossary import Provision, Term, Wording
from absch.kernel.languages import SIX

LONGEST_MEANING = 420  # characters; what a small screen shows at a glance
_KEY = re.compile(r"[a-z]+(?:-[a-z]+)*")
_HEADING = re.compile(r"(?P<word>.+?) \{#(?P<key>[^}]+)\}")
_FACT = re.compile(r"(?P<name>Short|Full|Reading): (?P<text>.+)")
_SOURCE = re.compile(
    r"(?P<text>Article [1-9][0-9]?(?:\.[0-9]+)?(?:\([a-z]+\))*|Decision [A-Z]+[-/0-9]+(?:, annex)?|Annex|Common format"
    r"|Depositary|Clearing-House)(?: of (?P<instrument>[a-z-]+))?"
)


def terms(folder: Path) -> dict[str, Term]:
    """Return every term by its key.

    Raises ValueError, with file and term, for a word that lacks a language, stands twice, is too long, names a source
    of an unknown kind or a term that is not there.
    """
    with (folder / "terms.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ensure_unlike("terms.csv", [row["key"] for row in rows])
    texts = {language: dict(wordings(folder / f"{language}.md", language)) for language in SIX}
    found = {row["key"]: _term(row, texts) for row in rows}
    for language, text in texts.items():
        if strangers := sorted(set(text) - set(found)):
            raise ValueError(f"{language}.md: terms.csv does not hold {', '.join(strangers)}")
    for term in found.values():
        instruments = {each.instrument for each in term.sources if each.instrument}
        if missing := sorted(({*term.related} | instruments) - set(found) | ({*term.related} & {term.key})):
            raise ValueError(f"terms.csv: {term.key} leads to {', '.join(missing)}")
    return found


def wordings(path: Path, language: str) -> Iterator[tuple[str, Wording]]:
    """Yield the key and the wording of each section of a file. Raises ValueError for what cannot be read."""
    sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    headings = [section.partition("\n")[0] for section in sections]
    for section, heading in zip(sections, headings, strict=True):
        match = _HEADING.fullmatch(heading.strip())
        if match is None or not _KEY.fullmatch(match["key"]):
            raise ValueError(f"{path.name}: the heading {heading!r} has no key, as in '## permit {{#permit}}'")
        yield (
            match["key"],
            _wording(match["word"], section.partition("\n")[2], f"{path.name}: {match['key']}", language),
        )
    ensure_unlike(path.name, [heading.rpartition("{#")[2] for heading in headings])


def ensure_unlike(name: str, keys: list[str]) -> None:
    """Raise ValueError for a key that stands twice."""
    if twice := sorted({key.strip("} ") for key in keys if keys.count(key) > 1}):
        raise ValueError(f"{name}: {', '.join(twice)} stands twice")


def _wording(word: str, text: str, where: str, language: str) -> Wording:
    facts, sentences = {}, []
    for line in filter(None, map(str.strip, text.splitlines())):
        if fact := _FACT.fullmatch(line):
            facts[fact["name"].lower()] = fact["text"]
        else:
            sentences.append(line)
    # Chinese lines join without a blank.
    meaning = ("" if language == "zh" else " ").join(sentences)
    if not meaning or len(meaning) > LONGEST_MEANING:
        raise ValueError(f"{where} needs a meaning of at most {LONGEST_MEANING} characters, has {len(meaning)}")
    if (language == "zh") != ("reading" in facts):
        raise ValueError(f"{where}: a Chinese word, and no other, has a reading")
    return Wording(word=word, meaning=meaning, **facts)


def _term(row: Mapping[str, str], texts: Mapping[str, Mapping[str, Wording]]) -> Term:
    key = row["key"]
    if missing := [language for language in SIX if key not in texts[language]]:
        raise ValueError(f"terms.csv: {key} has no wording in {', '.join(missing)}")
    return Term(
        key=key,
        sources=tuple(_provision(each, key) for each in row["source"].split("; ")),
        related=tuple(row["related"].split()),
        wordings={language: texts[language][key] for language in SIX},
    )


def _provision(text: str, key: str) -> Provision:
    match = _SOURCE.fullmatch(text)
    if match is None:
        raise ValueError(f"terms.csv: {key} has a source of an unknown kind: {text!r}")
    return Provision(text=match["text"], instrument=match["instrument"] or "")
