"""The first page: what this place is, where each State stands, what was published last, and where to go on."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from absch.countries.status import Standing
from absch.doors.portal.critical import critical
from absch.doors.portal.directory import by_letter, directory
from absch.doors.portal.figures import COUNTED, figures
from absch.doors.portal.public import json_answer, public
from absch.doors.portal.rows import rows_of
from absch.doors.portal.worldmap import world_map
from absch.records import queries as records

LATEST = 5
KEY: list[tuple[str, str, tuple[Standing, ...]]] = [
    ("party", "p", (Standing.PARTY,)),
    ("ratified", "r", (Standing.RATIFIED,)),
]
KEY += [("others", "n", (Standing.SIGNATORY, Standing.NONE))]


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the reader's language."""
    response = HttpResponseRedirect(reverse("portal:home"))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@public
def home(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Show the whole registry at a glance, in one answer that needs no other to be read."""
    on, language = timezone.now().date(), get_language() or "en"
    counted = figures(on=on)
    latest = list(records.current_versions().filter(record__schema__in=COUNTED)[:LATEST])
    rows = rows_of(latest, on=on, language=language)
    if as_json:
        results = [each.as_json() for each in rows]
        return json_answer({"total": counted.records, "figures": counted.as_json(), "results": results})
    listed = directory(counted, language=language)
    key = [
        {"status": status, "sign": sign, "count": counted.count_of(*of), "publishing": counted.publishing(*of)}
        for status, sign, of in KEY
    ]
    about = {
        "rows": rows,
        "figures": counted,
        "map": world_map(counted, {each.code.lower(): each.name for each in listed}),
        "key": key,
        "groups": by_letter(listed),
        "critical": critical(),
    }
    response = render(request, "portal/home.html", about)
    response["Content-Security-Policy"] = critical().policy
    return response


# The policy's frame-ancestors says the same to every browser that is still in use, and each byte counts here.
home = xframe_options_exempt(home)
