import pytest

from absch.transparency import operations as transparency
from absch.transparency import queries
from absch.transparency.models import Leaf
from absch.transparency.tree import Subtree
from tests.transparency import published
from tests.transparency.conftest import NOON


@pytest.mark.django_db
def test_a_new_log_is_empty():
    assert queries.size() == 0
    assert queries.leaves(0, 10) == []
    assert queries.latest_checkpoint() is None


def test_leaves_come_back_as_they_were_given(a_log):
    a_log(published.LEAVES)

    assert queries.size() == 8
    assert queries.leaf(0) == b""
    assert queries.leaf(6) == b"\x50\x51\x52\x53\x54\x55\x56\x57"
    assert queries.leaves(1, 4) == [b"\x00", b"\x10", b"\x20\x21"]
    assert queries.leaves(7, 20) == [published.LEAVES[7]]


def test_a_leaf_beyond_the_end_does_not_exist(a_log):
    a_log(published.LEAVES)

    with pytest.raises(Leaf.DoesNotExist):
        queries.leaf(8)


def test_the_latest_checkpoint_is_that_of_the_largest_size(a_log):
    a_log(published.LEAVES, signed=[2, 5])

    assert queries.latest_checkpoint().size == 5


def test_hashes_are_found_in_leaves_and_nodes_by_one_statement(a_log, django_assert_num_queries):
    a_log(published.LEAVES)

    with django_assert_num_queries(1):
        stored = queries.hashes([Subtree(0, 2), Subtree(1, 2), Subtree(2, 1), Subtree(9, 9)])

    assert stored == {
        Subtree(0, 2): published.C,
        Subtree(1, 2): published.EF,
        Subtree(2, 1): published.E_H,
    }


@pytest.mark.django_db
def test_an_empty_log_can_be_signed(django_assert_num_queries):
    checkpoint = transparency.sign_checkpoint(at=NOON)

    assert queries.latest_checkpoint() == checkpoint
    with django_assert_num_queries(0):
        assert queries.hashes([]) == {}
