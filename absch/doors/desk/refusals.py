"""Refusals as pages of the desk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from absch.kernel.refusals import Refusal


class NotConfirmed(Refusal):
    """Raised when something is to be published and the warning about confidential content was not ticked."""

    code = "not-confirmed"
    status = 400
    sentence = gettext_lazy("Confirm that nothing in the record is confidential: tick the box before the button.")


class NoLanguageChosen(Refusal):
    code = "no-language"
    status = 400
    sentence = gettext_lazy("Choose at least one language: every text of the record is written in it.")


class NoSuchGovernment(Refusal):
    code = "no-such-government"
    status = 400
    sentence = gettext_lazy("Choose the government that the record speaks for.")


class NoOffice(Refusal):
    """Raised when a page of a government's office is opened by somebody who holds none."""

    code = "no-office"
    status = 403
    sentence = gettext_lazy("This page is for those who act for a government. You hold no office at present.")


class NotFoundHere(Refusal):
    """Raised when a number or identifier names no record that is the person's to see."""

    code = "not-found-here"
    status = 404
    sentence = gettext_lazy("Among the records that are yours to see there is none called “%(wanted)s”.")


def refused(request: HttpRequest, refusal: Refusal, *, title: str = "", back: str = "") -> HttpResponse:
    """Answer with the refusal as a page of its own, where no form is to be shown again."""
    about = {"refusal": refusal, "title": title or _("Not done"), "back": back or request.path, "frame": "desk.html"}
    return render(request, "refusal.html", about, status=refusal.status)


@never_cache
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old: nothing was done, and the browser still has what was typed."""
    return render(request, "desk/stale.html", status=403)
