import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from absch.transparency import audit, keys, notes, tree
from absch.transparency import operations as transparency
from absch.transparency.audit import Finding, Flaw
from absch.transparency.models import Checkpoint, Head, Leaf, Node
from tests.transparency import published
from tests.transparency.conftest import NOON


def audited():
    """Return the findings as pairs."""
    return [(finding.what, finding.where) for finding in audit.findings(public_key=keys.public_key())]


def with_another_letter(note, place):
    return note[:place] + ("A" if note[place] != "A" else "B") + note[place + 1 :]


@pytest.fixture
def sound_log(a_log):
    a_log(published.LEAVES[:7], signed=[1, 5, 7])


@pytest.mark.django_db
def test_an_empty_log_is_sound():
    assert audit.findings(public_key=keys.public_key()) == []


@pytest.mark.django_db
def test_a_checkpoint_of_the_empty_log_is_checked():
    transparency.sign_checkpoint(at=NOON)
    assert audited() == []

    Checkpoint.objects.filter(size=0).update(root=published.ROOTS[1])

    assert audited() == [(Flaw.CHECKPOINT_ROOT, "size 0"), (Flaw.CHECKPOINT_NOTE, "size 0")]


def test_an_untouched_log_is_sound(sound_log):
    assert audit.findings(public_key=keys.public_key()) == []


def test_a_log_of_300_leaves_has_the_root_it_signed(a_log):
    leaves = [f"event {number}".encode() for number in range(300)]
    a_log(leaves, signed=range(1, 301))

    assert audit.findings(public_key=keys.public_key()) == []
    assert bytes(Checkpoint.objects.get(size=300).root) == published.merkle_tree_hash(leaves)


def test_a_change_of_a_leaf_s_bytes_is_found(sound_log):
    Leaf.objects.filter(index=3).update(data=b"\x20\x22")

    assert audited() == [
        (Flaw.LEAF_HASH, "leaf 3"),
        (Flaw.CHECKPOINT_ROOT, "size 5"),
        (Flaw.CHECKPOINT_ROOT, "size 7"),
        (Flaw.NODE_HASH, "level 1, node 1"),
        (Flaw.NODE_HASH, "level 2, node 0"),
    ]


def test_a_change_of_a_leaf_s_hash_is_found(sound_log):
    Leaf.objects.filter(index=3).update(hash=published.E)

    assert audit.findings(public_key=keys.public_key()) == [Finding(Flaw.LEAF_HASH, "leaf 3")]


def test_a_change_of_a_node_is_found(sound_log):
    Node.objects.filter(level=2, index=0).update(hash=published.E_H)

    assert audited() == [(Flaw.NODE_HASH, "level 2, node 0")]


def test_a_lost_node_is_found(sound_log):
    Node.objects.filter(level=1, index=2).delete()

    assert audited() == [(Flaw.NODE_MISSING, "level 1, node 2")]


@pytest.mark.parametrize(("level", "index"), [(0, 2), (1, 3), (2, 1), (3, 0), (63, 0), (64, 5)])
def test_a_node_that_no_leaves_complete_is_found(sound_log, level, index):
    Node.objects.create(level=level, index=index, hash=published.GH)

    assert audited() == [(Flaw.NODE_BEYOND, f"level {level}, node {index}")]


def test_a_leaf_lost_from_the_middle_is_found(sound_log):
    Leaf.objects.filter(index=3).delete()

    assert audited() == [(Flaw.LEAF_MISSING, "leaf 3")]


def test_leaves_lost_from_the_start_are_found_and_the_others_still_checked(sound_log):
    Leaf.objects.filter(index__lt=3).delete()
    Leaf.objects.filter(index=6).update(data=b"")

    assert audited() == [(Flaw.LEAF_MISSING, "leaves 0 to 2"), (Flaw.LEAF_HASH, "leaf 6")]


def test_a_leaf_lost_from_the_end_is_found(sound_log):
    Leaf.objects.filter(index=6).delete()

    assert audited() == [(Flaw.HEAD_SIZE, "size 7, leaves 6"), (Flaw.CHECKPOINT_BEYOND, "size 7")]


def test_a_log_cut_off_with_care_is_found_by_its_checkpoints(sound_log):
    Leaf.objects.filter(index__gte=4).delete()
    Node.objects.filter(level=1, index=2).delete()
    Head.objects.update(size=4)

    assert audited() == [(Flaw.CHECKPOINT_BEYOND, "size 5"), (Flaw.CHECKPOINT_BEYOND, "size 7")]


def test_a_log_rewritten_with_care_is_found_by_its_checkpoints(sound_log):
    forged, last = tree.leaf_hash(b"forged"), tree.leaf_hash(published.LEAVES[5])
    Leaf.objects.filter(index=4).update(data=b"forged", hash=forged)
    Node.objects.filter(level=1, index=2).update(hash=tree.node_hash(forged, last))

    assert audited() == [(Flaw.CHECKPOINT_ROOT, "size 5"), (Flaw.CHECKPOINT_ROOT, "size 7")]


def test_a_head_that_differs_is_found(sound_log):
    Head.objects.update(size=8)

    assert audited() == [(Flaw.HEAD_SIZE, "size 8, leaves 7")]


def test_a_lost_head_is_found(sound_log):
    Head.objects.all().delete()

    assert audited() == [(Flaw.HEAD_SIZE, "no head")]


def test_a_change_of_a_checkpoint_s_root_is_found(sound_log):
    Checkpoint.objects.filter(size=5).update(root=published.ROOTS[6])

    assert audited() == [(Flaw.CHECKPOINT_ROOT, "size 5"), (Flaw.CHECKPOINT_NOTE, "size 5")]


@pytest.mark.parametrize(
    ("before", "after"),
    [("\n5\n", "\n6\n"), ("Tju7H3t", "Tju7H3u"), ("=\n\n", "=\nmore\n\n")],
)
def test_a_change_of_a_note_s_text_is_found(sound_log, before, after):
    checkpoint = Checkpoint.objects.get(size=5)
    assert before in checkpoint.note
    Checkpoint.objects.filter(size=5).update(note=checkpoint.note.replace(before, after))

    assert audited() == [(Flaw.CHECKPOINT_NOTE, "size 5"), (Flaw.CHECKPOINT_SIGNATURE, "size 5")]


@pytest.mark.parametrize("part", ["name", "dash", "key id", "signature", "end", "bare", "nothing"])
def test_a_change_of_a_note_s_signature_is_found(sound_log, part):
    note = Checkpoint.objects.get(size=5).note
    start, middle = note.rindex(" ") + 1, len(note) - 20
    changed = {
        "name": note.replace("— absch", "— absci"),
        "dash": note.replace("— ", "- "),
        "key id": with_another_letter(note, start),
        "signature": with_another_letter(note, middle),
        "end": note[:-1],
        "bare": note[: note.index("—")] + note[start:],
        "nothing": note[: note.index("—")],
    }[part]
    Checkpoint.objects.filter(size=5).update(note=changed)

    assert audited() == [(Flaw.CHECKPOINT_SIGNATURE, "size 5")]


def test_a_checkpoint_signed_by_another_key_is_found(sound_log):
    other = Ed25519PrivateKey.generate()
    text = notes.checkpoint_text(origin=keys.origin(), size=5, root=published.ROOTS[5])
    Checkpoint.objects.filter(size=5).update(note=notes.sign(text, name=keys.origin(), key=other))

    assert audited() == [(Flaw.CHECKPOINT_SIGNATURE, "size 5")]


def test_a_rightly_signed_checkpoint_of_a_future_is_found(sound_log):
    text = notes.checkpoint_text(origin=keys.origin(), size=8, root=published.ROOTS[8])
    note = notes.sign(text, name=keys.origin(), key=keys.private_key())
    Checkpoint.objects.create(size=8, root=published.ROOTS[8], note=note, at=NOON)

    assert audited() == [(Flaw.CHECKPOINT_BEYOND, "size 8")]


def test_what_was_signed_stays_good_when_the_site_moves(sound_log, settings):
    settings.ABSCH_BASE_URL = "https://clearing-house.example"

    assert audited() == []


def test_the_signature_of_a_witness_may_stand_below_the_log_s_own(sound_log):
    checkpoint = Checkpoint.objects.get(size=5)
    witness = "— witness.example jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJs\n"
    Checkpoint.objects.filter(size=5).update(note=checkpoint.note + witness)

    assert audited() == []


def test_a_log_longer_than_one_batch_is_checked_to_its_end(a_log):
    a_log([f"event {number}".encode() for number in range(522)], signed=[1, 512, 513, 520])
    assert audited() == []

    Leaf.objects.filter(index=519).update(data=b"event 518")

    assert audited() == [
        (Flaw.LEAF_HASH, "leaf 519"),
        (Flaw.CHECKPOINT_ROOT, "size 520"),
        (Flaw.NODE_HASH, "level 1, node 259"),
        (Flaw.NODE_HASH, "level 2, node 129"),
        (Flaw.NODE_HASH, "level 3, node 64"),
    ]
