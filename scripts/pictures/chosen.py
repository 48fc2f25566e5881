"""The twenty pictures that the documentation shows: `docs/pictures`, 2 MB in all."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chosen:
    """`height` is how much of the page is shown, in pixels of the page."""

    name: str
    language: str
    device: str
    scheme: str = "light"
    height: int = 960

    @property
    def stem(self) -> str:
        return f"{self.name}.{self.language}.{self.device}{'.dark' if self.scheme == 'dark' else ''}"


_PHONE = 1000
CHOSEN = [
    Chosen("home", "en", "desktop", height=1420),
    Chosen("home", "ar", "desktop", "dark", 1420),
    Chosen("home", "zh", "phone", height=_PHONE),
    Chosen("record-in-force", "en", "desktop", height=1420),
    Chosen("record-in-arabic", "ar", "phone", height=_PHONE),
    Chosen("record-revoked", "en", "phone", height=_PHONE),
    Chosen("record-superseded", "ar", "desktop"),
    Chosen("history", "en", "desktop"),
    Chosen("comparison", "zh", "desktop"),
    Chosen("country", "en", "desktop", height=1200),
    Chosen("country", "ar", "phone", height=_PHONE),
    Chosen("verify-in-force", "en", "phone", "dark", _PHONE),
    Chosen("receipt", "en", "desktop"),
    Chosen("glossary", "ar", "desktop"),
    Chosen("desk-authority", "en", "desktop", height=1200),
    Chosen("form-permit", "ar", "phone", height=_PHONE),
    Chosen("form-corrections", "en", "desktop", height=1200),
    Chosen("desk-request", "en", "desktop"),
    Chosen("paper-in-force", "en", "paper"),
    Chosen("letter-certificate-publish", "ar", "phone", height=_PHONE),
]
BY_STEM = {each.stem: each for each in CHOSEN}
