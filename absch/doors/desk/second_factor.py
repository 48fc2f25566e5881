"""Who acts for a government or the Secretariat shows a second factor first."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from absch.accounts.models import Person
from absch.accounts.queries import designations_of
from absch.accounts.roles import NATIONAL, SECRETARIAT


class SecondFactor:
    """Keeps the pages of the register shut until then. Those of one's account stay open: there it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, about: Any) -> HttpResponse | None:
        matched = request.resolver_match
        if not settings.ABSCH_SECOND_FACTOR or matched is None or "desk" not in matched.app_names:
            return None
        person = request.user
        if not isinstance(person, Person) or has_shown_one(request, person) or not needs_one(person):
            return None
        if is_mfa_enabled(person):
            messages.info(request, _("You act for others here. Show your second factor to go on."))
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}")
        messages.warning(request, _("You act for others here. Set up a second factor first: a key, or an app."))
        return redirect("mfa_index")


def needs_one(person: Person) -> bool:
    """Whether the person holds a national or Secretariat role today."""
    # The clock is read here: a middleware has no place to hand a moment in.
    held = designations_of(person, on=timezone.now().date())
    return any(each.role in NATIONAL | SECRETARIAT for each in held)


def has_shown_one(request: HttpRequest, person: Person) -> bool:
    """Whether a key or a code was shown in this session, at sign-in or afterwards."""
    return any(each.get("method") == "mfa" for each in get_authentication_records(request, person))
