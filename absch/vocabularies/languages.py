"""The languages of the world: codes of ISO 639, names of the Unicode Common Locale Data Repository."""

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from absch.kernel.languages import SIX

# The domain by which the common formats name them all.
LANGUAGES = "ISO639-2"
# ISO 639-3 names thousands more than any list, each by three letters.
_RARE = re.compile(r"[a-z]{3}", re.ASCII)
# Codes that name no language, and codes of a script or country with one.
_NO_LANGUAGE = re.compile(r"und|zxx|root|.*_.*")


def is_language(code: str) -> bool:
    """Whether it may be the code of a language: of two letters that are known, or of any three."""
    return code in names_in("en") or bool(_RARE.fullmatch(code))


@cache
def names_in(language: str) -> Mapping[str, str]:
    """Return {code: name} of the languages that have a name there, by their shortest code: the six first, then by name.

    Shared by all who ask: nobody may change it.
    """
    names = Locale.parse(language).languages
    aliases = get_global("language_aliases")
    known = {code: name for code, name in names.items() if code not in aliases and not _NO_LANGUAGE.fullmatch(code)}
    return dict(sorted(known.items(), key=lambda each: (each[0] not in SIX, each[1].casefold())))


def name_of(code: str, language: str) -> str:
    """Return what the language of that code is called in the reader's; the code itself when unknown."""
    short = get_global("language_aliases").get(code, code)
    try:
        return str(Locale.parse(language).languages.get(short, code))
    except UnknownLocaleError:
        return code
