from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "absch.transparency"

    def ready(self) -> None:
        from absch.transparency import tasks  # noqa: F401 - enters its followers, once the models are there
