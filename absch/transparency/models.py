"""The log as it is stored: its size, its leaves, the hashes of its complete subtrees, the checkpoints it has signed."""

from django.db import models
from django.db.models import Q


class Head(models.Model):
    """How many leaves the log has. The one row that everybody who appends locks; the first append makes it."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="the_log_has_one_head")]


class Leaf(models.Model):
    """One entry, its bytes as they were given, and their leaf hash (32 bytes)."""

    # A plain integer is the row's own address in SQLite: a leaf costs one tree of pages, not two.
    index = models.IntegerField(primary_key=True)
    data = models.BinaryField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(index__gte=0), name="leaves_are_counted_from_zero")]


class Node(models.Model):
    """The hash (32 bytes) of a complete subtree of 2 ** level leaves, level >= 1; level 0 stands in the leaves."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField()
    index = models.PositiveIntegerField()
    hash = models.BinaryField(max_length=32)


class Checkpoint(models.Model):
    """What the log has signed of itself: the root (32 bytes) of its first `size` leaves, as a C2SP signed note."""

    size = models.IntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gte=0), name="checkpoint_sizes_are_counted_from_zero")]
