"""Every address, by door."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from absch.doors.ops import urls as ops
from absch.doors.portal import urls as portal

urlpatterns = [
    *ops.urlpatterns,
    *portal.without_language,
    *i18n_patterns(
        path("accounts/", include("allauth.urls")),
        path("register", include("absch.doors.desk.urls")),
        path("", include("absch.doors.portal.urls")),
    ),
]

handler404 = "absch.doors.portal.failures.missing"
handler500 = "absch.doors.portal.failures.broken"
