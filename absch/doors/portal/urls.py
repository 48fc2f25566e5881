from django.urls import URLPattern, path, re_path

from absch.doors.portal import (
    checks,
    codes,
    countries,
    guidance,
    home,
    listing,
    pdf,
    records,
    search,
    sitemap,
    statistics,
    verification,
    worker,
)
from absch.doors.portal.public import with_twin
from absch.kernel.languages import SIX

app_name = "portal"
_RECORD = "database/<str:code>/<str:number>"

# Answered in the language of the reader, or of an address that leaves its slash out.
without_language: list[URLPattern] = [
    path("", home.front, name="front"),
    re_path(rf"^(?:{'|'.join(SIX)})$", home.home, {"as_json": False}),
    path("service-worker.js", worker.service_worker, name="service_worker"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap.sitemap, name="sitemap_part"),
    path("certificate/<str:number>.svg", codes.code, name="code"),
    *with_twin("certificate/<str:number>", verification.certificate, "certificate"),
]

urlpatterns: list[URLPattern] = [
    *with_twin("", home.home, "home"),
    *with_twin("search", search.search, "search"),
    *with_twin("countries", countries.list_countries, "countries"),
    *with_twin("countries/<str:code>", countries.country, "country"),
    *with_twin("verify", verification.verify, "verify"),
    path("verify/receipt", verification.find_receipt, name="find_receipt"),
    path("verify/receipt/<str:code>.csv", checks.receipt, {"as_csv": True}, name="receipt_csv"),
    *with_twin("verify/receipt/<str:code>", checks.receipt, "receipt"),
    path("statistics.csv", statistics.statistics, {"as_json": False, "as_csv": True}, name="statistics_csv"),
    *with_twin("statistics", statistics.statistics, "statistics"),
    *with_twin("help", guidance.help_page, "help"),
    *with_twin("help/glossary", guidance.glossary, "glossary"),
    *with_twin("help/<slug:key>", guidance.guide, "guide"),
    *with_twin("database", listing.database, "database"),
    *with_twin("database/<str:code>", listing.database, "records"),
    *with_twin(f"{_RECORD}/history", records.history, "history"),
    *with_twin(f"{_RECORD}/compare", records.choose, "choose"),
    *with_twin(f"{_RECORD}/compare/<int:other>", records.compare, "compare"),
    path(f"{_RECORD}.pdf", pdf.pdf, name="pdf"),
    *with_twin(_RECORD, records.record, "record"),
]
