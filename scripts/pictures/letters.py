"""Every letter there is, as a page in each language, written when there is a reason to write it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.utils import timezone, translation

from absch import doors
from absch.outbox import worker
from absch.outbox.followers import WRITERS
from absch.outbox.models import Delivery
from absch.outbox.writing import compose

_TEMPLATES = Path(doors.__file__).parent / "templates"


def letters_about(acts: list[Callable[[datetime], Iterator[None]]], languages: tuple[str, ...]) -> dict[str, str]:
    """Let the acts happen; return each kind of letter they cause as HTML, by `kind.language`."""
    written: dict[str, str] = {}
    for act in acts:
        for _step in act(timezone.now()):
            _work()
            for delivery in Delivery.objects.order_by("pk"):
                if f"{delivery.letter}.{languages[0]}" not in written:
                    written |= _in_each_language(delivery, languages)
    return written


def letters_not_written(written: dict[str, str], language: str) -> list[str]:
    return sorted(str(each) for each in WRITERS if each != "account" and f"{each}.{language}" not in written)


def letters_about_accounts(languages: tuple[str, ...]) -> dict[str, str]:
    about = {"timestamp": timezone.now(), "from_email": "old@demo.example", "to_email": "new@demo.example"}
    address = "http://127.0.0.1/en/accounts/"
    about |= dict.fromkeys(("activate_url", "password_reset_url", "signup_url"), address)
    written = {}
    for subject in sorted(_TEMPLATES.rglob("email/*_subject.txt")):
        name = str(subject.relative_to(_TEMPLATES)).removesuffix("_subject.txt")
        for language in languages:
            with translation.override(language):
                letter = compose(f"{name}_message.html", about, subject=f"{name}_subject.txt")
            written[f"account.{Path(name).name}.{language}"] = letter.html
    return written


def _work() -> None:
    while worker.step(at=timezone.now()):
        pass


def _in_each_language(delivery: Delivery, languages: tuple[str, ...]) -> dict[str, str]:
    written = {}
    for language in languages:
        with translation.override(language):
            letter = WRITERS[delivery.letter](delivery)
        if letter and letter.html and delivery.letter != "account":
            written[f"{delivery.letter}.{language}"] = letter.html
    return written
