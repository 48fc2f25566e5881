from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "absch.publishing"

    def ready(self) -> None:
        from absch.publishing import tasks  # noqa: F401 - enters its followers, once the models are there
