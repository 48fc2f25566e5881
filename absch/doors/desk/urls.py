from django.urls import URLPattern, path, register_converter

from absch.doors.desk import (
    acts,
    audit,
    beginning,
    correcting,
    dashboard,
    deciding,
    deliveries,
    designations,
    inbox,
    listing,
    overview,
    requests,
    writing,
)
from absch.doors.desk.addresses import Identifier

register_converter(Identifier, "identifier")

app_name = "desk"
_RECORD = "/<slug:identifier>"

urlpatterns: list[URLPattern] = [
    path("", dashboard.dashboard, name="dashboard"),
    path("/records", listing.listing, name="records"),
    path("/find", listing.find, name="find"),
    path("/new", beginning.types, name="types"),
    path("/new/<str:code>", beginning.begin, name="begin"),
    path("/requests", requests.listing, name="requests"),
    path("/requests/<int:key>", requests.one, name="request"),
    path("/requests/<int:key>/correct", correcting.correct, name="correct"),
    path("/notifications", inbox.listing, name="notifications"),
    path("/designations", designations.designations, name="designations"),
    path("/designations/<int:key>/limit", designations.limit, name="limit-designation"),
    path("/designations/<int:key>/end", designations.end, name="end-designation"),
    path("/deliveries", deliveries.listing, name="deliveries"),
    path("/audit", audit.listing, name="audit"),
    # A record whose identifier is spelt like one of the words above has its page under "/records".
    path("/records/<slug:identifier>", overview.record, name="record"),
    path("/<identifier:identifier>", overview.record, name="record"),
    path(f"{_RECORD}/edit", writing.edit, name="edit"),
    path(f"{_RECORD}/review", deciding.review, name="review"),
    path(f"{_RECORD}/publish", deciding.publish, name="publish"),
    path(f"{_RECORD}/amend", acts.amend, name="amend"),
    path(f"{_RECORD}/duplicate", acts.duplicate, name="duplicate"),
    path(f"{_RECORD}/confirm", acts.confirm, name="confirm"),
    path(f"{_RECORD}/revoke", acts.revoke, name="revoke"),
    path(f"{_RECORD}/withdraw", acts.withdraw, name="withdraw"),
    path(f"{_RECORD}/discard", acts.discard, name="discard"),
    path(f"{_RECORD}/versions/<int:revision>/redact", acts.redact, name="redact"),
]
