"""The certificate as a PDF, for everyone."""

from django.http import Http404, HttpRequest, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language

from absch.certificates.refusals import TooManyRenderings
from absch.certificates.renditions import Rendition, rendition
from absch.doors.portal.kept import CACHE_CONTROL
from absch.doors.portal.public import ensure_short, public
from absch.formats.types.permit import Permit
from absch.kernel.numbers import read_number
from absch.records import queries as records

RETRY_AFTER = 5  # seconds


@public
def pdf(request: HttpRequest, code: str, number: str, *, as_json: bool) -> HttpResponseBase:
    """Send the PDF of a permit in the language of the address; of its latest version where no revision is named.

    410 once it is redacted, 503 while several others are being made.
    """
    ensure_short(number)
    read = read_number(number)
    version = records.version_numbered(read) if read and read.code == code == Permit.code else None
    if version is None:
        raise Http404
    try:
        return _sent(request, rendition(version, language=get_language() or "en", at=timezone.now()))
    except TooManyRenderings as refusal:
        busy = render(request, "portal/refused.html", {"refusal": refusal}, status=refusal.status)
        busy["Retry-After"] = str(RETRY_AFTER)
        return busy


def _sent(request: HttpRequest, made: Rendition) -> HttpResponseBase:
    etag = f'"{made.digest}"'
    held = [each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))]
    response: HttpResponseBase
    if etag in held or "*" in held:
        response = HttpResponseNotModified()
    else:
        # A stream of one piece: the store of answers keeps no streams, and this is a file already.
        body = [] if request.method == "HEAD" else [made.read()]
        response = StreamingHttpResponse(body, content_type="application/pdf")
        response["Content-Length"] = str(made.size)
        response["Content-Disposition"] = f'inline; filename="{made.filename}"'
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    return response
