"""The list of countries, and the page of each: where it stands, since when, and what it has published."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language

from absch.countries import queries as countries
from absch.countries.status import Standing
from absch.doors.portal.contacts import contacts_of
from absch.doors.portal.directory import (
    Country,
    CountryGroup,
    by_letter,
    by_region,
    by_standing,
    country_address,
    directory,
    named,
)
from absch.doors.portal.figures import figures
from absch.doors.portal.profile import latest_of, profile_of
from absch.doors.portal.public import ensure_short, json_answer, public

# What the list can be narrowed to; "others" are those that have not ratified.
STATUSES = {
    "party": {Standing.PARTY},
    "ratified": {Standing.RATIFIED},
    "signatory": {Standing.SIGNATORY},
    "none": {Standing.NONE},
    "others": {Standing.SIGNATORY, Standing.NONE},
}
ORDERS = ("letter", "region", "status")
MOST_CONTACTS = 6


@dataclass(frozen=True)
class Asked:
    """What the list is asked for; what it does not know is as if it had not been asked."""

    text: str
    region: str
    status: str
    by: str


def asked_in(request: HttpRequest) -> Asked:
    text = request.GET.get("q", "").strip()
    ensure_short(text)
    status, by = request.GET.get("status", ""), request.GET.get("by", "")
    return Asked(
        text,
        request.GET.get("region", ""),
        status if status in STATUSES else "",
        by if by in ORDERS else "letter",
    )


@public
def list_countries(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """List the governments in the reader's order, narrowed to what is asked."""
    asked, on, language = asked_in(request), timezone.now().date(), get_language() or "en"
    regions = countries.regions()
    listed = directory(figures(on=on), language=language)
    total = len(listed)
    region = next((each for each in regions if each.identifier == asked.region), None)
    if asked.text:
        listed = named(listed, asked.text, language=language)
    if region:
        listed = [each for each in listed if each.code.lower() in region.members]
    if asked.status:
        listed = [each for each in listed if each.standing in STATUSES[asked.status]]
    if as_json:
        return json_answer({"total": len(listed), "on": on.isoformat(), "results": [each.as_json() for each in listed]})
    about = {
        "asked": asked,
        "regions": [{"identifier": each.identifier, "title": each.titles[language]} for each in regions],
        "groups": _grouped(listed, asked.by, language),
        "found": len(listed),
        "total": total,
        "on": on,
    }
    return render(request, "portal/countries.html", about)


def _grouped(listed: list[Country], by: str, language: str) -> list[CountryGroup]:
    if by == "region":
        return by_region(listed, language=language)
    return by_standing(listed) if by == "status" else by_letter(listed)


@public
def country(request: HttpRequest, code: str, *, as_json: bool) -> HttpResponse:
    """Show where one government stands and what it has published; 404 for a code that nobody has."""
    on, language = timezone.now().date(), get_language() or "en"
    government = countries.government(code) if len(code) <= 3 else None
    if government is None:
        raise Http404
    if code != code.upper():
        address = country_address(code)
        return redirect(f"{address}.json" if as_json else address, permanent=True)
    profile = profile_of(government, figures(on=on), language=language)
    if as_json:
        return json_answer(profile.as_json())
    about: dict[str, Any] = {
        "profile": profile,
        "rows": latest_of(government, on=on, language=language),
        "contacts": contacts_of(government.identifier, language=language)[:MOST_CONTACTS],
    }
    return render(request, "portal/country.html", about)
