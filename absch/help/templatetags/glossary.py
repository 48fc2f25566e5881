"""Explain a word where it stands: `{% term "consent" %}prior informed consent{% endterm %}`.

The word is a button that opens its meaning, and needs no script. For a browser without such buttons, and where
`text_first` is set, it is a link to the glossary. A meaning is sent once a page, however often its word occurs.
"""

import re
from collections.abc import MutableMapping
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from absch.formats.templatetags.provisions import provision
from absch.help import queries
from absch.help.glossary import Provision, Term
from absch.kernel.words import Words

register = template.Library()

# "[words](key)" inside a sentence, so that translators place the word where their language wants it.
_MARKED = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\)")


@register.simple_block_tag(takes_context=True, end_name="endterm")
def term(context: template.Context, content: str, key: str) -> SafeString:
    """Explain the words shown; with none, the term itself. Without a key the words stay as they are.

    Raises TemplateSyntaxError for a key that the glossary does not hold.
    """
    words = mark_safe(str(content).strip())  # noqa: S308  (rendered by the template, which escaped it)
    return _explained(context, key, words) if key else words


@register.simple_tag(takes_context=True)
def explain(context: template.Context, sentence: str) -> SafeString:
    """Explain the words that a sentence marks: "that [prior informed consent](consent) was given"."""
    places = _MARKED.split(str(sentence))
    plain, words, keys = places[::3], places[1::3], places[2::3]
    said = [conditional_escape(each) for each in plain]
    for place, (word, key) in enumerate(zip(words, keys, strict=True)):
        said[place] += _explained(context, key, conditional_escape(word))
    return mark_safe("".join(said))  # noqa: S308  (every piece is escaped above)


def unmarked(sentence: Words) -> str:
    """Return the sentence as plain text."""
    return _MARKED.sub(r"\1", str(sentence))


@register.filter
def from_provision(source: Provision, language: str) -> SafeString | str:
    """Return where a word comes from, as the page names it."""
    fixed = {
        "Annex": _("Annex to the Protocol"),
        "Common format": _("Common format of the registry"),
        "Depositary": _("Practice of the Depositary"),
        "Clearing-House": _("Word of this registry"),
    }
    text = fixed.get(source.text) or provision(source.text)
    if not source.instrument:
        return text
    return format_html("{} · {}", word_in(source.instrument, language), text)


@register.filter
def word_in(key: str, language: str) -> str:
    return queries.glossary()[key].wordings[language].word


@register.filter
def heading(term: Term, language: str) -> str:
    """Return the word as a heading shows it: it begins with a capital."""
    word = term.wordings[language].word
    return word[:1].upper() + word[1:]


def _explained(context: template.Context, key: str, words: SafeString) -> SafeString:
    told, prefix = _told(context)
    explained = _rendered(key, get_language() or "en", words, prefix, key not in told, context.get("text_first", False))
    told[key] = True
    return explained


# The glossary is read once in each process, and nearly all words that are explained are labels of ours.
@lru_cache(maxsize=2000)
def _rendered(key: str, language: str, words: str, prefix: str, is_first: bool, text_first: bool) -> SafeString:
    found = queries.term(key, language)
    if found is None:
        raise template.TemplateSyntaxError(f"The glossary holds no term {key!r}.")
    about = {
        "term": found.term,
        "own": found.own,
        "language": language,
        "words": words or found.own.word,
        "id": f"{prefix}-{key}",
        "address": f"{reverse('portal:glossary')}#{key}",
        "is_first": is_first,
        "text_first": text_first,
    }
    return mark_safe(render_to_string("parts/term.html", about).strip())  # noqa: S308  (our own template)


def _told(context: template.Context) -> tuple[MutableMapping[str, bool], str]:
    """Return which meanings this page holds already, and what its identifiers begin with.

    What is rendered without a request, to be kept and put into pages later, keeps an account of its own.
    """
    request = context.get("request")
    if request is None:
        return context.dicts[0].setdefault("_meanings_told", {}), "kept"
    if not hasattr(request, "meanings_told"):
        request.meanings_told = {}
    return request.meanings_told, "term"
