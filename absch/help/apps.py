"""Read the glossary when the program starts, so that a fault in its files is found before a reader is."""

from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "absch.help"

    def ready(self) -> None:
        from absch.help.queries import glossary  # settings are complete only now

        glossary()
