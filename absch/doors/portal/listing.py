"""The lists of records."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from absch.countries import queries as countries
from absch.doors.portal.public import json_answer, public
from absch.doors.portal.refusals import NoGovernment, NoPageNumber
from absch.doors.portal.rows import Row, TypeName, country_names, rows_of
from absch.formats.catalogue import BY_CODE, RECORD_TYPES
from absch.records import queries as records

ON_A_PAGE = 50
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
_GOVERNMENT = re.compile(r"[A-Za-z]{2,3}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What a list is asked for: `government` is a code in small letters, or ""."""

    government: str
    page: int


def asked_in(request: HttpRequest) -> Asked:
    """Read the question of a list. Raises NoPageNumber and NoGovernment."""
    page, government = request.GET.get("page", "1"), request.GET.get("government", "").strip()
    if not _PAGE_NUMBER.fullmatch(page):
        raise NoPageNumber()
    if government and not (_GOVERNMENT.fullmatch(government) and countries.government(government)):
        raise NoGovernment()
    return Asked(government.lower(), int(page))


@public
def database(request: HttpRequest, *, as_json: bool, code: str = "") -> HttpResponse:
    """List the current records of one type, or of all, newest first."""
    record_type = BY_CODE.get(code)
    if code and record_type is None:
        raise Http404
    asked, language = asked_in(request), get_language() or "en"
    found = records.current_versions(
        schema=record_type.schema if record_type else "", government=asked.government or None
    )
    pages = Paginator(found, ON_A_PAGE)
    if asked.page > pages.num_pages:
        raise Http404
    page = pages.page(asked.page)
    rows = rows_of(list(page.object_list), on=timezone.now().date(), language=language)
    if as_json:
        return json_answer(_as_json(rows, pages, asked))
    names = country_names([asked.government], language=language)
    about = {
        "kind": TypeName.of(record_type) if record_type else None,
        "kinds": [TypeName.of(each) for each in RECORD_TYPES.values()],
        "rows": rows,
        "total": pages.count,
        "page": page,
        "numbers": pages.get_elided_page_range(asked.page),
        "government": asked.government,
        "country": names.get(asked.government, ""),
    }
    return render(request, "portal/database.html", about)


def _as_json(rows: list[Row], pages: Paginator, asked: Asked) -> dict[str, Any]:
    return {
        "total": pages.count,
        "page": asked.page,
        "pages": pages.num_pages,
        "results": [each.as_json() for each in rows],
    }
