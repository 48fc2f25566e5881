"""The service worker: the program in the reader's browser that keeps the pages he visited."""

import json
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from absch.doors.portal.bodies import build
from absch.doors.portal.public import public
from absch.kernel.languages import SIX, direction

PROGRAM = "absch/service-worker.js"
# What pages need to look like themselves; each under an address that changes with its content.
INTERFACE = ("absch/style.css", "absch/text.css", "absch/favicon.svg", "absch/keep.js", "absch/verify.js")


@public
def service_worker(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Send the program with its edition before it: what to keep at once, and its words in six languages."""
    return HttpResponse(program(), content_type="text/javascript; charset=utf-8")


@once
def program() -> str:
    """Write it; once in each process. Another edition lets the browser drop what it kept under the one before."""
    rest = Path(str(finders.find(PROGRAM))).read_text(encoding="utf-8")
    about: dict[str, Any] = {
        "files": [static(each) for each in INTERFACE],
        "words": {each: words(each) for each in SIX},
    }
    digest = sha256(f"{build()}{json.dumps(about)}{rest}".encode()).hexdigest()[:12]
    edition = json.dumps(about | {"version": digest}, ensure_ascii=False)
    return f"const EDITION = {edition};\n{rest}"


def words(language: str) -> dict[str, str]:
    """Return what the program says in that language; `{time}` is put in by it."""
    with translation.override(language):
        return {
            "direction": direction(language),
            "kept": _("Kept copy of {time}. There is no connection: it may have changed since."),
            "offline": _("There is no connection"),
            "not_kept": _("This page was not kept on this device. Open it again once there is a connection."),
            "pages": _("Pages kept on this device"),
        }
