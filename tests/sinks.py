"""A mail server of our own: it takes what is sent, or refuses it as a test wants it refused."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class SmtpSink:
    """Speaks SMTP on a free port. `letters` holds what was taken, in order.

    `refusals` is {mailbox: "550 5.1.1 No such mailbox"}, answered to RCPT; `data_refusal` is answered to DATA.
    """

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.addressees: list[str] = []
        self.refusals: dict[str, str] = {}
        self.data_refusal = ""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller: Controller | None = None

    def start(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Be dead: nothing listens on the port any more."""
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    def to(self, mailbox: str) -> EmailMessage:
        """Return the one letter to that mailbox."""
        found = [letter for letter, to in zip(self.letters, self.addressees, strict=True) if to == mailbox]
        assert len(found) == 1, f"{len(found)} letters to {mailbox}"
        return found[0]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data_refusal:
            return self.data_refusal
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=default)
        assert isinstance(letter, EmailMessage)
        for addressee in envelope.rcpt_tos:
            self.letters.append(letter)
            self.addressees.append(addressee)
        return "250 OK"


@pytest.fixture
def smtp_sink(settings) -> Iterator[SmtpSink]:
    """A running sink to which every mail goes."""
    sink = SmtpSink()
    sink.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", sink.port, 5
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield sink
    sink.stop()


def words_of(letter: EmailMessage) -> str:
    """Return the letter's text, decoded, its lines ended as ours are."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def enclosures_of(letter: EmailMessage) -> dict[str, bytes]:
    """Return {file name: bytes}."""
    return {str(each.get_filename()): each.get_payload(decode=True) for each in letter.iter_attachments()}  # type: ignore[misc]
