from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "absch.doors.portal"

    def ready(self) -> None:
        from absch.doors.portal import tasks  # noqa: F401 - enters its followers, once the models are there
