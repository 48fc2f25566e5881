"""What the log holds."""

from collections.abc import Collection

from django.db.models import Q, SmallIntegerField, Value

from absch.transparency.models import Checkpoint, Head, Leaf, Node
from absch.transparency.tree import Subtree


def size() -> int:
    """Return how many leaves the log has."""
    return Head.objects.values_list("size", flat=True).first() or 0


def leaf(index: int) -> bytes:
    """Return the bytes of one leaf, as they were appended. Raises Leaf.DoesNotExist beyond the end."""
    return bytes(Leaf.objects.values_list("data", flat=True).get(index=index))


def leaves(start: int, end: int) -> list[bytes]:
    """Return the leaves from `start` up to but not including `end`; fewer where the log is shorter."""
    found = Leaf.objects.filter(index__gte=start, index__lt=end).order_by("index")
    return [bytes(each) for each in found.values_list("data", flat=True)]


def latest_checkpoint() -> Checkpoint | None:
    """Return the checkpoint of the largest size; None while none was signed."""
    return Checkpoint.objects.order_by("-size").first()


def hashes(subtrees: Collection[Subtree]) -> dict[Subtree, bytes]:
    """Return the stored hash of each of these complete subtrees. One statement; none for no subtrees."""
    if not subtrees:
        return {}
    wanted = Q(pk__in=[])
    for level, index in subtrees:
        wanted |= Q(level=level, index=index)
    in_leaves = Leaf.objects.filter(index__in=[index for level, index in subtrees if level == 0])
    found = in_leaves.values_list(Value(0, SmallIntegerField()), "index", "hash").union(
        Node.objects.filter(wanted).values_list("level", "index", "hash"), all=True
    )
    return {Subtree(level, index): bytes(stored) for level, index, stored in found}
