"""What a notification says, in one sentence of the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from absch.accounts.roles import TITLES, Role
from absch.formats.catalogue import BY_CODE
from absch.notifications.models import Notification

Kind = Notification.Kind

# What it is about comes after a colon, so that it needs no case and no article.
SENTENCES = {
    Kind.REQUEST_REMINDER: _("%(requester)s has been waiting for your decision since %(requested_on)s: %(subject)s"),
    Kind.REQUEST_APPROVED: _("Your request was approved: %(subject)s"),
    Kind.REQUEST_RETURNED: _("Your request was returned (%(subject)s). The reason: %(reason)s"),
    Kind.REQUEST_RECALLED: _("%(requester)s took a request back: %(subject)s"),
    Kind.REQUEST_EXPIRED: _("Nobody decided on your request within twelve weeks, so it has expired: %(subject)s"),
    Kind.RECORD_PUBLISHED: _("Published: %(number)s (%(type)s)"),
    Kind.RECORD_AMENDED: _("Amended: %(number)s, which takes the place of the version before (%(type)s)"),
    Kind.RECORD_REVOKED: _("Revoked: %(number)s (%(type)s)"),
    Kind.RECORD_WITHDRAWN: _("Withdrawn: %(number)s (%(type)s)"),
    Kind.RECORD_REDACTED: _("Redacted: %(number)s (%(type)s)"),
    Kind.CERTIFICATE_EXPIRING: _("About to expire, on %(expires_on)s: %(number)s"),
    Kind.DESIGNATED: _("%(by)s designated you: %(role)s"),
    Kind.OFFICE_TAKEN_OVER: _("%(by)s handed an office over to you: %(role)s"),
    Kind.OFFICE_PASSED_ON: _("Your office passed to %(successor)s (%(role)s). The reason: %(reason)s"),
    Kind.DEPUTY_NAMED: _("%(by)s named you as deputy from %(since)s to %(until)s: %(role)s"),
    Kind.DESIGNATION_ENDED: _("Your designation was ended (%(role)s). The reason: %(reason)s"),
    Kind.DRAFT_STALE: _("Nobody has saved this draft since %(saved_on)s: %(subject)s"),
}
ASKED = {
    "publish": _("%(requester)s asks you to publish a record: %(subject)s"),
    "amend": _("%(requester)s asks you to publish an amendment: %(subject)s"),
    "revoke": _("%(requester)s asks you to revoke a permit or certificate: %(subject)s"),
    "withdraw": _("%(requester)s asks you to withdraw a record: %(subject)s"),
}
SECRETARIAT = _("The Secretariat")
NOT_PUBLISHED_YET = _("%(type)s, draft %(identifier)s")


def sentence(notification: Notification) -> str:
    """Return what the person is told, in the active language, as plain text."""
    about, kind = notification.about, Kind(notification.kind)
    wording = ASKED[about["act"]] if kind is Kind.REQUEST_SUBMITTED else SENTENCES[kind]
    return str(wording) % worded(about)


def worded(about: Mapping[str, Any]) -> dict[str, str]:
    """Return the facts as a sentence shows them: types, roles and days in the active language."""
    record_type, role = BY_CODE.get(about.get("code", "")), about.get("role", "")
    shown = {name: str(fact) for name, fact in about.items()}
    for name in ("by", "requester"):
        shown[name] = shown.get(name) or str(SECRETARIAT)
    shown["type"] = str(record_type.title) if record_type else str(about.get("code", ""))
    shown["role"] = str(TITLES[Role(role)]) if role else ""
    shown["subject"] = shown.get("number") or str(NOT_PUBLISHED_YET) % {"identifier": "", **shown}
    for name in ("since", "until", "expires_on"):
        shown[name] = shown_day(about.get(name, ""))
    shown["requested_on"] = shown_day(about.get("requested_at", ""))
    shown["saved_on"] = shown_day(about.get("saved_at", ""))
    return shown


def shown_day(moment: str) -> str:
    """Return the day of a date or time in ISO form as the active language writes it."""
    return date_format(date.fromisoformat(moment[:10]), "DATE_FORMAT") if moment else ""
