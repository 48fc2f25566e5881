from django.urls import URLPattern, path, re_path

from absch.doors.portal import checks, listing, pdf, records, verification
from absch.doors.portal.public import with_twin
from absch.kernel.languages import SIX

app_name = "portal"
_RECORD = "database/<str:code>/<str:number>"

# Answered in the language of the reader, or of an address that leaves its slash out.
without_language: list[URLPattern] = [
    path("", listing.front, name="front"),
    re_path(rf"^(?:{'|'.join(SIX)})$", listing.home, {"as_json": False}),
    *with_twin("certificate/<str:number>", verification.certificate, "certificate"),
]

urlpatterns: list[URLPattern] = [
    *with_twin("", listing.home, "home"),
    *with_twin("verify", verification.verify, "verify"),
    path("verify/receipt", verification.find_receipt, name="find_receipt"),
    path("verify/receipt/<str:code>.csv", checks.receipt, {"as_csv": True}, name="receipt_csv"),
    *with_twin("verify/receipt/<str:code>", checks.receipt, "receipt"),
    *with_twin("database", listing.database, "database"),
    *with_twin("database/<str:code>", listing.database, "records"),
    *with_twin(f"{_RECORD}/history", records.history, "history"),
    *with_twin(f"{_RECORD}/compare", records.choose, "choose"),
    *with_twin(f"{_RECORD}/compare/<int:other>", records.compare, "compare"),
    path(f"{_RECORD}.pdf", pdf.pdf, name="pdf"),
    *with_twin(_RECORD, records.record, "record"),
]
