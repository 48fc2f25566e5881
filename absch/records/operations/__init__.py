"""Write to records: the only functions that save a Draft, a Version or an Event."""

from absch.records.operations.drafting import begin, claim, discard, drop_inner, duplicate, reopen, save
from absch.records.operations.entering import append_to_log, confirm, empty, end, enter, freeze, hold_counts

__all__ = [
    "append_to_log",
    "begin",
    "claim",
    "confirm",
    "discard",
    "drop_inner",
    "duplicate",
    "empty",
    "end",
    "enter",
    "freeze",
    "hold_counts",
    "reopen",
    "save",
]
