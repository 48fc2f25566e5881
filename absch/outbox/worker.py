"""One step of the worker: tell one announcement, or hand over one letter."""

import logging
import smtplib
from contextlib import nullcontext
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import translation

from absch.outbox import operations as outbox
from absch.outbox.followers import FOLLOWERS, WRITERS, Letter
from absch.outbox.models import Announcement, Delivery

log = logging.getLogger(__name__)


def step(*, at: datetime) -> bool:
    """Do the next thing that is due; return whether there was one."""
    if announcement := outbox.lease_announcement(at=at):
        tell(announcement, at=at)
        return True
    if delivery := outbox.lease_delivery(at=at):
        hand_over(delivery, at=at)
        return True
    return False


def tell(announcement: Announcement, *, at: datetime) -> None:
    """Let every follower act; if one fails, all are asked again, and those that had acted do nothing new."""
    try:
        for follower, atomic in FOLLOWERS.get(announcement.what, []):
            with transaction.atomic() if atomic else nullcontext():
                follower(announcement)
        outbox.told(announcement, at=at)
    except Exception as error:  # whatever a follower raises, the queue goes on and the desk shows it
        log.exception("Announcement %s (%s) is put off", announcement.pk, announcement.what)
        outbox.put_off(announcement, at=at, problem=f"{type(error).__name__}")


def hand_over(delivery: Delivery, *, at: datetime) -> None:
    """Hand a letter to the mail server. After a crash it may be handed over once more, under the same Message-ID."""
    try:
        with translation.override(delivery.language):
            letter = WRITERS[delivery.letter](delivery)
        if letter is None:
            outbox.settle(delivery, Delivery.State.DROPPED, problem="")
            return
        with get_connection() as connection:
            message(delivery, letter, connection).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        answer(delivery, *next(iter(refusal.recipients.values())), at=at)
    except smtplib.SMTPResponseException as refusal:
        answer(delivery, refusal.smtp_code, refusal.smtp_error, at=at)
    except OSError as error:
        # A dead mail server stops nothing: the letter waits and says why.
        log.warning("Letter %s is put off: %s", delivery.pk, type(error).__name__)
        outbox.put_off(delivery, at=at, problem=f"{type(error).__name__}: {error}")
    except Exception as error:  # a writer's defect: the others go on, the desk shows this one
        log.exception("Letter %s (%s) could not be written", delivery.pk, delivery.letter)
        outbox.put_off(delivery, at=at, problem=type(error).__name__)
    else:
        outbox.handed_over(delivery, at=at)


def answer(delivery: Delivery, code: int, words: bytes | str, *, at: datetime) -> None:
    """Take the mail server's no: 5xx is final, 4xx asks to come again (RFC 5321, section 4.2.1)."""
    reply = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    if code >= 500:
        outbox.settle(delivery, Delivery.State.REFUSED, problem=reply)
    else:
        outbox.put_off(delivery, at=at, problem=reply)


def message(delivery: Delivery, letter: Letter, connection: object) -> EmailMultiAlternatives:
    """Return the mail. A server that cannot deliver it writes to the mailbox for bounces, else to the sender."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    mail = EmailMultiAlternatives(
        # One line, whatever a record is called: a line break would start a header of its own.
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        from_email=settings.ABSCH_MAIL_BOUNCES or settings.DEFAULT_FROM_EMAIL,
        to=[delivery.addressee],
        connection=connection,
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": f"<{delivery.token}@{host}>",
            "Content-Language": delivery.language,
            # RFC 3834: no machine should answer; Exchange listens to a word of its own.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
        },
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    for name, media_type, content in letter.enclosures:
        mail.attach(name, content, media_type)
    return mail
