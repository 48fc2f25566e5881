"""Append many leaves in a few statements; the log is then as if they had been appended one after the other."""

from collections.abc import Sequence

from django.db import transaction

from absch.transparency import queries, tree
from absch.transparency.models import Head, Leaf, Node
from absch.transparency.operations import LONGEST_LEAF, lock_head
from absch.transparency.tree import Span, Subtree

AT_ONCE = 1000


def append_together(leaves: Sequence[bytes]) -> int:
    """Add the leaves to the log, in this order, and return the index of the first. Raises as `append` does."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Leaves belong inside the transaction of the acts they record.")
    if too_long := next((len(leaf) for leaf in leaves if len(leaf) > LONGEST_LEAF), 0):
        raise ValueError(f"A leaf has at most {LONGEST_LEAF} bytes; this one has {too_long}.")

    first = lock_head().size
    rows = [Leaf(index=first + place, data=leaf, hash=tree.leaf_hash(leaf)) for place, leaf in enumerate(leaves)]
    # What new leaves complete begins with what stood at the log's right edge, and with each other.
    known = queries.hashes(tree.frontier(Span(0, first)))
    nodes: list[Node] = []
    for row in rows:
        known[Subtree(0, row.index)] = leaf_hash = bytes(row.hash)
        waiting = [known[subtree] for subtree in tree.waiting_for(row.index)]
        completed = tree.completed_by(row.index, leaf_hash, waiting)
        known.update(completed)
        nodes += [Node(level=each.level, index=each.position, hash=node_hash) for each, node_hash in completed]
    Leaf.objects.bulk_create(rows, batch_size=AT_ONCE)
    Node.objects.bulk_create(nodes, batch_size=AT_ONCE)
    Head.objects.filter(pk=Head.ONLY).update(size=first + len(rows))
    return first
