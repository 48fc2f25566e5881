"""Lay the paper out as a tagged PDF/A-3, with the record enclosed and nothing fetched from anywhere."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils import translation

from absch.certificates.packing import pack_fonts
from absch.certificates.paper import Paper
from absch.certificates.queries import State

DRAWINGS = Path(__file__).parent / "drawings"
SEALS = {
    State.IN_FORCE: "seal-in-force",
    State.SUPERSEDED: "seal-superseded",
    State.REVOKED: "seal-revoked",
    State.EXPIRED: "seal-expired",
}
OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}


def render(paper: Paper) -> bytes:
    """Return the PDF, unsigned."""
    # They load Pango and its fonts: half a second and 40 MB for who makes PDFs, nothing for who does not.
    from weasyprint import HTML, Attachment
    from weasyprint.urls import URLFetcher

    enclosed = Attachment(
        string=paper.document,
        name=f"{paper.number}.json",
        description=paper.number,
        relationship="Source",
        created=paper.made_at,
        modified=paper.made_at,
    )
    # Our own drawings stand in the page itself; whatever a record says, no file or host is asked for anything.
    nothing_else = URLFetcher(allowed_protocols={"data"})
    html = HTML(string=page_of(paper), url_fetcher=nothing_else)
    made: bytes = html.write_pdf(attachments=[enclosed], finisher=pack_fonts, **OPTIONS)
    return made


def page_of(paper: Paper) -> str:
    """Return the paper as one HTML page that needs nothing beside it."""
    seal = SEALS.get(paper.state, "seal-permit")
    if paper.state == State.SUPERSEDED and paper.direction == "rtl":
        seal += "-rtl"
    context = paper.as_context() | {
        "code": segno.make(paper.address, error="m", micro=False).svg_data_uri(border=2, omitsize=True, nl=False),
        "mark": drawing("mark"),
        "seal": drawing(seal),
        "frame": drawing("frame"),
        "rosette": drawing("rosette"),
    }
    with translation.override(paper.language):
        return render_to_string("certificates/certificate.html", context)


@cache
def drawing(name: str) -> str:
    return "data:image/svg+xml;base64," + b64encode((DRAWINGS / f"{name}.svg").read_bytes()).decode()
