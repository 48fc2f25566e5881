"""Proofs about the log, for every size it ever had, and how anybody verifies them.

Proofs are lists of hashes of 32 bytes each, in the order of RFC 6962. The two verifiers are pure.
"""

from collections.abc import Sequence
from itertools import chain

from absch.transparency import queries, tree
from absch.transparency.tree import Span


def root_at(size: int) -> bytes:
    """Return the root of the first `size` leaves. Raises ValueError beyond the log."""
    _require(0 <= size <= queries.size(), f"The log never had {size} leaves.")
    return _roots([Span(0, size)])[0]


def inclusion_proof(index: int, size: int) -> list[bytes]:
    """Return the proof that the leaf at `index` is among the first `size`.

    Raises ValueError unless 0 <= index < size <= size of the log.
    """
    _require(0 <= index < size <= queries.size(), f"The log never had a leaf {index} among its first {size}.")
    return _roots(tree.inclusion_path(index, size))


def consistency_proof(old: int, new: int) -> list[bytes]:
    """Return the proof that the first `new` leaves begin with the first `old`; empty if old is 0 or equal to new.

    Raises ValueError unless 0 <= old <= new <= size of the log.
    """
    _require(0 <= old <= new <= queries.size(), f"The log never grew from {old} to {new} leaves.")
    return _roots(tree.consistency_path(old, new))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Tell whether the proof shows that `leaf` (its bytes, not its hash) stands at `index` in the tree of that root."""
    # RFC 9162, section 2.1.3.2
    if not 0 <= index < size:
        return False
    place, last, computed = index, size - 1, tree.leaf_hash(leaf)
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            computed = tree.node_hash(step, computed)
            place, last = _climb_to_a_right_child(place, last)
        else:
            computed = tree.node_hash(computed, step)
        place, last = place >> 1, last >> 1
    return last == 0 and computed == root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether the proof shows that the tree of `new_root` begins with all leaves of the tree of `old_root`."""
    # RFC 9162, section 2.1.4.2, which leaves the first two cases to the caller
    if old == 0 <= new:
        return not proof and old_root == tree.EMPTY_ROOT and (new > 0 or new_root == tree.EMPTY_ROOT)
    if 0 < old == new:
        return not proof and old_root == new_root
    if not 0 < old < new or not proof:
        return False
    is_power_of_two = old & (old - 1) == 0
    return _joins(old, new, old_root, new_root, [old_root, *proof] if is_power_of_two else list(proof))


def _joins(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = tree.node_hash(step, before), tree.node_hash(step, after)
            place, last = _climb_to_a_right_child(place, last)
        else:
            after = tree.node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _climb_to_a_right_child(place: int, last: int) -> tuple[int, int]:
    """Leave out the levels at which a subtree on the ragged right edge has no sibling."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _roots(spans: Sequence[Span]) -> list[bytes]:
    """Return the root of each span, recomputed where it is ragged; one statement for all."""
    frontiers = [tree.frontier(span) for span in spans]
    stored = queries.hashes(list(chain.from_iterable(frontiers)))
    return [tree.root_from_frontier([stored[subtree] for subtree in each]) for each in frontiers]


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)
