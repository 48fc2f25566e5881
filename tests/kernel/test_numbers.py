import pytest

from absch.kernel.numbers import Number, read_number, version_number


def test_a_number_says_environment_type_owner_document_and_revision():
    assert version_number("IRCC", "KE", 100_001, 2) == "ABSCH-IRCC-KE-100001-2"


def test_focal_points_keep_the_prefix_of_the_whole_mechanism():
    assert version_number("NFP", "KE", 100_001, 1, shared=True) == "CHM-NFP-KE-100001-1"


@pytest.mark.parametrize(
    ("prefix", "number"),
    [
        ("ABSTRG", "ABSTRG-IRCC-KE-100001-1"),
        ("ABSSTG", "ABSSTG-IRCC-KE-100001-1"),
        ("ABSDEV", "ABSDEV-IRCC-KE-100001-1"),
    ],
)
def test_each_environment_has_numbers_of_its_own(settings, prefix, number):
    settings.ABSCH_NUMBER_PREFIX = prefix

    assert version_number("IRCC", "KE", 100_001, 1) == number


@pytest.mark.parametrize(
    "typed",
    [
        "ABSCH-IRCC-ZA-252071-2",
        " absch-ircc-za-252071-2 ",
        "ABSCH–IRCC–ZA–252071–2",
        "absch\u2011ircc\u2011za\u2011252071\u20112",
    ],
)
def test_a_number_is_read_as_people_type_it(typed):
    assert read_number(typed) == Number("ABSCH", "IRCC", "ZA", 252071, 2)


def test_without_a_revision_the_latest_is_meant():
    assert read_number("ABSCH-IRCC-ZA-252071") == Number("ABSCH", "IRCC", "ZA", 252071, None)


@pytest.mark.parametrize(
    "typed", ["", "ABSCH", "ABSCH-IRCC-ZA-1-1", "ABSCH-IRCC-ZA-252071-0", "ABSCH-IRCC-ZA-٢٥٢٠٧١-1", "x" * 5000]
)
def test_what_is_no_number_is_none(typed):
    assert read_number(typed) is None
