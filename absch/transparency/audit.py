"""The independent check of the log: everything recomputed from the leaves' bytes, by none of the code that wrote it."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import BigIntegerField, ExpressionWrapper, F, Q, Subquery, Value
from django.db.models.functions import Coalesce

from absch.transparency.models import Checkpoint, Head, Leaf, Node

BATCH = 512


class Flaw(StrEnum):
    """The ways in which a log can be wrong."""

    HEAD_SIZE = "head: size differs from the leaves"
    LEAF_MISSING = "leaf missing"
    LEAF_HASH = "leaf: bytes differ from the stored hash"
    NODE_MISSING = "node missing"
    NODE_HASH = "node: hash differs from the leaves"
    NODE_BEYOND = "node beyond the leaves"
    CHECKPOINT_ROOT = "checkpoint: root differs from the leaves"
    CHECKPOINT_BEYOND = "checkpoint beyond the leaves"
    CHECKPOINT_NOTE = "checkpoint: note says something else than the row"
    CHECKPOINT_SIGNATURE = "checkpoint: signature is wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, and where: `leaf 3`, `level 2, node 0`, `size 7`."""

    what: Flaw
    where: str


# One statement sees one moment, so that appends may go on during an audit; what was appended before never changes.
END = Coalesce(
    Subquery(Leaf.objects.order_by("-index").annotate(end=F("index") + 1).values("end")[:1]),
    Value(0),
    output_field=BigIntegerField(),
)


def findings(*, public_key: bytes) -> list[Finding]:
    """Return all that is wrong with the log, nothing when all is right; `public_key` is the 32 bytes to trust.

    Takes time in proportion to the leaves and holds 512 at once. One changed leaf is also found in every node above
    it and in every checkpoint after it; the leaf is named first.
    """
    return [*_check_head(), *_check_leaves(), *_check_what_lies_beyond(), *_check_notes(public_key)]


class _Recount:
    """The tree of the leaves counted so far: roots of its complete subtrees, the largest first (RFC 6962, 2.1)."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []

    def count(self, leaf: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
        """Add a leaf; yield level, index and hash of each larger subtree it completes."""
        current, level, index = sha256(b"\x00" + leaf).digest(), 0, self.size
        self.size += 1
        while index % 2:
            current, level, index = sha256(b"\x01" + self.peaks.pop() + current).digest(), level + 1, index // 2
            yield (level, index), current
        self.peaks.append(current)

    def root(self) -> bytes:
        if not self.peaks:
            return sha256(b"").digest()
        *larger, root = self.peaks
        for peak in reversed(larger):
            root = sha256(b"\x01" + peak + root).digest()
        return root


def _check_head() -> Iterator[Finding]:
    rows = list(Head.objects.annotate(end=END).values_list("size", "end"))
    for size, end in rows:
        if size != end:
            yield Finding(Flaw.HEAD_SIZE, f"size {size}, leaves {end}")
    if not rows and Leaf.objects.exists():
        yield Finding(Flaw.HEAD_SIZE, "no head")


def _check_leaves() -> Iterator[Finding]:
    """Go through the leaves once; nodes and roots are compared up to the first gap, beyond which none can be known."""
    recount, following = _Recount(), 0
    yield from _compare_root(_signed_roots(0, 0), recount)
    while batch := list(Leaf.objects.filter(index__gte=following).order_by("index")[:BATCH]):
        before = recount.size
        nodes: dict[tuple[int, int], bytes] = {}
        signed = _signed_roots(before + 1, before + BATCH)
        for leaf in batch:
            if leaf.index != following:
                yield Finding(Flaw.LEAF_MISSING, _gap(following, leaf.index - 1))
            if sha256(b"\x00" + bytes(leaf.data)).digest() != bytes(leaf.hash):
                yield Finding(Flaw.LEAF_HASH, f"leaf {leaf.index}")
            if leaf.index == recount.size:
                nodes.update(recount.count(bytes(leaf.data)))
                yield from _compare_root(signed, recount)
            following = leaf.index + 1
        yield from _compare_nodes(nodes, before, recount.size)


def _signed_roots(smallest: int, largest: int) -> dict[int, bytes]:
    rows = Checkpoint.objects.filter(size__gte=smallest, size__lte=largest)
    return {size: bytes(root) for size, root in rows.values_list("size", "root")}


def _compare_root(signed: dict[int, bytes], recount: _Recount) -> Iterator[Finding]:
    root = signed.get(recount.size)
    if root is not None and root != recount.root():
        yield Finding(Flaw.CHECKPOINT_ROOT, f"size {recount.size}")


def _compare_nodes(nodes: dict[tuple[int, int], bytes], before: int, after: int) -> Iterator[Finding]:
    """Compare with what is stored the nodes that were completed while the leaves grew from `before` to `after`."""
    here = Q(pk__in=[])
    for level in range(1, after.bit_length()):
        here |= Q(level=level, index__gte=before >> level, index__lt=after >> level)
    rows = Node.objects.filter(here).values_list("level", "index", "hash")
    stored = {(level, index): bytes(node_hash) for level, index, node_hash in rows}
    for place, node_hash in nodes.items():
        if place not in stored:
            yield Finding(Flaw.NODE_MISSING, _named(*place))
        elif stored[place] != node_hash:
            yield Finding(Flaw.NODE_HASH, _named(*place))


def _check_what_lies_beyond() -> Iterator[Finding]:
    shifted = END.bitrightshift(F("level"))  # type: ignore[arg-type]  # the stubs know of plain numbers only
    complete = ExpressionWrapper(shifted, output_field=BigIntegerField())
    impossible = Q(level=0) | Q(level__gt=62) | Q(index__gte=complete)
    for level, index in Node.objects.filter(impossible).order_by("level", "index").values_list("level", "index"):
        yield Finding(Flaw.NODE_BEYOND, _named(level, index))
    for size in Checkpoint.objects.filter(size__gt=END).order_by("size").values_list("size", flat=True):
        yield Finding(Flaw.CHECKPOINT_BEYOND, f"size {size}")


def _check_notes(public_key: bytes) -> Iterator[Finding]:
    """Check that each note says what its row says, and is signed, under whatever name the log then had."""
    following = 0
    while batch := list(Checkpoint.objects.filter(size__gte=following).order_by("size")[:BATCH]):
        for checkpoint in batch:
            text, _, signatures = checkpoint.note.rpartition("\n\n")
            origin, *rest = text.split("\n")
            if rest != [str(checkpoint.size), b64encode(bytes(checkpoint.root)).decode()]:
                yield Finding(Flaw.CHECKPOINT_NOTE, f"size {checkpoint.size}")
            if not _is_signed(text + "\n", signatures, origin, public_key):
                yield Finding(Flaw.CHECKPOINT_SIGNATURE, f"size {checkpoint.size}")
            following = checkpoint.size + 1


def _is_signed(text: str, signatures: str, origin: str, public_key: bytes) -> bool:
    """Tell whether the first signature is the log's own; those of witnesses may follow it."""
    # https://c2sp.org/signed-note, Ed25519 signatures
    key_id = sha256(origin.encode() + b"\n\x01" + public_key).digest()[:4]
    line, newline, _ = signatures.partition("\n")
    prefix = f"\N{EM DASH} {origin} "
    try:
        blob = b64decode(line.removeprefix(prefix), validate=True)
        Ed25519PublicKey.from_public_bytes(public_key).verify(blob[4:], text.encode())
    except (ValueError, InvalidSignature):
        return False
    return bool(newline) and line.startswith(prefix) and blob[:4] == key_id


def _gap(first: int, last: int) -> str:
    return f"leaf {first}" if first == last else f"leaves {first} to {last}"


def _named(level: int, index: int) -> str:
    return f"level {level}, node {index}"
