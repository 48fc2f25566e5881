from datetime import date

import pytest

from absch.countries.models import TreatyStatus
from absch.countries.status import Standing, enters_into_force, standing_of


def a_status(treaty="XXVII8b", status="party", as_of=date(2025, 11, 1), **dates):
    return TreatyStatus(government_id="ke", treaty=treaty, status=status, as_of=as_of, **dates)


FRANCE = {"signature": date(2011, 9, 20), "deposit": date(2016, 8, 31), "party": date(2016, 11, 29)}


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2011, 9, 19), Standing.NONE),
        (date(2011, 9, 20), Standing.SIGNATORY),
        (date(2016, 8, 30), Standing.SIGNATORY),
        (date(2016, 8, 31), Standing.RATIFIED),
        (date(2016, 11, 28), Standing.RATIFIED),
        (date(2016, 11, 29), Standing.PARTY),
        (date(2026, 1, 1), Standing.PARTY),
    ],
)
def test_a_government_signs_then_ratifies_then_is_a_party(day, standing):
    assert standing_of(a_status(**FRANCE), on=day) == standing


def test_an_unknown_day_of_entry_into_force_is_the_ninetieth_after_the_deposit():
    status = a_status(deposit=date(2021, 3, 4))

    assert enters_into_force(status) == date(2021, 6, 2)
    assert standing_of(status, on=date(2021, 6, 1)) == Standing.RATIFIED
    assert standing_of(status, on=date(2021, 6, 2)) == Standing.PARTY


@pytest.mark.parametrize(
    ("treaty", "deposit", "day"),
    [
        ("XXVII8", date(1992, 7, 15), date(1993, 12, 29)),
        ("XXVII8a", date(2001, 5, 10), date(2003, 9, 11)),
        ("XXVII8b", date(2012, 1, 24), date(2014, 10, 12)),
        ("XXVII8c", date(2012, 8, 30), date(2018, 3, 5)),
        ("ITPGRFA", date(2002, 6, 10), date(2004, 6, 29)),
    ],
)
def test_nobody_is_a_party_before_the_treaty_itself_is_in_force(treaty, deposit, day):
    assert enters_into_force(a_status(treaty, deposit=deposit)) == day


def test_a_known_day_of_entry_into_force_is_not_computed_again():
    assert enters_into_force(a_status(deposit=date(2016, 5, 13), party=date(2016, 8, 15))) == date(2016, 8, 15)


def test_a_party_without_dates_is_one_from_the_day_the_fact_was_true():
    status = a_status(as_of=date(2021, 3, 31))

    assert enters_into_force(status) is None
    assert standing_of(status, on=date(2021, 3, 30)) == Standing.NONE
    assert standing_of(status, on=date(2021, 3, 31)) == Standing.PARTY


def test_a_party_of_which_only_the_signature_is_known_was_a_signatory_until_then():
    status = a_status(as_of=date(2023, 1, 1), signature=date(2012, 2, 1))

    assert standing_of(status, on=date(2012, 1, 31)) == Standing.NONE
    assert standing_of(status, on=date(2022, 12, 31)) == Standing.SIGNATORY
    assert standing_of(status, on=date(2023, 1, 1)) == Standing.PARTY


def test_a_signatory_without_a_date_is_one_from_the_day_the_fact_was_true():
    status = a_status(status="signatory", as_of=date(2020, 2, 29))

    assert standing_of(status, on=date(2020, 2, 28)) == Standing.NONE
    assert standing_of(status, on=date(2020, 2, 29)) == Standing.SIGNATORY


def test_a_government_that_did_nothing_is_no_party():
    assert standing_of(a_status(status="none"), on=date(2026, 1, 1)) == Standing.NONE
