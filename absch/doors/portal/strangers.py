"""Forms open to strangers carry no token and set no cookie: they are held to where they come from, and how often."""

import time
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal


class FromElsewhere(Refusal):
    """Raised when a page of another site has sent the form."""

    code = "from-elsewhere"
    status = 403
    sentence = _("This was sent from a page of another site and was not read. Open this page and send it from here.")


class TooOften(Refusal):
    """Raised beyond a limit; `seconds` until the next may be sent."""

    code = "too-often"
    status = 429
    sentence = _("Too much was asked from your network in a short time. Ask again in %(seconds)s seconds.")


def ensure_from_here(request: HttpRequest) -> None:
    """Raise FromElsewhere for what a browser says it sends for another site; programs say nothing of the kind."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site not in ("same-origin", "none"):
        raise FromElsewhere()
    if site is None and origin is not None:
        ours = {urlsplit(settings.ABSCH_BASE_URL).netloc, request.get_host()}
        if urlsplit(origin).netloc not in ours:
            raise FromElsewhere()


def spend(request: HttpRequest, what: str, cost: int, *, most: int, seconds: int) -> None:
    """Count this against what one address may ask in a stretch of time. Raises TooOften.

    Counted in the cache, by a keyed hash of the address that goes with the stretch.
    """
    now = int(time.time())
    who = salted_hmac("absch.strangers", address_of(request), algorithm="sha256").hexdigest()[:32]
    key = f"spent:{what}:{now // seconds}:{who}"
    cache.add(key, 0, timeout=seconds)
    try:
        spent = cache.incr(key, cost)
    except ValueError:  # gone between the two
        return
    if spent > most:
        raise TooOften(seconds=seconds - now % seconds)


def address_of(request: HttpRequest) -> str:
    """Return the reader's address: as the proxy says it, where one stands before us."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


class InMemory(FileUploadHandler):
    """Holds each uploaded file in memory, up to a byte more than `most`, and lets the rest go by unread."""

    most = 0

    def __init__(self, request: HttpRequest | None = None, *, most: int) -> None:
        super().__init__(request)
        self.most = most

    def new_file(self, *about: Any, **more: Any) -> None:
        super().new_file(*about, **more)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        room = self.most + 1 - self.held.tell()
        if room > 0:
            self.held.write(raw_data[:room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
