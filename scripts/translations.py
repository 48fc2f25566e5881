"""The six catalogues: `translations.py update` brings them up to date with the code, `check` says what is missing."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "en"
# One rule a language for new catalogues, after CLDR for whole numbers; the counts are those a catalogue may have.
PLURALS = {
    "ar": (
        {6},
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
        " : n%100>=11 && n%100<=99 ? 4 : 5;",
    ),
    "en": ({2}, "nplurals=2; plural=n != 1;"),
    "es": ({2, 3}, "nplurals=2; plural=n != 1;"),
    "fr": ({2, 3}, "nplurals=2; plural=n > 1;"),
    "ru": (
        {3, 4},
        "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;",
    ),
    "zh": ({1}, "nplurals=1; plural=0;"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def catalogue_path(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def sentences_in_the_code() -> polib.POFile:
    """Return what xgettext finds in a copy of `absch/`, so that no file of ours is written to."""
    if not shutil.which("xgettext"):
        sys.exit("xgettext is not installed. As root: scripts/packages.sh test")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "absch", Path(folder, "absch"), ignore=shutil.ignore_patterns("__pycache__", "static"))
        Path(folder, "locale").mkdir()
        Path(folder, "data").symlink_to(ROOT / "data")
        options = f"--locale {SOURCE} --keep-pot --extension html,txt,xml,py --add-location file"
        found = subprocess.run(
            [sys.executable, "-m", "django", "makemessages", *options.split()],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if found.returncode:
            sys.exit(f"The sentences could not be collected:\n{found.stderr}")
        template = Path(folder, "locale", "django.pot")
        return polib.pofile(str(template)) if template.exists() else polib.POFile()


def key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgctxt or ""


# --- update ---


def merged(language: str, template: polib.POFile) -> polib.POFile:
    """Return the language's catalogue with exactly the template's sentences, translations kept, sorted by sentence."""
    path = catalogue_path(language)
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {key(entry): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        "Project-Id-Version": "abs-clearing-house",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": old.metadata.get("Plural-Forms") or PLURALS[language][1],
    }
    forms = count_of_forms(new) or 1
    for sentence in sorted(template, key=key):
        entry = polib.POEntry(
            msgctxt=sentence.msgctxt,
            msgid=sentence.msgid,
            msgid_plural=sentence.msgid_plural,
            msgstr_plural=dict.fromkeys(range(forms), "") if sentence.msgid_plural else {},
            comment=sentence.comment,
            occurrences=sorted(set(sentence.occurrences)),
            flags=list(sentence.flags),
        )
        before = known.get(key(entry))
        # A sentence that gained or lost its plural is a new sentence.
        if before and bool(before.msgid_plural) == bool(entry.msgid_plural):
            entry.msgstr, entry.msgstr_plural = before.msgstr, before.msgstr_plural
            entry.tcomment = before.tcomment
            entry.flags += [flag for flag in before.flags if flag not in entry.flags]
        new.append(entry)
    return new


def update() -> int:
    template = sentences_in_the_code()
    for language in PLURALS:
        catalogue = merged(language, template)
        catalogue_path(language).parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(catalogue_path(language)))
        lacking = 0 if language == SOURCE else len(catalogue.untranslated_entries())
        say(f"{language}: {len(catalogue)} sentences, {lacking} to translate")
    return 0


# --- check ---


def count_of_forms(catalogue: polib.POFile) -> int:
    counted = re.search(r"nplurals\s*=\s*(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(counted[1]) if counted else 0


def faults(language: str, template: polib.POFile) -> Iterator[str]:
    """Yield one line for each thing that is wrong with the language's catalogue."""
    path = catalogue_path(language)
    if not path.exists():
        yield f"the catalogue is missing; run: make translate ({path.relative_to(ROOT)})"
        return
    catalogue = polib.pofile(str(path))
    forms = count_of_forms(catalogue)
    if forms not in PLURALS[language][0]:
        yield f"{forms} plural forms are declared; {sorted(PLURALS[language][0])} are right"
    known = {key(entry): entry for entry in catalogue if not entry.obsolete}
    for entry in template:
        held = known.get(key(entry))
        if held is None or bool(held.msgid_plural) != bool(entry.msgid_plural):
            yield f"not in the catalogue; run: make translate: {entry.msgid!r}"
    for entry in known.values():
        for fault in faults_of_entry(entry, forms, required=language != SOURCE):
            yield f"{fault}: {entry.msgid!r}"


def faults_of_entry(entry: polib.POEntry, forms: int, *, required: bool) -> Iterator[str]:
    if "fuzzy" in entry.flags:
        yield "only guessed (fuzzy)"
    if entry.msgid_plural:
        yield from faults_of_plural(entry, forms, required=required)
    elif not entry.msgstr:
        if required:
            yield "not translated"
    elif placeholders(entry.msgstr) != placeholders(entry.msgid):
        yield f"other placeholders than the source: {entry.msgstr!r}"


def faults_of_plural(entry: polib.POEntry, forms: int, *, required: bool) -> Iterator[str]:
    """Each form is there and names nothing that the source does not; the last, for most numbers, names it all."""
    texts = [entry.msgstr_plural.get(index, "") for index in range(forms)]
    if not any(texts) and not required:
        return
    if not all(texts) or len(entry.msgstr_plural) != forms:
        yield f"{sum(map(bool, texts))} of {forms} plural forms translated"
        return
    allowed = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
    strange = any(placeholders(text) - allowed for text in texts)
    if strange or placeholders(texts[-1]) != placeholders(entry.msgid_plural):
        yield f"other placeholders than the source: {texts!r}"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def check() -> int:
    template = sentences_in_the_code()
    wrong = 0
    for language in PLURALS:
        for fault in faults(language, template):
            say(f"{language}: {fault}")
            wrong += 1
    say(f"{len(template)} sentences in {len(PLURALS)} languages, {wrong} faults")
    return 1 if wrong else 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    errands = {"update": update, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in errands:
        sys.exit("Say what to do: translations.py update | check")
    sys.exit(errands[sys.argv[1]]())
