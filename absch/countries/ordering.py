"""By what a name is sorted in each of the six languages."""

import unicodedata

_ARTICLE = "ال"
# Letters that carry a sign stand with the bare letter in an Arabic list.
_BARE_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def sort_key(name: str, language: str, *, pinyin: str = "") -> str:
    """Return what to compare names by, character by character.

    Latin letters are compared without accents, Cyrillic as they are, Arabic without hamza and articles, Chinese by
    its reading (`pinyin`, a syllable with its tone for each character: "zhong1 guo2"), else by code point.
    """
    if language == "zh":
        return pinyin or name
    if language == "ar":
        return " ".join(word.removeprefix(_ARTICLE).translate(_BARE_ARABIC) for word in _words(name))
    if language == "ru":
        return " ".join(_words(name.casefold().replace("ё", "е")))
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join(_words("".join(letters).casefold()))


def _words(text: str) -> list[str]:
    # An apostrophe stands inside a word, any other mark between two.
    unmarked = text.replace("'", "").replace("’", "")
    return "".join(letter if letter.isalnum() else " " for letter in unmarked).split()
