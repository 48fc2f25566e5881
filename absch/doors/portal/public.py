"""How the views of this door are opened: to everyone, for reading, each as a page and as JSON."""

import unicodedata
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from absch.doors.portal.refusals import IllegibleAddress, NoRecordNumber
from absch.doors.portal.stored import the_same_for_everyone
from absch.kernel.refusals import Refusal

PublicView = Callable[..., HttpResponseBase]
# Characters; numbers have about thirty, and may come with blanks around them.
LONGEST_NUMBER = 100


def public(view: PublicView) -> PublicView:
    """Open a view to everyone: it answers all readers alike, changes nothing, and says "no" as a page or as JSON."""

    @require_safe
    @wraps(view)
    def opened(request: HttpRequest, *, as_json: bool = False, **about: Any) -> HttpResponseBase:
        try:
            if has_control_characters(request.path_info):
                raise IllegibleAddress()
            return view(request, as_json=as_json, **about)
        except Refusal as refusal:
            if as_json:
                return json_answer({"code": refusal.code, "sentence": str(refusal)}, status=refusal.status)
            return render(request, "portal/refused.html", {"refusal": refusal}, status=refusal.status)
        except Http404:
            if as_json:
                sentence = _("There is nothing under this address.")
                return json_answer({"code": "not-found", "sentence": sentence}, status=404)
            raise

    return the_same_for_everyone(opened)


def with_twin(route: str, view: PublicView, name: str) -> list[URLPattern]:
    """Return the view's page and, at the same address with `.json`, its twin."""
    return [
        path(f"{route}.json", view, {"as_json": True}, name=f"{name}_json"),
        path(route, view, name=name),
    ]


def json_answer(value: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return JsonResponse(
        value,
        status=status,
        content_type="application/json; charset=utf-8",
        headers={"Access-Control-Allow-Origin": "*"},
        json_dumps_params={"ensure_ascii": False},
    )


def has_control_characters(text: str) -> bool:
    return any(unicodedata.category(letter) == "Cc" for letter in text)


def ensure_short(number: str) -> None:
    """Raise NoRecordNumber for what is too long, or holds control characters."""
    if len(number) > LONGEST_NUMBER or has_control_characters(number):
        raise NoRecordNumber()


def absolute(address: str) -> str:
    return f"{settings.ABSCH_BASE_URL}{address}"


def record_address(code: str, number: str) -> str:
    return reverse("portal:record", kwargs={"code": code, "number": number})


def certificate_address(number: str) -> str:
    """Return the address that stands on certificates, the same in every language."""
    return absolute(reverse("certificate", kwargs={"number": number}))
