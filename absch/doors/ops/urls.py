from django.urls import URLPattern, path

from absch.doors.ops import health, log

urlpatterns: list[URLPattern] = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path(".well-known/absch-keys.json", log.keys, name="keys"),
    path("log/checkpoint", log.checkpoint, name="checkpoint"),
    path("log/proof/<int:index>", log.proof, name="proof"),
]
