"""Who acts on an announcement, and who writes which letter. Packages above enter themselves here."""

from collections.abc import Callable
from dataclasses import dataclass, field

from absch.outbox.models import Announcement, Delivery


@dataclass(frozen=True)
class Letter:
    """What a delivery says, as plain text and, unless it is "", as HTML that says the same.

    `enclosures` are (file name, media type, bytes).
    """

    subject: str
    text: str
    enclosures: list[tuple[str, str, bytes]] = field(default_factory=list)
    html: str = ""


Follower = Callable[[Announcement], None]
Writer = Callable[[Delivery], Letter | None]

# Each with whether it runs inside a transaction of its own.
FOLLOWERS: dict[str, list[tuple[Follower, bool]]] = {}
WRITERS: dict[str, Writer] = {}


def follows(*whats: str, atomic: bool = True) -> Callable[[Follower], Follower]:
    """Enter a function that acts on these announcements; it may be called again for one and must then do nothing new.

    It runs in a transaction of its own, unless it is not `atomic`.
    """

    def enter(follower: Follower) -> Follower:
        for what in whats:
            FOLLOWERS.setdefault(what, []).append((follower, atomic))
        return follower

    return enter


def writes(*letters: str) -> Callable[[Writer], Writer]:
    """Enter the function that writes these letters, in `delivery.language`; None when there is nothing left to say."""

    def enter(writer: Writer) -> Writer:
        WRITERS.update(dict.fromkeys(letters, writer))
        return writer

    return enter


@writes("account")
def account_letter(delivery: Delivery) -> Letter | None:
    words = delivery.words
    return Letter(words["subject"], words["text"], html=words.get("html", "")) if words else None
