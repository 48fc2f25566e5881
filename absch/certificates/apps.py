from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "absch.certificates"

    def ready(self) -> None:
        from absch.certificates import tasks  # noqa: F401 - enters its followers, once the models are there
