"""Append to the log; sign what it has become."""

from datetime import datetime

from django.db import transaction

from absch.transparency import keys, notes, proofs, queries, tree
from absch.transparency.models import Checkpoint, Head, Leaf, Node

LONGEST_LEAF = 65_535  # bytes: entries of C2SP tiles carry their length in sixteen bits (https://c2sp.org/tlog-tiles)


class Inconsistent(Exception):
    """Raised when the log no longer begins with what it signed before; nothing more is signed then."""


def append(leaf: bytes) -> int:
    """Add a leaf to the log and return its index, counted from 0.

    It belongs to the caller's transaction and stands or falls with it; from here to the end of that transaction
    nobody else can append. Three statements for a leaf of even index, five for one of odd index.
    Raises TransactionManagementError outside a transaction, ValueError if the leaf is longer than 65,535 bytes.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("append() belongs inside the transaction of the act it records.")
    if len(leaf) > LONGEST_LEAF:
        raise ValueError(f"A leaf has at most {LONGEST_LEAF} bytes; this one has {len(leaf)}.")

    index = lock_head().size
    waiting = tree.waiting_for(index)
    stored = queries.hashes(waiting)
    leaf_hash = tree.leaf_hash(leaf)
    completed = tree.completed_by(index, leaf_hash, [stored[subtree] for subtree in waiting])

    Leaf.objects.create(index=index, data=leaf, hash=leaf_hash)
    Node.objects.bulk_create(
        Node(level=subtree.level, index=subtree.position, hash=node_hash) for subtree, node_hash in completed
    )
    Head.objects.filter(pk=Head.ONLY).update(size=index + 1)
    return index


def sign_checkpoint(*, at: datetime) -> Checkpoint:
    """Sign the log as it now is, and keep the note; a size that was signed before is not signed again.

    To be called when the acts are committed: what is signed cannot be unsaid.
    Raises Inconsistent if the log no longer begins with what its latest checkpoint says.
    """
    # The older size first: read the other way round, a checkpoint signed in between would look like the future.
    latest = queries.latest_checkpoint()
    size = queries.size()
    if latest and (latest.size > size or proofs.root_at(latest.size) != bytes(latest.root)):
        raise Inconsistent(f"The log no longer begins with the {latest.size} leaves it has signed.")

    root = proofs.root_at(size)
    text = notes.checkpoint_text(origin=keys.origin(), size=size, root=root)
    note = notes.sign(text, name=keys.origin(), key=keys.private_key())
    checkpoint, _ = Checkpoint.objects.get_or_create(size=size, defaults={"root": root, "note": note, "at": at})
    return checkpoint


def lock_head() -> Head:
    """Lock the head's row until the transaction ends. SQLite needs no lock: its transactions begin as writers."""
    heads = Head.objects.select_for_update()
    if head := heads.filter(pk=Head.ONLY).first():
        return head
    Head.objects.bulk_create([Head()], ignore_conflicts=True)  # another first append may be doing the same
    return heads.get(pk=Head.ONLY)
