"""Terms, countries and references: answers that point to something the registry knows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from absch.countries import queries as countries
from absch.formats.asking import Asked, Code, Condition, Fault, identifier_in
from absch.formats.fields.base import Field, given, mistyped, unknown_keys
from absch.formats.fields.texts import NOT_LIST, Text
from absch.kernel.words import Words
from absch.vocabularies import queries as vocabularies

OTHER = "5B6177DD-5E5E-434E-8CB7-D63D67D5EBED"
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{11,128}", re.ASCII)
REFERENCE = re.compile(r"([A-Za-z0-9_-]{11,128})(?:@([1-9][0-9]{0,5}))?", re.ASCII)
# Records of any type may be cited.
ANY = ("*",)
NOT_TERM = _("Name the term by its identifier.")
CUSTOM = Text(_("In your own words"), wire="customValue")


def is_country(identifier: str) -> bool:
    """Whether it is the code of a country, in small letters, or "eu"."""
    return identifier in countries.all_names()


@dataclass
class Term(Field):
    """One term of a vocabulary, {"identifier": …}; "other" may bring its own text, {"customValue": {"en": …}}.

    The terms `in_own_words` must bring it. Terms of a vocabulary that another clearing-house keeps (`kept_elsewhere`)
    are taken on its word.
    """

    of: str = field(kw_only=True)
    in_own_words: tuple[str, ...] = field(default=(), kw_only=True)
    kept_elsewhere: bool = field(default=False, kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, dict):
            yield mistyped(at, NOT_TERM)
            return
        yield from unknown_keys(answer, {"identifier", "customValue"}, at)
        identifier = answer.get("identifier")
        if not self.is_answered_by(identifier):
            yield Fault(Code.MANDATORY, f"{at}.identifier", NOT_TERM)
        elif not isinstance(identifier, str):
            yield mistyped(f"{at}.identifier", NOT_TERM)
        elif not self.is_known(identifier):
            yield Fault(Code.UNEXPECTED_TERM, at, _("This term is not in the list. Choose one that is."))
        if identifier in self.in_own_words or "customValue" in answer:
            custom = replace(CUSTOM, required=identifier in self.in_own_words)
            yield from custom.faults(answer.get("customValue"), f"{at}.customValue", asked)

    def is_known(self, identifier: str) -> bool:
        return self.kept_elsewhere or vocabularies.is_term(self.of, identifier)

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        if identifier := identifier_in(answer):
            yield self.of, identifier


@dataclass
class Terms(Term):
    """One or more terms of a vocabulary, [{"identifier": …}, …]. A form offers them all, or those `only_under` some."""

    only_under: tuple[str, ...] = field(default=(), kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in given(answer):
            yield from super().faults_in(each, f"{at}.{place}", asked)

    def terms_in(self, answer: Any) -> Iterator[tuple[str, str]]:
        for each in answer if isinstance(answer, list) else ():
            yield from super().terms_in(each)


@dataclass
class Country(Term):
    """A country, {"identifier": "ke"}: ISO 3166-1 alpha-2 in lower case, or "eu"."""

    of: str = field(default="countries", kw_only=True)

    def is_known(self, identifier: str) -> bool:
        return is_country(identifier)


@dataclass
class Countries(Terms):
    """Several countries, [{"identifier": "ke"}, …]."""

    of: str = field(default="countries", kw_only=True)

    def is_known(self, identifier: str) -> bool:
        return is_country(identifier)


@dataclass
class Regions(Countries):
    """Groups of countries, and single ones, [{"identifier": …}, {"identifier": "ke"}, …]; or `groups_only`."""

    of: str = field(default="regions", kw_only=True)
    groups_only: bool = field(default=False, kw_only=True)
    countries_only_when: Condition | None = field(default=None, kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        yield from super().faults_in(answer, at, asked)
        if self.countries_only_when and self.countries_only_when.holds(asked.content):
            for place, each in enumerate(answer if isinstance(answer, list) else ()):
                if self.is_group(identifier_in(each)):
                    yield Fault(Code.INVALID_VALUE, f"{at}.{place}", _("Name countries here, no groups of them."))

    def is_known(self, identifier: str) -> bool:
        return self.is_group(identifier) or (not self.groups_only and is_country(identifier))

    def is_group(self, identifier: str) -> bool:
        # Of some groups that documents name no members are kept, but what they are called.
        return identifier in countries.region_titles() or vocabularies.is_term(self.of, identifier)


@dataclass
class Government(Country):
    """The government that publishes; filled in and fixed for its own users."""


@dataclass
class Reference(Field):
    """Another record of the registry, at the revision that was meant: {"identifier": "GUID@2"}.

    `to` names the types that may be cited, or any (`ANY`); `own_only` those of them that must be of the same
    government. Of contacts, those alone may be cited that are of `contact_type`, "person" or "organization".
    """

    to: tuple[str, ...] = field(kw_only=True)
    own_only: tuple[str, ...] = field(default=(), kw_only=True)
    contact_type: str = field(default="", kw_only=True)

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, dict):
            yield mistyped(at, _("Cite the record by its identifier."))
            return
        yield from unknown_keys(answer, {"identifier"}, at)
        identifier = answer.get("identifier")
        if not self.is_answered_by(identifier):
            yield Fault(Code.MANDATORY, f"{at}.identifier", _("Cite the record by its identifier."))
        elif not isinstance(identifier, str):
            yield mistyped(f"{at}.identifier", _("Cite the record by its identifier."))
        elif fault := self.fault_of(identifier, asked):
            yield Fault(Code.INVALID_VALUE, at, fault)

    def may_cite(self, schema: str) -> bool:
        return self.to == ANY or schema in self.to

    def fault_of(self, identifier: str, asked: Asked) -> Words | None:
        """Return what is wrong with citing that record, or None."""
        match = REFERENCE.fullmatch(identifier)
        if match is None:
            return _("This is no identifier of a record.")
        if match.group(1) == asked.identifier:
            return _("A record cannot cite itself.")
        cited = asked.registry.find({"identifier": identifier})
        if cited is None:
            return _("There is no published record of this identifier.")
        if not self.may_cite(cited.schema):
            return _("The record cited is of another type than is asked for.")
        if self.contact_type and cited.schema == "contact" and cited.content.get("type") != self.contact_type:
            return _("Cite a person here.") if self.contact_type == "person" else _("Cite an organization here.")
        is_foreign = asked.government and identifier_in(cited.content.get("government")) != asked.government
        if is_foreign and cited.schema in self.own_only:
            return _("Cite a record of your own country.")
        return None

    def references_in(self, answer: Any) -> Iterator[str]:
        if identifier := identifier_in(answer):
            yield identifier


@dataclass
class References(Reference):
    """Several records, [{"identifier": "GUID@2"}, …]."""

    def faults_in(self, answer: Any, at: str, asked: Asked) -> Iterator[Fault]:
        if not isinstance(answer, list):
            yield mistyped(at, NOT_LIST)
            return
        for place, each in given(answer):
            yield from super().faults_in(each, f"{at}.{place}", asked)

    def references_in(self, answer: Any) -> Iterator[str]:
        for each in answer if isinstance(answer, list) else ():
            yield from super().references_in(each)
