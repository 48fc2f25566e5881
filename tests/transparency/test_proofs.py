import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from absch.transparency import proofs
from tests.transparency import published
from tests.transparency.published import merkle_tree_hash

# The log is made once for a test and only read by its examples.
READ_ONLY = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
EMPTY = published.ROOTS[0]


def flipped(some, position):
    """Return the bytes with one bit changed, somewhere."""
    place, bit = divmod(position % (len(some) * 8), 8)
    return some[:place] + bytes([some[place] ^ 1 << bit]) + some[place + 1 :]


def with_a_flipped_bit(proof, position):
    step = position % len(proof)
    return [*proof[:step], flipped(proof[step], position), *proof[step + 1 :]]


@pytest.fixture
def published_log(a_log):
    a_log(published.LEAVES)


def test_the_root_of_every_size_is_as_published(published_log):
    assert [proofs.root_at(size) for size in range(9)] == published.ROOTS


@pytest.mark.parametrize(("index", "size", "proof"), published.INCLUSION)
def test_an_inclusion_proof_is_as_published(published_log, index, size, proof):
    assert proofs.inclusion_proof(index, size) == proof


@pytest.mark.parametrize(("old", "new", "proof"), published.CONSISTENCY)
def test_a_consistency_proof_is_as_published(published_log, old, new, proof):
    assert proofs.consistency_proof(old, new) == proof


@pytest.mark.parametrize(("index", "size", "proof"), published.INCLUSION)
def test_a_published_inclusion_proof_is_accepted(index, size, proof):
    assert proofs.verify_inclusion(published.LEAVES[index], index, size, proof, published.ROOTS[size])


@pytest.mark.parametrize(("old", "new", "proof"), published.CONSISTENCY)
def test_a_published_consistency_proof_is_accepted(old, new, proof):
    assert proofs.verify_consistency(old, new, published.ROOTS[old], published.ROOTS[new], proof)


@READ_ONLY
@given(size=st.integers(1, 200), position=st.integers(0, 10_000))
@example(size=128, position=0)
@example(size=200, position=77)
def test_every_inclusion_is_proved_and_no_flipped_bit_is_accepted(log_of_200, size, position):
    root = merkle_tree_hash(log_of_200[:size])

    for index, leaf in enumerate(log_of_200[:size]):
        proof = proofs.inclusion_proof(index, size)

        assert proofs.verify_inclusion(leaf, index, size, proof, root)
        assert not proofs.verify_inclusion(flipped(leaf, position), index, size, proof, root)
        assert not proofs.verify_inclusion(leaf, index, size, proof, flipped(root, position))
        assert not proof or not proofs.verify_inclusion(leaf, index, size, with_a_flipped_bit(proof, position), root)


@READ_ONLY
@given(new=st.integers(1, 200), position=st.integers(0, 10_000))
@example(new=128, position=0)
@example(new=200, position=77)
def test_every_growth_is_proved_and_no_flipped_bit_is_accepted(log_of_200, new, position):
    new_root = merkle_tree_hash(log_of_200[:new])

    for old in range(1, new):
        old_root = merkle_tree_hash(log_of_200[:old])
        proof = proofs.consistency_proof(old, new)

        assert proofs.verify_consistency(old, new, old_root, new_root, proof)
        assert not proofs.verify_consistency(old, new, flipped(old_root, position), new_root, proof)
        assert not proofs.verify_consistency(old, new, old_root, flipped(new_root, position), proof)
        assert not proofs.verify_consistency(old, new, old_root, new_root, with_a_flipped_bit(proof, position))


@pytest.fixture
def log_of_200(a_log):
    leaves = [f"event {number}".encode() for number in range(200)]
    a_log(leaves)
    return leaves


def test_a_proof_of_a_large_log_takes_two_statements(log_of_200, django_assert_num_queries):
    with django_assert_num_queries(2):
        proofs.inclusion_proof(50, 199)
    with django_assert_num_queries(2):
        proofs.consistency_proof(99, 199)


def test_every_log_grew_from_nothing(published_log):
    assert proofs.consistency_proof(0, 8) == []
    assert proofs.verify_consistency(0, 8, EMPTY, published.ROOTS[8], [])
    assert proofs.verify_consistency(0, 0, EMPTY, EMPTY, [])
    assert not proofs.verify_consistency(0, 8, published.ROOTS[1], published.ROOTS[8], [])
    assert not proofs.verify_consistency(0, 8, EMPTY, published.ROOTS[8], [published.A])


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (1, 2, [published.A]),  # another place
        (0, 3, [published.B]),  # another size
        (0, 1, [published.B]),
        (2, 2, [published.B]),
        (-1, 2, [published.B]),
        (0, 2, []),
        (0, 2, [published.B, published.B]),
        (0, 2, [published.B[:31]]),
    ],
)
def test_an_inclusion_proof_that_does_not_fit_is_refused(index, size, proof):
    assert not proofs.verify_inclusion(published.LEAVES[0], index, size, proof, published.ROOTS[2])


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [
        (2, 5, []),
        (2, 5, [published.CD]),
        (2, 5, [published.CD, published.E, published.E]),
        (2, 5, [published.CD, published.E[:31]]),
        (5, 2, [published.CD, published.E]),
        (2, 2, []),
        (2, 9, [published.CD, published.E]),
        (-1, 5, [published.CD, published.E]),
    ],
)
def test_a_consistency_proof_that_does_not_fit_is_refused(old, new, proof):
    assert not proofs.verify_consistency(old, new, published.ROOTS[2], published.ROOTS[5], proof)


def test_the_same_tree_is_consistent_with_itself_alone():
    assert not proofs.verify_consistency(4, 4, published.ROOTS[4], published.ROOTS[5], [])
    assert not proofs.verify_consistency(4, 4, published.ROOTS[4], published.ROOTS[4], [published.A])


def test_what_the_log_never_was_is_not_proved(published_log):
    for index, size in [(0, 0), (3, 3), (-1, 3), (0, 9)]:
        with pytest.raises(ValueError, match="never had a leaf"):
            proofs.inclusion_proof(index, size)
    for old, new in [(5, 4), (-1, 4), (1, 9)]:
        with pytest.raises(ValueError, match="never grew"):
            proofs.consistency_proof(old, new)
    for size in [-1, 9]:
        with pytest.raises(ValueError, match="never had"):
            proofs.root_at(size)
