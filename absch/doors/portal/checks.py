"""Lists of numbers and files that strangers send to be checked, and the receipts they get."""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from absch.certificates.models import Receipt
from absch.certificates.verification import receipts
from absch.certificates.verification.answers import Upload, answers
from absch.certificates.verification.lists import MOST, asked_in, text_of
from absch.certificates.verification.receipts import Line
from absch.certificates.verification.refusals import NothingAsked, TooLarge, TooManyFiles, TooManyNumbers
from absch.doors.portal.public import absolute, json_answer, public
from absch.doors.portal.result import Result, row_as_json
from absch.doors.portal.strangers import InMemory, TooOften, ensure_from_here, spend
from absch.kernel.languages import NAMES, SIX
from absch.kernel.refusals import Refusal

MEGABYTE = 1024 * 1024
LARGEST_FILE = 5  # megabytes
LARGEST_WHOLE = 25
FILES = 20
PAGE = 100
LISTS = {"most": 60, "seconds": 600}
NUMBERS = {"most": 100_000, "seconds": 3600}
LIMITS = {
    "most_numbers": MOST,
    "most_files": FILES,
    "largest": LARGEST_FILE,
    "largest_whole": LARGEST_WHOLE,
    "lists": LISTS["most"],
    "lists_minutes": LISTS["seconds"] // 60,
    "numbers": NUMBERS["most"],
}
COLUMNS = (
    "row",
    "asked",
    "number",
    "state_then",
    "state_now",
    "changed",
    "published_on",
    "expires_on",
    "ended_on",
    "latest",
    "file",
    "sha256",
)


def check(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Answer a list and files sent by POST, and make their receipt; a refusal shows the form with what was typed."""
    typed = ""
    try:
        ensure_from_here(request)
        spend(request, "lists", 1, **LISTS)
        typed, files = _sent(request)
        texts, uploads = _read(typed, files)
        spend(request, "numbers", len(texts) + len(uploads), **NUMBERS)
        at = timezone.now()
        answered = answers(texts, uploads, on=at.date())
        receipt = receipts.make(answered, at=at)
    except Refusal as refusal:
        return refused(request, refusal, typed, as_json=as_json)
    lines = [Line(place, each, each) for place, each in enumerate(answered, start=1)]
    response = _shown(request, receipt, lines, on=at.date(), as_json=as_json)
    response["Cache-Control"] = "no-store"
    return response


@public
def receipt(request: HttpRequest, code: str, *, as_json: bool, as_csv: bool = False) -> HttpResponseBase:
    """Show what was answered when the receipt was made, and what is answered today."""
    found = receipts.with_code(code)
    on = timezone.now().date()
    lines = receipts.lines_of(found, on=on)
    return _as_csv(found, lines) if as_csv else _shown(request, found, lines, on=on, as_json=as_json)


def refused(request: HttpRequest, refusal: Refusal, typed: str, *, as_json: bool) -> HttpResponse:
    if as_json:
        response = json_answer({"code": refusal.code, "sentence": str(refusal)}, status=refusal.status)
    else:
        about = {"list_refusal": refusal, "typed": typed, "limits": LIMITS}
        response = render(request, "portal/verify.html", about, status=refusal.status)
    if isinstance(refusal, TooOften):
        response["Retry-After"] = str(refusal.facts["seconds"])
    response["Cache-Control"] = "no-store"
    return response


def _sent(request: HttpRequest) -> tuple[str, list[UploadedFile]]:
    """Return what was typed, and the files, none of which touches a disk."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_WHOLE * MEGABYTE:
        raise TooLarge(most=LARGEST_FILE, all=LARGEST_WHOLE)
    request.upload_handlers = [InMemory(request, most=LARGEST_FILE * MEGABYTE)]
    try:
        return request.POST.get("numbers", ""), request.FILES.getlist("files")
    except TooManyFilesSent:
        raise TooManyFiles(most=FILES) from None
    except (RequestDataTooBig, TooManyFieldsSent):
        raise TooManyNumbers(most=MOST) from None
    except MultiPartParserError:
        raise NothingAsked() from None


def _read(typed: str, files: Sequence[UploadedFile]) -> tuple[list[str], list[Upload]]:
    """Return every number asked, and the files to be compared."""
    if len(files) > FILES:
        raise TooManyFiles(most=FILES)
    if any((each.size or 0) > LARGEST_FILE * MEGABYTE for each in files):
        raise TooLarge(most=LARGEST_FILE, all=LARGEST_WHOLE)
    texts, uploads = asked_in(typed), []
    for each in files:
        upload = Upload(each.name or "", each.read())
        if b"%PDF-" in upload.content[:1024] or upload.name.lower().endswith(".pdf"):
            uploads.append(upload)
        else:
            texts += asked_in(text_of(upload.content))
    if not texts and not uploads:
        raise NothingAsked()
    if len(texts) > MOST:
        raise TooManyNumbers(most=MOST)
    return texts, uploads


def _shown(request: HttpRequest, found: Receipt, lines: Sequence[Line], *, on: date, as_json: bool) -> HttpResponse:
    code, address = receipts.in_groups(found.code), _address(found)
    if as_json:
        return json_answer(_as_json(code, found.at, lines, on=on))
    as_typed = request.GET.get("order") == "typed"
    ordered = list(lines) if as_typed else sorted(lines, key=lambda line: (line.rank, line.place))
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    about = {
        "receipt": {"code": code, "address": address, "at": found.at},
        "result": Result.of(lines, on=on),
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "as_typed": as_typed,
        "languages": [{"code": each, "name": NAMES[each], "href": f"/{each}/verify/receipt/{code}"} for each in SIX],
        "is_new": request.method == "POST",
    }
    return render(request, "portal/receipt.html", about)


def _address(found: Receipt) -> str:
    return reverse("portal:receipt", kwargs={"code": receipts.in_groups(found.code)})


def _as_json(code: str, at: datetime, lines: Sequence[Line], *, on: date) -> dict[str, Any]:
    result = Result.of(lines, on=on)
    return {
        "receipt": code,
        "url": absolute(reverse("portal:receipt", kwargs={"code": code})),
        "at": at.isoformat(),
        "on": on.isoformat(),
        "total": len(lines),
        "counts": {str(each.state): each.count for each in result.counts},
        "changed": result.changed,
        "results": [row_as_json(line) for line in lines],
    }


def _as_csv(found: Receipt, lines: Sequence[Line]) -> HttpResponse:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in lines:
        then, now = line.then, line.now
        days = (now.published_on, now.expires_on, now.ended_on)
        states = (then.state, now.state, "yes" if line.is_changed else "no")
        writer.writerow(
            [
                _harmless(str(each))
                for each in (line.place, now.asked, now.number, *states, *days, now.latest, now.file, now.digest)
            ]
        )
    # A byte order mark, by which spreadsheets know the encoding.
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="receipt-{receipts.in_groups(found.code)}.csv"'
    return response


def _harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
