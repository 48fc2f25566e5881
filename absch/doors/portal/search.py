"""Search by number or by the name of a country: what is found is opened, or its near misses are shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from absch.certificates.queries import verify
from absch.doors.portal.directory import directory, named
from absch.doors.portal.figures import figures
from absch.doors.portal.public import absolute, ensure_short, json_answer, public, record_address
from absch.doors.portal.strangers import spend

OFTEN = {"most": 600, "seconds": 60}


@public
def search(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Lead to the record of that number (`q`), else say what was not found and what may have been meant."""
    asked, on, language = request.GET.get("q", "").strip(), timezone.now().date(), get_language() or "en"
    ensure_short(asked)
    if not asked:
        return json_answer({"total": 0, "results": []}) if as_json else render(request, "portal/search.html", {})
    spend(request, "search", 1, **OFTEN)
    verdict = verify(asked, on=on)
    if verdict.version:
        number = verdict.version.number
        address = record_address(verdict.version.record.record_type.code, number)
        if as_json:
            return json_answer({"total": 1, "results": [{"number": number, "url": absolute(address)}]})
        return redirect(address)
    found = named(directory(figures(on=on), language=language), asked, language=language)
    if as_json:
        results = [each.as_json() for each in found]
        return json_answer({"total": len(results), "results": results, "near": list(verdict.near)})
    # In a sentence that runs from right to left, a number still runs from left to right.
    about = {"asked": asked, "isolated": format_html("<bdi>{}</bdi>", asked), "near": verdict.near, "found": found}
    return render(request, "portal/search.html", about)
