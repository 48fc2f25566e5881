from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "absch.notifications"

    def ready(self) -> None:
        from absch.notifications import letters, tasks  # noqa: F401 - enter themselves, once the models are there
