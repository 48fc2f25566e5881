from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from absch.transparency import keys, notes, proofs, queries
from absch.transparency import operations as transparency
from absch.transparency.models import Checkpoint, Head, Leaf, Node
from absch.transparency.operations import Inconsistent
from tests.transparency import published
from tests.transparency.conftest import NOON


@pytest.mark.django_db
def test_append_returns_the_index_counted_from_zero():
    assert [transparency.append(leaf) for leaf in published.LEAVES] == [0, 1, 2, 3, 4, 5, 6, 7]


def test_append_stores_the_hashes_of_complete_subtrees_only(a_log):
    a_log(published.LEAVES[:7])

    nodes = [(node.level, node.index, bytes(node.hash)) for node in Node.objects.order_by("level", "index")]
    assert nodes == [
        (1, 0, published.AB),
        (1, 1, published.CD),
        (1, 2, published.EF),
        (2, 0, published.A_D),
    ]
    assert [bytes(leaf.hash) for leaf in Leaf.objects.order_by("index")[:3]] == [published.A, published.B, published.C]
    assert Head.objects.get().size == 7


def test_append_takes_three_statements_at_an_even_index_and_five_at_an_odd_one(a_log, django_assert_num_queries):
    a_log(published.LEAVES[:6])

    with django_assert_num_queries(3):
        transparency.append(b"at index 6")
    with django_assert_num_queries(5):
        transparency.append(b"at index 7, completing three subtrees")


@pytest.mark.django_db(transaction=True)
def test_append_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError, match="inside the transaction"):
        transparency.append(b"stray")

    assert not Leaf.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_append_that_is_rolled_back_leaves_no_trace():
    with transaction.atomic():
        transparency.append(b"kept")
    with transaction.atomic():
        transparency.append(b"lost")
        transaction.set_rollback(True)

    assert (queries.size(), Leaf.objects.count(), Node.objects.count()) == (1, 1, 0)
    with transaction.atomic():
        assert transparency.append(b"next") == 1


@pytest.mark.django_db(transaction=True)
def test_appends_at_the_same_time_follow_one_another():
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("a database in memory has one connection")

    def append(number):
        try:
            with transaction.atomic():
                return transparency.append(f"event {number}".encode())
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        indices = list(pool.map(append, range(30)))

    assert sorted(indices) == list(range(30))
    assert proofs.root_at(30) == published.merkle_tree_hash(queries.leaves(0, 30))


@pytest.mark.django_db
def test_append_takes_leaves_up_to_the_length_a_tile_can_hold():
    assert transparency.append(b"x" * 65_535) == 0

    with pytest.raises(ValueError, match="65536"):
        transparency.append(b"x" * 65_536)
    assert queries.size() == 1


def test_append_never_writes_over_a_leaf_though_the_head_says_so(a_log):
    a_log(published.LEAVES[:3])
    Head.objects.update(size=2)

    with pytest.raises(transaction.Error), transaction.atomic():
        transparency.append(b"forged")

    assert queries.leaf(2) == published.LEAVES[2]


def test_sign_checkpoint_signs_size_and_root(a_log):
    a_log(published.LEAVES)

    checkpoint = transparency.sign_checkpoint(at=NOON)

    assert (checkpoint.size, checkpoint.root, checkpoint.at) == (8, published.ROOTS[8], NOON)
    assert notes.open_note(checkpoint.note, keys.verifier()) == (
        "absch.example/log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
    )


def test_sign_checkpoint_signs_a_size_once(a_log):
    a_log(published.LEAVES)
    first = transparency.sign_checkpoint(at=NOON)

    second = transparency.sign_checkpoint(at=NOON + timedelta(days=1))

    assert (second.note, second.at) == (first.note, NOON)
    assert Checkpoint.objects.count() == 1


def test_sign_checkpoint_continues_what_was_signed(a_log):
    a_log(published.LEAVES, signed=[3, 4, 7])

    assert [bytes(each.root) for each in Checkpoint.objects.order_by("size")] == [
        published.ROOTS[3],
        published.ROOTS[4],
        published.ROOTS[7],
    ]


@pytest.mark.parametrize("signed", [3, 5])
def test_sign_checkpoint_refuses_a_log_that_was_rewritten(a_log, signed):
    a_log(published.LEAVES[:5], signed=[signed])
    Node.objects.filter(level=1, index=0).update(hash=published.H)
    Node.objects.filter(level=2, index=0).update(hash=published.H)

    with pytest.raises(Inconsistent):
        transparency.sign_checkpoint(at=NOON)

    assert Checkpoint.objects.count() == 1


def test_sign_checkpoint_refuses_a_log_that_became_shorter(a_log):
    a_log(published.LEAVES[:5], signed=[5])
    Head.objects.update(size=4)

    with pytest.raises(Inconsistent):
        transparency.sign_checkpoint(at=NOON)
