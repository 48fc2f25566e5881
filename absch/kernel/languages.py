"""The six languages of the United Nations, equal in rank."""

from collections.abc import Mapping, Sequence

SIX = ("ar", "en", "es", "fr", "ru", "zh")
NAMES = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "zh": "中文",
}


def direction(language: str) -> str:
    """Return "rtl" or "ltr"."""
    return "rtl" if language == "ar" else "ltr"


def reading(texts: Mapping[str, str], language: str, *, written_in: Sequence[str] = ()) -> tuple[str, str]:
    """Return (language, text): the reader's language, else the first the record is written in, else any.

    `texts` is {"en": …, "ar": …}; with none, both are empty.
    """
    for candidate in (language, *written_in, "en", *texts):
        if texts.get(candidate):
            return candidate, texts[candidate]
    return "", ""
