"""Whether the service lives, and what of it is behind. Open to everyone: counts and states, no letter's words."""

import tempfile
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from absch.outbox import queries as outbox
from absch.outbox.models import Delivery

READY, BEHIND, FAILING, UNKNOWN = "ready", "behind", "failing", "unknown"
Finding = dict[str, str | int]


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Answer that the process answers; nothing else is touched."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Say what is ready: 503 when nothing can be read or written, 200 when something is merely behind."""
    at = timezone.now()
    findings = {"database": _database(), "files": _files()}
    for part, look in (("outbox", _outbox), ("mail", _mail)):
        findings[part] = _looked_at(look, at) if findings["database"]["state"] == READY else {"state": UNKNOWN}
    states = {each["state"] for each in findings.values()}
    worst = next((each for each in (FAILING, BEHIND) if each in states), READY)
    return JsonResponse({"state": worst, **findings}, status=503 if worst == FAILING else 200)


def _database() -> Finding:
    try:
        outbox.pulse()
    except DatabaseError:
        return {"state": FAILING}
    return {"state": READY}


def _files() -> Finding:
    """Write a byte into the data folder, in a file that nobody ever sees."""
    try:
        with tempfile.TemporaryFile(dir=settings.ABSCH_DATA_DIR, buffering=0) as probe:
            probe.write(b"\0")
    except OSError:
        return {"state": FAILING}
    return {"state": READY}


def _looked_at(look: Callable[[datetime], Finding], at: datetime) -> Finding:
    try:
        return look(at)
    except DatabaseError:
        return {"state": UNKNOWN}


def _outbox(at: datetime) -> Finding:
    backlog = outbox.backlog(at=at)
    return {
        "state": backlog.state,
        "late": backlog.late_announcements + backlog.late_letters,
        "given_up": backlog.dead,
    }


def _mail(at: datetime) -> Finding:
    """Count letters that wait because a try to hand them over failed, and letters given up."""
    letters = Delivery.objects.order_by()
    put_off = letters.filter(state=Delivery.State.QUEUED, tries__gt=0).count()
    given_up = letters.filter(state=Delivery.State.DEAD).count()
    return {"state": BEHIND if put_off or given_up else READY, "put_off": put_off, "given_up": given_up}
