"""The Merkle tree of RFC 6962, section 2.1: its hashes, and which complete subtrees an answer is made of. Pure."""

from collections.abc import Iterable, Sequence
from functools import reduce
from hashlib import sha256
from typing import NamedTuple


class Subtree(NamedTuple):
    """A complete subtree: 2 ** level leaves, the first of them at position * 2 ** level."""

    level: int
    position: int


class Span(NamedTuple):
    """Consecutive leaves, from `first` up to but not including `end`."""

    first: int
    end: int


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


EMPTY_ROOT = sha256(b"").digest()


def root_from_frontier(hashes: Sequence[bytes]) -> bytes:
    """Return the root over neighbouring complete subtrees, given from left to right, the largest first."""
    if not hashes:
        return EMPTY_ROOT
    return reduce(lambda right, left: node_hash(left, right), reversed(hashes))


def frontier(span: Span) -> list[Subtree]:
    """Return the complete subtrees that make up a span, from left to right, the largest first.

    The span must begin where the tree divides, as those of this module do: at a multiple of the largest power of
    two that fits into it.
    """
    subtrees = []
    first = span.first
    while first < span.end:
        level = (span.end - first).bit_length() - 1
        subtrees.append(Subtree(level, first >> level))
        first += 1 << level
    return subtrees


def waiting_for(index: int) -> list[Subtree]:
    """Return the complete subtrees that the leaf at `index` completes larger ones with, the smallest first."""
    subtrees = []
    level = 0
    while index >> level & 1:
        subtrees.append(Subtree(level, (index >> level) - 1))
        level += 1
    return subtrees


def completed_by(index: int, leaf: bytes, waiting: Iterable[bytes]) -> list[tuple[Subtree, bytes]]:
    """Return the larger subtrees a leaf completes, the smallest first; `leaf` and `waiting` are hashes."""
    completed = []
    current = leaf
    for level, left in enumerate(waiting, start=1):
        current = node_hash(left, current)
        completed.append((Subtree(level, index >> level), current))
    return completed


def inclusion_path(index: int, size: int) -> list[Span]:
    """Return the spans whose roots prove that a leaf is in the tree, from the leaf up (0 <= index < size)."""
    # RFC 6962, section 2.1.1
    path = []
    first, end = 0, size
    while end - first > 1:
        middle = _middle(first, end)
        if index < middle:
            path.append(Span(middle, end))
            end = middle
        else:
            path.append(Span(first, middle))
            first = middle
    return path[::-1]


def consistency_path(old: int, new: int) -> list[Span]:
    """Return the spans whose roots prove that the tree of size `new` continues the one of size `old` (old <= new)."""
    # RFC 6962, section 2.1.2
    path = []
    first, end = 0, new
    while 0 < old < end:
        middle = _middle(first, end)
        if old <= middle:
            path.append(Span(middle, end))
            end = middle
        else:
            path.append(Span(first, middle))
            first = middle
    if first > 0:
        path.append(Span(first, end))
    return path[::-1]


def _middle(first: int, end: int) -> int:
    """Return where a span of two or more leaves divides: after the largest power of two smaller than its length."""
    return first + (1 << (end - first - 1).bit_length() - 1)
