"""The code that a telephone reads from a page: the address under which the number is checked."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from absch.doors.portal.public import certificate_address
from absch.kernel.numbers import read_number

# What a number's code says never changes, whatever becomes of the record.
FOR_LONG = "public, max-age=31536000, immutable"


@require_safe
def code(request: HttpRequest, number: str) -> HttpResponse:
    """Draw the code of that number, which need not exist; 404 for what is no number."""
    read = read_number(number)
    if read is None or str(read) != number:
        raise Http404
    drawn = BytesIO()
    made = segno.make(certificate_address(number), error="m", micro=False)
    made.save(drawn, kind="svg", border=2, omitsize=True, nl=False, xmldecl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml", headers={"Cache-Control": FOR_LONG})
