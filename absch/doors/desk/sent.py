"""A draft's form as it was sent."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from absch.formats.forms import answers
from absch.records.models import Draft

NO_TOKEN = -1


@dataclass(frozen=True)
class Sent:
    """What was sent: the content as the form leaves it, the token of the draft it was made from, and what is wished.

    `wish` is save, review, take-over, autosave, cite, find, more or new-contact; the last three concern `wire`.
    """

    content: dict[str, Any]
    token: int
    wish: str
    wire: str
    posted: QueryDict

    @classmethod
    def to(cls, draft: Draft, posted: QueryDict) -> "Sent":
        wish, _colon, wire = posted.get("do", "save").partition(":")
        content = answers(draft.record.record_type, posted, before=draft.content)
        return cls(content, token_in(posted), wish, wire, posted)

    def is_what_stands_in(self, draft: Draft) -> bool:
        """Whether the draft holds exactly what was sent, as when a button was pressed twice."""
        return draft.content == draft.record.record_type.without_withheld(self.content)


def token_in(posted: QueryDict) -> int:
    """Return the token of the draft that the sender had read; without one, a token no draft has."""
    text = posted.get("token", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else NO_TOKEN


def as_it_was_read(draft: Draft, token: int) -> Draft:
    """Return the draft as its sender knew it, so that an operation finds out what was saved since."""
    draft.token = token
    return draft
