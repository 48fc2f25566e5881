"""What the registry held on a day: as a page, as JSON, and as a table for spreadsheets."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from absch.accounts.roles import TITLES, Role
from absch.countries import queries as countries
from absch.doors.portal.directory import country_address
from absch.doors.portal.public import json_answer, public
from absch.doors.portal.refusals import NoDay, NoReckoning
from absch.doors.portal.rows import TypeName, country_names
from absch.formats.catalogue import RECORD_TYPES
from absch.statistics import queries
from absch.statistics.counts import BESIDE, COVERING, NATIONAL, REFERENCE, Basis, Coverage, Statistics, Tally

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
OFFICES = (Role.FOCAL_POINT, Role.PUBLISHING_AUTHORITY, Role.AUTHORIZED_USER)
COLUMNS = (
    *("on", "parties_counted", "group", "code", "name"),
    *("total", "of_parties", "parties", "of_non_parties", "non_parties"),
)


@dataclass(frozen=True)
class Asked:
    on: date
    basis: Basis


@dataclass(frozen=True)
class TypeRow:
    """One type's row: `share` is the part of all Parties that have such a record, in per cent."""

    kind: TypeName
    schema: str
    tally: Tally
    share: float


@dataclass(frozen=True)
class CoveredParty:
    name: str
    key: str
    href: str
    of: Coverage

    @property
    def records(self) -> list[int]:
        return [self.of.records[schema] for schema in COVERING]


def asked_in(request: HttpRequest, *, today: date) -> Asked:
    """Read the question. Raises NoDay for what is no day or one to come, and NoReckoning."""
    day, basis = request.GET.get("on", "").strip(), request.GET.get("parties", Basis.RATIFIED)
    if basis not in set(Basis):
        raise NoReckoning()
    try:
        on = date.fromisoformat(day) if day else today
    except ValueError:
        raise NoDay() from None
    if on > today or (day and not _DAY.fullmatch(day)):
        raise NoDay()
    return Asked(on, Basis(basis))


@public
def statistics(request: HttpRequest, *, as_json: bool, as_csv: bool = False) -> HttpResponse:
    """Show what stood on the day that is asked for, by type and by who published it."""
    today, language = timezone.now().date(), get_language() or "en"
    asked = asked_in(request, today=today)
    counted = queries.statistics(on=asked.on, basis=asked.basis)
    if as_json:
        return json_answer(_as_json(counted))
    if as_csv:
        return _as_csv(counted)
    covered = _covered(counted, language)
    about = {
        "asked": asked,
        "today": today,
        "counted": counted,
        "parties": len(counted.parties),
        "national": list(_types(counted, NATIONAL)),
        "reference": list(_types(counted, REFERENCE)),
        "beside": list(_types(counted, BESIDE)),
        "offices": [(TITLES[role], counted.designated(role)) for role in OFFICES],
        "covered": covered,
        "covering": [TypeName.of(RECORD_TYPES[schema]) for schema in COVERING],
        "share": _share(len(covered), counted),
        "all_share": _share(counted.national.parties, counted),
        "query": f"?on={asked.on.isoformat()}&parties={asked.basis}",
    }
    return render(request, "portal/statistics.html", about)


def _types(counted: Statistics, schemas: Sequence[str]) -> Iterator[TypeRow]:
    for schema in schemas:
        tally = counted.tally(schema)
        yield TypeRow(TypeName.of(RECORD_TYPES[schema]), schema, tally, _share(tally.parties, counted))


def _share(parties: int, counted: Statistics) -> float:
    return 100 * parties / len(counted.parties) if counted.parties else 0.0


def _covered(counted: Statistics, language: str) -> list[CoveredParty]:
    """Return the Parties with what each has, in the alphabetical order of the language."""
    found = counted.covered()
    names = country_names([each.government for each in found], language=language)
    keys = {each.identifier: each.sort_keys[language] for each in countries.governments()}
    rows = [
        CoveredParty(names[each.government], keys[each.government], country_address(each.government), each)
        for each in found
    ]
    return sorted(rows, key=lambda row: (row.key, row.of.government))


def _as_json(counted: Statistics) -> dict[str, Any]:
    return {
        "on": counted.on.isoformat(),
        "parties_counted": counted.basis,
        "parties": len(counted.parties),
        "records": counted.records,
        "national": _told(counted.national) | {"types": _types_told(counted, NATIONAL)},
        "reference": {"records": counted.reference.total, "types": _totals_told(counted, REFERENCE)},
        "beside": {"types": _totals_told(counted, BESIDE)},
        "certificates": {"constituted": _told(counted.certificates), "in_force": _told(counted.in_force)},
        "designations": {role.value: _told(counted.designated(role), "people") for role in OFFICES},
        "coverage": _coverage_told(counted),
    }


def _told(tally: Tally, what: str = "records") -> dict[str, Any]:
    renamed = {"total": what, "of_others": "of_non_parties", "others": "non_parties"}
    return {renamed.get(name, name): count for name, count in asdict(tally).items()}


def _types_told(counted: Statistics, schemas: Sequence[str]) -> list[dict[str, Any]]:
    return [{"code": RECORD_TYPES[each].code, "schema": each} | _told(counted.tally(each)) for each in schemas]


def _totals_told(counted: Statistics, schemas: Sequence[str]) -> list[dict[str, Any]]:
    """Whose they are is told of national records alone."""
    totals = {each: counted.tally(each).total for each in schemas}
    return [{"code": RECORD_TYPES[each].code, "schema": each, "records": totals[each]} for each in schemas]


def _coverage_told(counted: Statistics) -> dict[str, Any]:
    covered = counted.covered()
    names = countries.names_of(each.government for each in covered)
    results = [
        {
            "identifier": each.government.upper(),
            "names": names[each.government],
            "records": {RECORD_TYPES[schema].code: count for schema, count in each.records.items()},
            "national": each.national,
        }
        for each in covered
    ]
    return {"total": len(covered), "share": round(_share(len(covered), counted), 1), "results": results}


def _as_csv(counted: Statistics) -> HttpResponse:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    groups = {"national": NATIONAL, "reference": REFERENCE, "beside": BESIDE}
    rows = [
        (group, row.kind.code, row.kind.plural, row.tally) for group in groups for row in _types(counted, groups[group])
    ]
    rows += [("designations", role.value, str(TITLES[role]), counted.designated(role)) for role in OFFICES]
    for group, code, name, tally in rows:
        # Whose they are is told of national records and of designations alone.
        whose = asdict(tally).values() if group in ("national", "designations") else (tally.total, "", "", "", "")
        writer.writerow([counted.on.isoformat(), counted.basis, group, code, name, *whose])
    # A byte order mark, by which spreadsheets know the encoding.
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="statistics-{counted.on.isoformat()}.csv"'
    return response
