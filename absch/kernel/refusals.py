"""Why the registry said no. A refusal is an anticipated answer, never a defect."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.formats import date_format

from absch.kernel.words import Words


class Refusal(Exception):
    """A request the rules do not allow; the reader is told why, in any of the six languages.

    `code` is the stable word the API returns, `sentence` what a person reads. The keyword
    arguments fill the sentence and travel, unformatted, in the API's answer.
    """

    code: str
    sentence: Words
    status = 409

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        return str(self.sentence) % {name: in_words(fact) for name, fact in self.facts.items()}


def in_words(fact: object) -> object:
    """Return a moment as people read it, in UTC, and anything else as it is."""
    return f"{date_format(fact, 'DATETIME_FORMAT')} UTC" if isinstance(fact, datetime) else fact
