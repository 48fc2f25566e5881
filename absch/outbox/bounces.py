"""What a mail server says of a letter that it could not deliver.

A letter is recognised by the random token in its Message-ID, which every report returns with the letter's head
(RFC 3464, section 2.3; older formats quote it). Who knows the token has had the letter in hand. Whatever else the
message says is not believed and not kept, but for the three digits of its status.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

LARGEST = 512 * 1024  # bytes; reports say what matters at their beginning
MOST_PARTS = 60
MOST_TOKENS = 10
DEEPEST = 12

TOKEN = re.compile(r"(?<![0-9A-Za-z])([0-9a-f]{24})@[0-9A-Za-z]")
STATUS = re.compile(r"(?<![0-9.])([245]\.\d{1,3}\.\d{1,3})(?![0-9.])")
REPLY = re.compile(r"(?<![0-9.])(5[0-5]\d)[ -]")
REPORTS = {"message/delivery-status", "message/global-delivery-status"}
RETURNED = {"message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"}
POSTMASTERS = re.compile(r"(?i)\b(mailer[-_. ]?daemon|postmaster|mail delivery (sub)?system|mdaemon)\b")
FAILED_WORDS = re.compile(
    r"(?i)permanent(ly)? (fatal )?(error|fail)|undeliver|could ?n.t be delivered|could not be delivered|"
    r"wasn't able to deliver|delivery (has )?failed|failed permanently|user unknown|returned to sender|given up|"
    r"退信|无法投递|无法送达|投递失败|تعذر|لم يتم تسليم|non remis|n’a pas pu être|n'a pas pu être|"
    r"no se (ha )?pud|не удалось доставить|не доставлено"
)
WAITING_WORDS = re.compile(
    r"(?i)will (be retried|keep trying|continue)|has been delayed|do not need to resend|warning message only"
)
TOP_NESTING = re.compile(rb"(?im)^content-type:[ \t]*(multipart/|message/)")


@dataclass(frozen=True)
class Bounce:
    """The tokens of letters the message may be about, likeliest first, and the status it gives ("5.1.1", or "")."""

    tokens: tuple[str, ...]
    status: str


def bounce_in(raw: bytes) -> Bounce | None:
    """Return what the message says came back for good, or None: an answer, a delay, a success, or nothing we can read.

    Only the first half megabyte is looked at.
    """
    raw = raw[:LARGEST]
    # A mime bomb is no report: what is nested a hundredfold is not taken apart.
    if len(TOP_NESTING.findall(raw)) > MOST_PARTS:
        return None
    try:
        message = message_from_bytes(raw)
        parts = list(_parts(message))
        return _reported(parts) or _told_in_words(message, parts)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # The library gives up on some heads that nobody writes by accident.
        return None


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the leaves and reports, at most so many; a returned letter is not taken apart."""
    if message.get_content_type() in REPORTS | RETURNED or not message.is_multipart() or depth > DEEPEST:
        yield message
        return
    for each in list(message.get_payload())[:MOST_PARTS]:
        if isinstance(each, Message):
            yield from _parts(each, depth + 1)


def _reported(parts: list[Message]) -> Bounce | None:
    """Read a report of RFC 3464 or RFC 6533: some addressee has `Action: failed`."""
    report = next((each for each in parts if each.get_content_type() in REPORTS), None)
    if report is None:
        return None
    for block in re.split(r"\n[ \t\r]*\n", _words(report)):
        fields = dict(re.findall(r"(?im)^(action|status):[ \t]*([a-z0-9.]+)", block.lower()))
        if fields.get("action") == "failed":
            return _about(parts, STATUS.search(fields.get("status", "")))
    return None


def _told_in_words(message: Message, parts: list[Message]) -> Bounce | None:
    """Read what servers wrote before there was a form for it: qmail, older Exim and Exchange."""
    if any(each.get_content_type() in REPORTS for each in parts):
        return None
    head = " ".join(str(message.get(name, "")) for name in ("From", "Subject"))
    from_a_server = POSTMASTERS.search(head) or str(message.get("Return-Path", "x")).strip() == "<>"
    if not from_a_server and "X-Failed-Recipients" not in message:
        return None
    said = "\n".join(_words(each) for each in parts if each.get_content_type() not in RETURNED)
    # What is quoted below is our own letter: it says nothing about its way.
    said = (
        said[: cut.start()] if (cut := re.search(r"(?im)^>?[ \t]*(return-path|received|message-id):", said)) else said
    )
    if WAITING_WORDS.search(said) or not (FAILED_WORDS.search(said) or REPLY.search(said) or _failure(said)):
        return None
    return _about(parts, _failure(said))


def _failure(said: str) -> re.Match[str] | None:
    return next((each for each in STATUS.finditer(said) if each[1].startswith("5")), None)


def _about(parts: list[Message], status: re.Match[str] | None) -> Bounce | None:
    returned = [each for each in parts if each.get_content_type() in RETURNED]
    rest = [each for each in parts if each.get_content_type() not in RETURNED | REPORTS]
    found = [token for each in returned + rest for token in TOKEN.findall(_words(each))]
    tokens = tuple(dict.fromkeys(found))[:MOST_TOKENS]
    return Bounce(tokens, status[1] if status else "") if tokens else None


def _words(part: Message) -> str:
    """Return a part as text: of a report or a returned letter its heads, of others their decoded content."""
    payload = part.get_payload()
    if part.get_content_type() in REPORTS | RETURNED and isinstance(payload, list):
        # In reports of RFC 6533 the library leaves all but the first block as text.
        return "\n\n".join(f"{_heads(each)}\n\n{_rest(part, each)}" for each in payload if isinstance(each, Message))
    content = part.get_payload(decode=True)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _heads(message: Message) -> str:
    return "\n".join(f"{name}: {value}" for name, value in message.items())


def _rest(part: Message, block: Message) -> str:
    rest = block.get_payload() if part.get_content_type() in REPORTS else ""
    return rest if isinstance(rest, str) else ""
