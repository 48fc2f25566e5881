import pytest

from absch.transparency import tree
from absch.transparency.tree import Span, Subtree
from tests.transparency import published


def test_a_leaf_is_hashed_with_its_own_prefix():
    assert tree.leaf_hash(b"\x20\x21") == published.D


def test_a_node_is_hashed_with_its_own_prefix():
    assert tree.node_hash(published.E, published.F) == published.EF


@pytest.mark.parametrize(
    ("hashes", "size"),
    [
        ([], 0),
        ([published.A], 1),
        ([published.AB, published.C], 3),
        ([published.A_D, published.EF, published.G], 7),
        ([published.A_H], 8),
    ],
)
def test_the_root_is_folded_from_the_right(hashes, size):
    assert tree.root_from_frontier(hashes) == published.ROOTS[size]


@pytest.mark.parametrize(
    ("span", "subtrees"),
    [
        (Span(0, 0), []),
        (Span(0, 7), [Subtree(2, 0), Subtree(1, 2), Subtree(0, 6)]),
        (Span(0, 8), [Subtree(3, 0)]),
        (Span(4, 7), [Subtree(1, 2), Subtree(0, 6)]),
        (Span(8, 13), [Subtree(2, 2), Subtree(0, 12)]),
    ],
)
def test_a_span_is_made_of_the_largest_complete_subtrees(span, subtrees):
    assert tree.frontier(span) == subtrees


@pytest.mark.parametrize(
    ("index", "waiting"),
    [
        (0, []),
        (1, [Subtree(0, 0)]),
        (6, []),
        (7, [Subtree(0, 6), Subtree(1, 2), Subtree(2, 0)]),
    ],
)
def test_a_leaf_completes_the_subtrees_that_wait_for_it(index, waiting):
    assert tree.waiting_for(index) == waiting


def test_the_eighth_leaf_completes_three_subtrees():
    completed = tree.completed_by(7, published.H, [published.G, published.EF, published.A_D])

    assert completed == [
        (Subtree(1, 3), published.GH),
        (Subtree(2, 1), published.E_H),
        (Subtree(3, 0), published.A_H),
    ]


def test_the_paths_of_the_standard_s_own_example():
    # RFC 6962, section 2.1.3: seven leaves
    assert tree.inclusion_path(0, 7) == [Span(1, 2), Span(2, 4), Span(4, 7)]
    assert tree.inclusion_path(3, 7) == [Span(2, 3), Span(0, 2), Span(4, 7)]
    assert tree.inclusion_path(4, 7) == [Span(5, 6), Span(6, 7), Span(0, 4)]
    assert tree.inclusion_path(6, 7) == [Span(4, 6), Span(0, 4)]
    assert tree.consistency_path(3, 7) == [Span(2, 3), Span(3, 4), Span(0, 2), Span(4, 7)]
    assert tree.consistency_path(4, 7) == [Span(4, 7)]
    assert tree.consistency_path(6, 7) == [Span(4, 6), Span(6, 7), Span(0, 4)]
