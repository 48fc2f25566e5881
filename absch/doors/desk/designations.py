"""Who acts for a government or the Secretariat: designated, limited, deputised, handed over, ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from absch.accounts import operations as accounts
from absch.accounts.models import Designation, Person
from absch.accounts.queries import covering, designations_of
from absch.accounts.roles import NATIONAL, TITLES, Role
from absch.accounts.rules import GRANTS
from absch.doors.desk.about import country_names, government_options
from absch.doors.desk.access import SignedIn, for_people, government_of, is_administrator
from absch.doors.desk.forms import LONGEST_REASON, Designate, HandOver, Limit, NameDeputy
from absch.kernel.refusals import Refusal

FORMS: Final[Mapping[str, type[forms.Form]]] = {
    "designate": Designate,
    "hand-over": HandOver,
    "name-deputy": NameDeputy,
}


@dataclass(frozen=True)
class Office:
    """A designation in words; `limit` and `end` lead to where it is changed and ended, for who may."""

    designation: Designation
    title: str
    granted_as: str
    limit: str
    end: str


@for_people(writes=True)
def designations(request: SignedIn) -> HttpResponse:
    """Show one's offices and those of one's government; designate, hand over, name a deputy."""
    at = timezone.now()
    if request.method != "POST":
        return _page(request, _chosen(request, request.GET.get("government"), at=at), at=at)
    of, wish = request.POST.get("of", "").lower(), request.POST.get("do", "")
    if wish not in FORMS:
        raise Http404
    form = FORMS[wish](request.POST, auto_id=f"{wish}-%s")
    if not form.is_valid():
        return _page(request, _chosen(request, of, at=at), at=at, form=form, wish=wish)
    try:
        return _done(request, wish, form.cleaned_data, of=of, at=at)
    except Refusal as refusal:
        return _page(request, _chosen(request, of, at=at), at=at, form=form, wish=wish, refusal=refusal)


def _done(request: SignedIn, wish: str, asked: dict, *, of: str, at: datetime) -> HttpResponse:
    who = accounts.Addressee(asked["mailbox"], asked["name"], asked["language"])
    by = request.user
    if wish == "designate":
        role, until = Role(asked["role"]), asked["until"]
        accounts.designate(who, role, of=of, by=by, at=at, limited_to=asked["limited_to"], until=until)
        messages.success(request, _("Designated: %(mailbox)s. A letter says so.") % {"mailbox": who.mailbox})
    elif wish == "hand-over":
        accounts.hand_over(of=of, to=who, by=by, at=at, reason=asked["reason"])
        messages.success(request, _("Handed over to %(mailbox)s. Open requests await that office as before.") % asked)
    else:
        accounts.name_deputy(who, of=of, since=asked["since"], until=asked["until"], by=by, at=at)
        messages.success(request, _("Named as deputy: %(mailbox)s. A letter says so.") % {"mailbox": who.mailbox})
    return redirect(_address(of))


def _address(of: str) -> str:
    return f"{reverse('desk:designations')}?{urlencode({'government': of})}" if of else reverse("desk:designations")


def _chosen(request: SignedIn, asked: str | None, *, at: datetime) -> str:
    """Return whose offices are shown: an administrator's choice, else one's own government's."""
    if is_administrator(request.user, at=at):
        return (asked or "").strip().lower()
    return government_of(request.user, at=at)


def _page(
    request: SignedIn,
    of: str,
    *,
    at: datetime,
    form: forms.Form | None = None,
    wish: str = "",
    refusal: Refusal | None = None,
) -> HttpResponse:
    administers = is_administrator(request.user, at=at)
    shows_all = bool(of) or administers
    granted = grantable(request.user, of=of, at=at)
    held = list(_standing(of, at=at)) if shows_all else []
    initial = {"language": request.LANGUAGE_CODE}
    context = {
        "government": of,
        "country": country_names([of]).get(of, ""),
        "governments": government_options() if administers else [],
        "mine": [_office(each, granted) for each in designations_of(request.user, on=at.date())],
        "offices": [_office(each, granted, by=request.user) for each in held],
        "roles": [(role.value, TITLES[role]) for role in granted],
        "forms": {
            name.replace("-", "_"): form if name == wish and form else blank(initial=initial, auto_id=f"{name}-%s")
            for name, blank in FORMS.items()
        },
        "may_hand_over": Role.PUBLISHING_AUTHORITY in granted and any(map(_is_seat, held)),
        "may_name_deputy": any(_is_seat(each) and each.person_id == request.user.pk for each in held),
        "wrong": form if form and not refusal else None,
        "refusal": refusal,
        "heading": _("Nobody was designated"),
        "longest_reason": LONGEST_REASON,
    }
    status = refusal.status if refusal else 400 if form else 200
    return render(request, "desk/designations.html", context, status=status)


def grantable(person: Person, *, of: str, at: datetime) -> list[Role]:
    """Return the roles that the person may grant for that government, or with "" for the Secretariat."""
    held = set(covering(person, government=of, code="", on=at.date()))
    return [role for role, grantors in GRANTS.items() if grantors & held and (role in NATIONAL) == bool(of)]


def _standing(of: str, *, at: datetime) -> list[Designation]:
    """Return the designations that stand or are still to come."""
    found = Designation.objects.filter(Q(until=None) | Q(until__gte=at.date()), government=of, ended_at=None)
    found = found.select_related("person", "granted_by").order_by("as_deputy", "since", "pk")
    return sorted(found, key=lambda each: list(Role).index(Role(each.role)))


def _is_seat(designation: Designation) -> bool:
    return designation.role == Role.PUBLISHING_AUTHORITY and not designation.as_deputy


def _is_user(designation: Designation) -> bool:
    return designation.role == Role.AUTHORIZED_USER


def _office(designation: Designation, granted: list[Role], *, by: Person | None = None) -> Office:
    is_own_deputy = bool(by and designation.as_deputy and designation.granted_by_id == by.pk)
    is_granted = by is not None and designation.role in granted
    key = {"key": designation.pk}
    return Office(
        designation,
        title=str(TITLES[Role(designation.role)]),
        granted_as=str(TITLES[Role(designation.granted_as)]) if designation.granted_as else "",
        limit=reverse("desk:limit-designation", kwargs=key) if is_granted and _is_user(designation) else "",
        end=reverse("desk:end-designation", kwargs=key) if is_granted or is_own_deputy else "",
    )


@for_people(writes=True)
def limit(request: SignedIn, key: int) -> HttpResponse:
    """Change the types of record that an authorized user may write, with a reason."""
    at = timezone.now()
    found = _designation(request, key, at=at)
    if request.method != "POST":
        form = Limit(initial={"limited_to": found.limited_to}, auto_id="limit-%s")
        return _change(request, found, "desk/limit-designation.html", form=form)
    form, refusal = Limit(request.POST, auto_id="limit-%s"), None
    if form.is_valid():
        asked = form.cleaned_data
        try:
            accounts.limit(found, to=asked["limited_to"], by=request.user, at=at, reason=asked["reason"])
            messages.success(request, _("Changed: %(person)s. A letter says so.") % {"person": found.person})
            return redirect(_address(found.government))
        except Refusal as refused:
            refusal = refused
    return _change(request, found, "desk/limit-designation.html", form=form, refusal=refusal)


@for_people(writes=True)
def end(request: SignedIn, key: int) -> HttpResponse:
    """End a designation, with a reason."""
    at = timezone.now()
    found = _designation(request, key, at=at)
    refusal = None
    if request.method == "POST":
        try:
            accounts.end(found, by=request.user, at=at, reason=request.POST.get("reason", ""))
            messages.success(request, _("Ended: %(person)s. A letter says so.") % {"person": found.person})
            return redirect(_address(found.government))
        except Refusal as refused:
            refusal = refused
    return _change(request, found, "desk/end-designation.html", refusal=refusal)


def _change(
    request: SignedIn,
    designation: Designation,
    template: str,
    *,
    form: forms.Form | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """Ask for what one designation is to become, or show the page again with what was wrong."""
    wrong = form if form and form.errors else None
    context = {
        "office": _office(designation, []),
        "country": country_names([designation.government]).get(designation.government, ""),
        "back": _address(designation.government),
        "typed": request.POST.get("reason", ""),
        "longest_reason": LONGEST_REASON,
        "form": form,
        "wrong": wrong,
        "refusal": refusal,
        "heading": _("The designation was not changed") if form else _("The designation was not ended"),
    }
    return render(request, template, context, status=refusal.status if refusal else 400 if wrong else 200)


def _designation(request: SignedIn, key: int, *, at: datetime) -> Designation:
    """Return a designation that is the person's to see; else it is not there (404). One that has ended says so."""
    found = Designation.objects.filter(pk=key).select_related("person", "granted_by").first()
    if found is None or not _is_to_be_seen(found, by=request.user, at=at):
        raise Http404
    if request.method != "POST":
        accounts.ensure_standing(found, on=at.date())
    return found


def _is_to_be_seen(designation: Designation, *, by: Person, at: datetime) -> bool:
    own = government_of(by, at=at)
    is_own = designation.person_id == by.pk or (own and designation.government == own)
    return bool(is_own) or is_administrator(by, at=at)
