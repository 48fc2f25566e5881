"""Letters as files: what a demonstration writes instead of sending."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def letters_folder() -> Path:
    return Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.ABSCH_DATA_DIR / "mail")


def destroy(token: str) -> None:
    """Remove the file of the delivery with that token, where letters are kept as files."""
    (letters_folder() / f"{token}.eml").unlink(missing_ok=True)


class EmlFolder(BaseEmailBackend):
    """Keeps each message as `<Message-ID>.eml`; handed over twice, it is still one file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = letters_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in email_messages:
            name = str(each.extra_headers.get("Message-ID") or each.message()["Message-ID"]).strip("<>").split("@")[0]
            unfinished = folder / f".{name}.{os.getpid()}"
            unfinished.write_bytes(each.message().as_bytes())
            unfinished.replace(folder / f"{name}.eml")
        return len(email_messages)
