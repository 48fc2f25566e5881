"""Which terms a vocabulary offers, and what a term is called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q, QuerySet

from absch.outbox.remembered import remembered
from absch.vocabularies.models import Term


def terms_of(domain: str) -> list[Term]:
    """Return the terms in use, each followed by its narrower terms."""
    terms = list(Term.objects.filter(domain=domain, no_longer_used_since=None).order_by("position", "identifier"))
    in_use = {term.identifier for term in terms}
    narrower: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        narrower[term.broader if term.broader in in_use else ""].append(term)
    return list(_descend(narrower, ""))


def term(domain: str, identifier: str) -> Term | None:
    """Return the term of that identifier or alias, in use or not."""
    return _named(identifier).filter(domain=domain).first()


def is_term(domain: str, identifier: str) -> bool:
    """Whether the vocabulary knows the identifier or alias; a term no longer used stays one, for older documents."""
    return _named(identifier).filter(domain=domain).exists()


def titles_of(identifiers: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return {identifier: {"en": …, "ar": …}} for those that are known, of any domain, under the identifier asked."""
    titles = all_titles()
    return {identifier: titles[identifier] for identifier in identifiers if identifier in titles}


@remembered
def all_titles() -> Mapping[str, dict[str, str]]:
    """Return the titles of every term of every vocabulary, under its identifier and each of its aliases.

    Of two terms that share a name, the first in the order of domains counts.
    """
    rows = Term.objects.order_by("-domain", "-position", "-identifier")
    named = rows.values_list("identifier", "aliases__identifier", "titles")
    return {name: titles for *names, titles in named for name in names if name}


def with_narrower(domain: str, identifier: str) -> set[str]:
    """Return every identifier under which a document may name this term or one beneath it, aliases included.

    Empty when the vocabulary does not know the term.
    """
    rows = Term.objects.filter(domain=domain).values_list("identifier", "broader", "aliases__identifier")
    names: dict[str, set[str]] = defaultdict(set)
    narrower: dict[str, set[str]] = defaultdict(set)
    for own, broader, alias in rows:
        names[own] |= {own, alias} if alias else {own}
        narrower[broader].add(own)
    found: set[str] = set()
    waiting = [own for own, every in names.items() if identifier in every]
    while waiting:
        own = waiting.pop()
        found |= names[own]
        waiting += narrower[own]
    return found


def _named(*identifiers: str) -> QuerySet[Term]:
    by_any_name = Q(identifier__in=identifiers) | Q(aliases__identifier__in=identifiers)
    return Term.objects.filter(by_any_name).order_by("domain", "position", "identifier")


def _descend(narrower: Mapping[str, list[Term]], broader: str) -> Iterator[Term]:
    for each in narrower.get(broader, ()):
        yield each
        yield from _descend(narrower, each.identifier)
