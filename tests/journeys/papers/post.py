"""The post of a served clearing-house: what its worker handed to a mail server, mailbox by mailbox."""

import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

from tests.journeys.conftest import ROOT, House, serving
from tests.sinks import SmtpSink


class PostalHouse(House):
    """A served clearing-house that sends its letters to a real mail server."""

    def __init__(self, folder: Path, port: int, sink: SmtpSink) -> None:
        super().__init__(folder, port)
        self.sink, self.port, self.lists = sink, port, 0

    def prepare(self, what: str, **environ: str) -> None:
        """Call that function of `world` in this registry, or in another that the environment names."""
        call = ["manage.py", "shell", "-c", f"from tests.journeys.papers import world; world.{what}()"]
        subprocess.run([sys.executable, *call], cwd=ROOT, env=self.environ | environ, check=True, capture_output=True)

    def open(self) -> None:
        self.lists, self.served = 0, serving(self, self.port)
        self.served.__enter__()

    def close(self) -> None:
        self.served.__exit__(None, None, None)

    def make_room_for(self, *, lists: int) -> None:
        """Start anew before the sixty lists are used up that one network may send in ten minutes."""
        self.lists += lists
        if self.lists > 50:
            self.close()
            self.open()
            self.lists = lists

    @property
    def environ(self) -> dict[str, str]:
        return super().environ | {"EMAIL_URL": f"smtp://127.0.0.1:{self.sink.port}"}

    def letters(self, mailbox: str, *, about: str) -> list[EmailMessage]:
        """Return what that mailbox was sent with this number in its subject, the oldest first."""
        sent = zip(list(self.sink.letters), list(self.sink.addressees), strict=False)
        return [letter for letter, to in sent if to == mailbox and about in letter["Subject"]]

    def letter(self, mailbox: str, *, about: str) -> EmailMessage:
        """Return the one letter to that mailbox about this number, waiting for it up to a minute and a half."""
        for _attempt in range(900):
            if found := self.letters(mailbox, about=about):
                assert len(found) == 1, f"{len(found)} letters about {about} to {mailbox}"
                return found[0]
            time.sleep(0.1)
        raise AssertionError(f"No letter about {about} to {mailbox}")


def html_of(letter: EmailMessage) -> str:
    """Return the letter's page, its lines ended as ours are."""
    return str(letter.get_body(("html",)).get_content()).replace("\r\n", "\n")
