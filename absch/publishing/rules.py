"""What must be so before anything is published."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from absch.kernel.languages import SIX
from absch.publishing.refusals import Incomplete, ReasonRequired
from absch.records.models import Draft, Record
from absch.records.refusals import Overtaken
from absch.records.registry import Within

# A request nobody decided expires by itself after twelve weeks.
REQUEST_STANDS = timedelta(days=84)
LONGEST_REMARK = 1000
LONGEST_REASON = 4000

Texts = Mapping[str, str]


def ensure_complete(draft: Draft, *, at: datetime) -> None:
    """Raise Incomplete, with every shortcoming of what would be published.

    Raises Overtaken if the draft is not the one that was read any more: what it lacks may be due to that.
    """
    record_type = draft.record.record_type
    reading = record_type(record_type.without_withheld(draft.content))
    if missing := reading.shortcomings(registry=Within(draft.record), on=at.date()):
        if not Draft.objects.filter(pk=draft.pk, token=draft.token).exists():
            raise Overtaken(subject=draft.record.identifier, government=draft.record.government)
        raise Incomplete(missing=missing, subject=draft.record.identifier, government=draft.record.government)


def ensure_reason(reason: Texts | None, record: Record) -> dict[str, str]:
    """Return the reason in the languages it is given in, or raise ReasonRequired."""
    given = {
        language: text.strip()[:LONGEST_REASON]
        for language, text in (reason or {}).items()
        if language in SIX and isinstance(text, str) and text.strip()
    }
    if not given:
        raise ReasonRequired(subject=record.identifier, government=record.government)
    return given
