"""Numbers that were given and look like one that was not: one slip of the hand away."""

from collections.abc import Iterable, Iterator

from django.conf import settings

from absch.certificates.verification.typed import number_misread
from absch.kernel.numbers import SHARED_PREFIX
from absch.records.models import Record

MOST = 3  # shown for one number
ASKED = 30  # unknown numbers of a list for which the registry is searched
BATCH = 2000  # document numbers in one query

Parts = tuple[str, str, str, str, str]


def near_misses(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return, for the first thirty unknown numbers, what may have been meant, the likeliest first, at most three each.

    At most three queries, however long the list.
    """
    asked = list(dict.fromkeys(texts))[:ASKED]
    read = {text: parts for text in asked if (parts := number_misread(text))}
    wanted = {text: set(_documents_near(parts[3])) for text, parts in read.items()}
    found = _records(set().union(*wanted.values())) if wanted else {}
    return {
        text: _likeliest(parts, (found[each] for each in wanted[text] if each in found)) for text, parts in read.items()
    }


def _documents_near(digits: str) -> Iterator[int]:
    """Yield the document numbers one slip away: a digit wrong, missing, too many, or two exchanged; and itself."""
    written = {digits}
    for place in range(len(digits)):
        written.add(digits[:place] + digits[place + 1 :])
        written.update(digits[:place] + each + digits[place + 1 :] for each in "0123456789")
        if place:
            written.add(digits[: place - 1] + digits[place] + digits[place - 1] + digits[place + 1 :])
    for place in range(len(digits) + 1):
        written.update(digits[:place] + each + digits[place:] for each in "0123456789")
    yield from (int(each) for each in written if 6 <= len(each) <= 7 and each[0] != "0")


def _records(documents: set[int]) -> dict[int, Record]:
    ordered = sorted(documents)
    found: dict[int, Record] = {}
    for start in range(0, len(ordered), BATCH):
        batch = Record.objects.filter(document_id__in=ordered[start : start + BATCH], latest_revision__gt=0)
        found |= {each.document_id or 0: each for each in batch}
    return found


def _likeliest(parts: Parts, records: Iterable[Record]) -> tuple[str, ...]:
    ranked = sorted(
        (slips, record.document_id or 0, number) for record in records for slips, number in _slips(parts, record)
    )
    return tuple(number for _slips_made, _document, number in ranked[:MOST])


def _slips(parts: Parts, record: Record) -> Iterator[tuple[int, str]]:
    """Yield how many parts differ, and the number meant; nothing where more than a part, and the last one, differ."""
    prefix, code, owner, document, revision = parts
    own_prefix = settings.ABSCH_NUMBER_PREFIX if record.home == "ABS" else SHARED_PREFIX
    same = (
        prefix == own_prefix,
        code == record.record_type.code,
        owner == record.owner,
        int(document) == record.document_id,
    )
    slips = 4 - sum(same)
    if slips > 1:
        return
    is_there = revision.isdecimal() and 1 <= int(revision) <= record.latest_revision
    yield slips, record.number(int(revision) if is_there else record.latest_revision)
