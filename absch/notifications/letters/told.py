"""The mail beside a notification: the same facts, a few more words."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from absch.formats.catalogue import BY_CODE
from absch.notifications.addresses import draft_address, page_address, register_address
from absch.notifications.letters.writing import compose, country_name
from absch.notifications.models import Notification
from absch.notifications.sentences import sentence, worded
from absch.outbox.followers import Letter, writes
from absch.outbox.models import Delivery
from absch.publishing.models import Request
from absch.records.models import Draft

Kind = Notification.Kind
AWAITING = {Kind.REQUEST_SUBMITTED, Kind.REQUEST_REMINDER}


@writes(
    Kind.REQUEST_SUBMITTED,
    Kind.REQUEST_REMINDER,
    Kind.REQUEST_APPROVED,
    Kind.REQUEST_RETURNED,
    Kind.REQUEST_RECALLED,
    Kind.REQUEST_EXPIRED,
    Kind.DESIGNATED,
    Kind.OFFICE_TAKEN_OVER,
    Kind.OFFICE_PASSED_ON,
    Kind.DEPUTY_NAMED,
    Kind.DESIGNATION_ENDED,
    Kind.DRAFT_STALE,
)
def mail_beside(delivery: Delivery) -> Letter | None:
    """Write what the notification says; nothing of a request that is decided, or of a draft that goes on."""
    told = Notification.objects.filter(pk=delivery.about["notification"]).first()
    if told is None or (told.kind in AWAITING and not is_pending(told.about["request"])):
        return None
    if told.kind == Kind.DRAFT_STALE and not still_waits(told.about):
        return None
    return compose(told.kind, facts(told))


def is_pending(request: int) -> bool:
    return Request.objects.filter(pk=request, state=Request.State.PENDING).exists()


def still_waits(about: dict[str, Any]) -> bool:
    """Whether the draft is there as it was, saved by nobody since."""
    return Draft.objects.filter(record__identifier=about["identifier"], token=about["token"], lock="").exists()


def facts(told: Notification) -> dict[str, Any]:
    about, words, language = told.about, worded(told.about), get_language() or "en"
    number, code = about.get("number", ""), about.get("code", "")
    return {
        **about,
        **days_in(about),
        "sentence": sentence(told),
        "type": words["type"],
        "subject": words["subject"],
        "role": words["role"],
        "country": country_name(about.get("government", "")),
        "types": [str(BY_CODE[each].title) for each in about.get("limited_to", ()) if each in BY_CODE],
        "awaiting": [worded(each) for each in about.get("awaiting", ())],
        "register_address": register_address(language=language),
        "page_address": page_address(code, number, language=language) if number else "",
        "draft_address": draft_address(about.get("identifier", ""), language=language),
    }


def days_in(about: dict[str, Any]) -> dict[str, date | None]:
    """Return the days and moments among the facts, for a template to write in its language."""
    moments = {name: about[name] for name in ("requested_at", "expires_at", "saved_at") if about.get(name)}
    days = {name: about[name] for name in ("since", "until") if about.get(name)}
    return {name: datetime.fromisoformat(text) for name, text in moments.items()} | {
        name: date.fromisoformat(text) for name, text in days.items()
    }
