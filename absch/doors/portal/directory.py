"""The governments as lists show them: in the order of the reader's language, by letter, region or status."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from absch.countries import queries as countries
from absch.countries.ordering import sort_key
from absch.countries.status import Standing
from absch.doors.portal.figures import Figures
from absch.doors.portal.public import absolute

# The five continents of the United Nations Statistics Division: every State belongs to one of them.
CONTINENTS = {
    "africa": "CCA4B662-8EF4-418D-B327-0D6F418AA703",
    "americas": "14E81A9D-73EA-4667-A699-CD78C61B3655",
    "asia": "3BED3C61-C8C5-49D8-9AFA-0B4D03FC427F",
    "europe": "884FADBA-3BF3-4D76-AC7B-83E076852CD4",
    "oceania": "284697B9-D1C2-426B-890A-1ADBAC8EC477",
}


@dataclass(frozen=True)
class Country:
    """A government in a list; `code` in capitals, `key` what it is sorted by, `records` how many it has published."""

    code: str
    iso3: str
    name: str
    names: dict[str, str]
    key: str
    standing: Standing
    records: int

    @property
    def href(self) -> str:
        return country_address(self.code)

    @property
    def letter(self) -> str:
        return self.key[0].upper()

    def as_json(self) -> dict[str, Any]:
        return {
            "identifier": self.code,
            "iso3": self.iso3,
            "names": self.names,
            "standing": self.standing,
            "records": self.records,
            "url": absolute(self.href),
        }


@dataclass(frozen=True)
class CountryGroup:
    anchor: str
    title: str
    countries: Sequence[Country]


def country_address(code: str) -> str:
    return reverse("portal:country", kwargs={"code": code.upper()})


def directory(figures: Figures, *, language: str) -> list[Country]:
    """Return every government in the alphabetical order of the language."""
    return [
        Country(
            code=each.identifier.upper(),
            iso3=each.iso3,
            name=each.names[language],
            names=each.names,
            key=each.sort_keys[language],
            standing=figures.standings.get(each.identifier, Standing.NONE),
            records=figures.records_of(each.identifier),
        )
        for each in countries.sorted_by_name(language)
    ]


def named(listed: Sequence[Country], text: str, *, language: str) -> list[Country]:
    """Return those whose name holds the text, accents and capitals apart, or whose code it is."""
    asked, sought = text.strip().casefold(), sort_key(text.strip(), language)
    found = []
    for each in listed:
        is_code = asked in (each.code.lower(), each.iso3.lower())
        if is_code or asked in each.name.casefold() or (language != "zh" and sought and sought in each.key):
            found.append(each)
    return found


def by_letter(listed: Sequence[Country]) -> list[CountryGroup]:
    letters = dict.fromkeys(each.letter for each in listed)
    return [CountryGroup("", letter, [each for each in listed if each.letter == letter]) for letter in letters]


def by_region(listed: Sequence[Country], *, language: str) -> list[CountryGroup]:
    """Return them by continent; what belongs to none is the European Union, which is no State."""
    regions = {each.identifier: each for each in countries.regions()}
    groups, rest = [], list(listed)
    for anchor, identifier in CONTINENTS.items():
        members = [each for each in rest if each.code.lower() in regions[identifier].members]
        rest = [each for each in rest if each not in members]
        groups.append(CountryGroup(anchor, regions[identifier].titles[language], members))
    groups.append(CountryGroup("organizations", _("Regional economic integration organization"), rest))
    return [each for each in groups if each.countries]


def by_standing(listed: Sequence[Country]) -> list[CountryGroup]:
    groups = [
        CountryGroup(each.value, str(each.label), [one for one in listed if one.standing == each]) for each in Standing
    ]
    return [each for each in groups if each.countries]
