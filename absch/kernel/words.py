"""A sentence of the interface: written down before the reader is known, translated when it is read."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words: TypeAlias = str | StrPromise
else:
    Words: TypeAlias = str
