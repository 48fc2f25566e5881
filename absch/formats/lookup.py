"""What rules and pages may ask about other records and terms. Implemented above, in `records`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from absch.formats.record_type import RecordType


class Registry(Protocol):
    """The published records, each read through its own record type."""

    def find(self, reference: dict[str, str]) -> "RecordType | None":
        """Return the version that `{"identifier": "GUID@2"}` names; without `@2`, the current one."""

    def others(self, schema: str, government: str) -> "Iterable[RecordType]":
        """Return the government's current records of that type, in the order of their numbers."""
