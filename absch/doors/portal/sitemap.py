"""What search engines are told: which pages there are, in six languages, and which are none of their business."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from absch.countries import queries as countries
from absch.doors.portal.directory import country_address
from absch.doors.portal.figures import COUNTED
from absch.doors.portal.public import absolute, public, record_address
from absch.formats.catalogue import BY_CODE
from absch.kernel.languages import SIX
from absch.records import queries as records
from absch.records.models import Version

# Addresses in one file at most 50,000 by the sitemap protocol; each page stands there six times.
PAGES = 1000


@dataclass(frozen=True)
class Place:
    """One page in all six languages; `changed_on` an ISO date or ""."""

    addresses: Sequence[tuple[str, str]]
    changed_on: str = ""


@public
def sitemap(request: HttpRequest, *, as_json: bool, part: int = 0) -> HttpResponse:
    """List every public page; a large registry in several files, which the first one names."""
    found = records.current_versions().filter(record__schema__in=COUNTED, redacted_at=None)
    found = found.order_by("record__document_id")
    parts = -(-found.count() // PAGES)
    if part > parts:
        raise Http404
    if part == 0 and parts > 1:
        others = [absolute(reverse("sitemap_part", kwargs={"part": each + 1})) for each in range(parts)]
        return _xml(request, "portal/sitemap-index.xml", {"others": others})
    first = (part or 1) - 1
    versions = found[first * PAGES : (first + 1) * PAGES]
    places = [*(fixed() if part < 2 else ()), *(_of_a_record(each) for each in versions)]
    return _xml(request, "portal/sitemap.xml", {"places": places})


@public
def robots(request: HttpRequest, *, as_json: bool) -> HttpResponse:
    """Let search engines in where the registry is a real one, and keep them from the desk."""
    about = {"sitemap": absolute(reverse("sitemap")), "languages_of_addresses": SIX}
    return render(request, "portal/robots.txt", about, content_type="text/plain; charset=utf-8")


def fixed() -> Iterator[Place]:
    """Yield the pages that do not depend on what is published."""
    for name in ("home", "search", "countries", "verify", "statistics", "database"):
        yield _place(reverse(f"portal:{name}"))
    for code in BY_CODE:
        yield _place(reverse("portal:records", kwargs={"code": code}))
    for government in countries.governments():
        yield _place(country_address(government.identifier))


def _of_a_record(version: Version) -> Place:
    address = record_address(version.record.record_type.code, version.number)
    return _place(address, version.published_at.date().isoformat())


def _place(address: str, changed_on: str = "") -> Place:
    # Addresses are the same in every language but for their first word.
    return Place([(language, absolute(f"/{language}{address[3:]}")) for language in SIX], changed_on)


def _xml(request: HttpRequest, template: str, about: dict[str, object]) -> HttpResponse:
    return render(request, template, about, content_type="application/xml; charset=utf-8")
