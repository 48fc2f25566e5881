"""Many numbers at once, and those nobody was given."""

import pytest

from absch.certificates.queries import State, verify
from absch.certificates.verification.verdicts import verify_many
from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY, THIRD_DAY
from tests.makers import NOON, a_permit, an_amendment, authority_of

pytestmark = pytest.mark.django_db
ON = THIRD_DAY.date()


@pytest.mark.parametrize(
    "typed",
    [
        "absch-ircc-ke-100002-1",
        " ABSCH - IRCC - KE - 100002 - 1 ",
        "ABSCH IRCC KE 100002 1",
        "ABSCH‑IRCC–KE—100002−1",
        "ABSCH_IRCC_KE_100002_1",
        "ＡＢＳＣＨ－ＩＲＣＣ－ＫＥ－１００００２－１",
        "ABSCH-IRCC-KE-١٠٠٠٠٢-١",
        "ABSCH-IRCC-KE-۱۰۰۰۰۲-۱",
        "\u200fABSCH-IRCC-KE-100002-1\u200e.",
        "“ABSCH-IRCC-KE-100002-1”,",
        "ABSCH-IRCC-KE-100002",
    ],
)
def test_a_number_is_known_however_it_is_written(typed):
    a_permit("ke")

    (verdict,) = verify_many([typed], on=ON)

    assert (verdict.number, verdict.state) == ("ABSCH-IRCC-KE-100002-1", State.IN_FORCE)


@pytest.mark.parametrize(
    "typed",
    [
        "ABSCH-IRCC-KE-100003-1",  # one digit wrong
        "ABSCH-IRCC-KE-10002-1",  # one missing
        "ABSCH-IRCC-KE-1000002-1",  # one too many
        "ABSCH-IRCC-KE-100020-1",  # two exchanged
        "ABSCH-IRCC-KE-1OOOO2-1",  # letters for digits
        "ABSCH-IRCC-KE-IOOOO2-l",
        "ABSCH-IRCC-ZA-100002-1",  # another country
        "ABSCH-IRCC-KE-100002-7",  # another last number
        "ABSCH-CPC-KE-100002-1",  # another type
        "ABSCHH-IRCC-KE-100002-1",  # another beginning
    ],
)
def test_a_slip_of_the_hand_is_unknown_and_told_what_may_be_meant(typed):
    a_permit("ke")

    (verdict,) = verify_many([typed], on=ON)

    assert verdict.state is State.UNKNOWN
    assert verdict.near == ("ABSCH-IRCC-KE-100002-1",)


@pytest.mark.parametrize("typed", ["ABSCH-IRCC-ZA-100003-1", "ABSCH-IRCC-KE-123456-1", "a certificate", "", "1" * 5000])
def test_what_is_far_from_every_number_is_told_nothing(typed):
    a_permit("ke")

    (verdict,) = verify_many([typed], on=ON)

    assert (verdict.state, verdict.near) == (State.UNKNOWN, ())


def test_a_training_number_is_never_looked_up(django_assert_num_queries):
    a_permit("ke")

    with django_assert_num_queries(0):
        (verdict,) = verify_many(["ABSTRG-IRCC-KE-100002-1"], on=ON)

    assert (verdict.state, verdict.number, verdict.near) == (State.TRAINING, "ABSTRG-IRCC-KE-100002-1", ())


def test_many_are_answered_in_their_order_as_one_by_one():
    first = a_permit("ke")
    second = an_amendment(first, at=NEXT_DAY, reason="More seeds.")
    third = a_permit("ke", identifier="another-permit")
    publishing.revoke(third.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Broken."})
    asked = [third.number, first.number, "nothing", second.number, first.number]

    verdicts = verify_many(asked, on=ON)

    assert [each.state for each in verdicts] == ["revoked", "superseded", "unknown", "in force", "superseded"]
    assert [each.reason for each in verdicts[:2]] == [{"en": "Broken."}, {"en": "More seeds."}]
    assert [verify(each, on=ON).state for each in asked] == [each.state for each in verdicts]
    assert verdicts[1].latest == "ABSCH-IRCC-KE-100002-2"


def test_ten_thousand_numbers_need_a_handful_of_queries(django_assert_max_num_queries):
    a_permit("ke", at=NOON)
    asked = [f"ABSCH-IRCC-KE-{100_001 + place}-1" for place in range(10_000)]

    with django_assert_max_num_queries(8):
        verdicts = verify_many(asked, on=ON)

    assert len(verdicts) == 10_000
    assert [place for place, each in enumerate(verdicts) if each.state is State.IN_FORCE] == [1]
