from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "absch.records"

    def ready(self) -> None:
        from absch.records import tasks  # noqa: F401 - enters its followers, once the models are there
