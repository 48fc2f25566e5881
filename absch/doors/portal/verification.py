"""Whether a number stands for something, and what: the form, and the address printed on certificates."""

from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from absch.certificates.queries import STATE_WORDS, State
from absch.certificates.queries import verify as verdict_on
from absch.certificates.verification.receipts import in_groups, with_code
from absch.certificates.verification.verdicts import Verdict
from absch.doors.portal import checks
from absch.doors.portal.history import history_of
from absch.doors.portal.public import (
    absolute,
    ensure_short,
    has_control_characters,
    json_answer,
    public,
    record_address,
)
from absch.doors.portal.refusals import NoRecordNumber
from absch.doors.portal.rows import TypeName, country_names
from absch.doors.portal.standing import Standing
from absch.doors.portal.stored import the_same_for_everyone
from absch.doors.portal.strangers import TooOften, spend
from absch.formats.pages.readings import read_in
from absch.kernel.languages import NAMES, SIX
from absch.records.models import Version

LONGEST_CODE = 100
ONE_BY_ONE = {"most": 600, "seconds": 60}
NOTHING_BEHIND = {State.UNKNOWN, State.TRAINING}


@csrf_exempt
@the_same_for_everyone
def verify(request: HttpRequest, *, as_json: bool = False) -> HttpResponseBase:
    """Answer for one number in the address, or for a list that is sent, without account, cookie or token."""
    if request.method == "POST":
        return checks.check(request, as_json=as_json)
    if request.GET.get("number"):
        try:
            spend(request, "one-by-one", 1, **ONE_BY_ONE)
        except TooOften as refusal:
            return checks.refused(request, refusal, "", as_json=as_json)
    return one(request, as_json=as_json)


@public
def one(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Answer what stands behind one number that somebody typed (`number`)."""
    asked = request.GET.get("number", "").strip()
    try:
        ensure_short(asked)
    except NoRecordNumber as refusal:
        if as_json:
            raise
        about = {"asked": printable(asked), "refusal": refusal, "languages": _languages("/verify")}
        about["limits"] = checks.LIMITS
        return render(request, "portal/verify.html", about, status=400)
    verdict = verdict_on(asked, on=timezone.now().date()) if asked else None
    if as_json:
        return json_answer(_as_json(verdict) if verdict else {"asked": "", "state": None})
    about = {"asked": asked, "verdict": verdict, "limits": checks.LIMITS}
    return render(request, "portal/verify.html", about | (_told(verdict) if verdict else {}))


@public
def certificate(request: HttpRequest, number: str, *, as_json: bool) -> HttpResponse:
    """Answer for the number printed on a certificate, in the reader's language; 404 if nothing stands behind it."""
    ensure_short(number)
    verdict = verdict_on(number, on=timezone.now().date())
    status = 404 if verdict.state in NOTHING_BEHIND else 200
    if as_json:
        return json_answer(_as_json(verdict), status=status)
    about = {"asked": number, "verdict": verdict, "languages": _languages(_goes_on(verdict))} | _told(verdict)
    return render(request, "portal/certificate.html", about, status=status)


@public
def find_receipt(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Lead from a code that was typed (`code`) to its receipt."""
    code = request.GET.get("code", "").strip()[:LONGEST_CODE]
    return redirect("portal:receipt", code=in_groups(with_code(code).code))


def printable(text: str) -> str:
    return "".join(each for each in text if not has_control_characters(each))


def _told(verdict: Verdict) -> dict[str, Any]:
    """Return what the banner of the verdict says, and its state in a word for the title of the page."""
    if verdict.version is None:
        return {"state_word": STATE_WORDS[verdict.state]}
    version, language = verdict.version, get_language() or "en"
    record = version.read()
    names = country_names([version.record.government], language=language)
    address = record_address(version.record.record_type.code, version.number)
    return {
        "state_word": STATE_WORDS[verdict.state],
        "version": version,
        "kind": TypeName.of(version.record.record_type),
        "title": read_in(language, record.titles(), written_in=record.languages),
        "standing": _standing(version, verdict.on),
        "country": names.get(version.record.government, ""),
        "address": address,
        "canonical": absolute(address),
    }


def _standing(version: Version, on: date) -> Standing:
    return history_of(version.record, on=on).standing(version, on=on)


def _as_json(verdict: Verdict) -> dict[str, Any]:
    found: dict[str, Any] = {"asked": verdict.asked, "state": verdict.state, "on": verdict.on.isoformat()}
    found |= {"status": verdict.state, "number": verdict.number, "near": list(verdict.near)}
    if verdict.version is None:
        return found
    version = verdict.version
    code = version.record.record_type.code
    return (
        _standing(version, verdict.on).as_json()
        | found
        | {
            "revision": version.revision,
            "code": code,
            "government": version.record.owner,
            "url": absolute(record_address(code, version.number)),
        }
    )


def _goes_on(verdict: Verdict) -> str:
    """Return the address, without its language, of the page that says the same as this one."""
    if verdict.version is None:
        return f"/verify?number={quote(verdict.asked)}"
    return f"/database/{verdict.version.record.record_type.code}/{verdict.number}"


def _languages(rest: str) -> list[dict[str, str]]:
    """Return where each language goes on, for pages whose own address does not say it."""
    return [{"code": each, "name": NAMES[each], "href": f"/{each}{rest}"} for each in SIX]
