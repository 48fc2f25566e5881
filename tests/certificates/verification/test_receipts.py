"""Receipts: the answer of then, and the answer of now."""

from datetime import timedelta

import pytest

from absch.certificates.models import Receipt
from absch.certificates.verification import receipts
from absch.certificates.verification.answers import Upload, answers
from absch.certificates.verification.refusals import NoSuchReceipt
from absch.publishing import operations as publishing
from tests.doors.portal import NEXT_DAY
from tests.makers import NOON, a_permit, authority_of

pytestmark = pytest.mark.django_db


def a_receipt(*asked, at=NOON):
    return receipts.make(answers(asked, on=at.date()), at=at)


def test_a_receipt_tells_what_was_answered_and_what_is_answered_now():
    version = a_permit("ke")
    made = a_receipt("ABSCH-IRCC-KE-999999-1", version.number)
    publishing.revoke(version.record, by=authority_of("ke"), at=NEXT_DAY, reason={"en": "Broken."})

    unknown, revoked = receipts.lines_of(made, on=NEXT_DAY.date())

    assert (unknown.then.state, unknown.now.state, unknown.is_changed) == ("unknown", "unknown", False)
    assert (revoked.then.state, revoked.now.state, revoked.is_changed) == ("in force", "revoked", True)
    assert revoked.now.reason == {"en": "Broken."}


def test_the_same_list_within_a_minute_has_the_same_receipt():
    number = a_permit("ke").number

    first, again = a_receipt(number), a_receipt(number, at=NOON + timedelta(seconds=59))
    later, other = a_receipt(number, at=NOON + timedelta(seconds=61)), a_receipt(number, number)

    assert first == again
    assert len({first.code, later.code, other.code}) == 3


def test_a_receipt_goes_after_ten_years():
    old = a_receipt("ABSCH-IRCC-KE-999999-1")

    a_receipt("ABSCH-IRCC-KE-999998-1", at=NOON + timedelta(days=3654))

    assert not Receipt.objects.filter(pk=old.pk).exists()


def test_neither_words_nor_file_names_are_kept():
    made = receipts.make(answers(["my neighbour 77"], [Upload("Amina.pdf", b"%PDF-1.7")], on=NOON.date()), at=NOON)

    typed, file = receipts.lines_of(made, on=NOON.date())

    assert (typed.now.asked, file.now.asked, file.now.file) == ("", "", "unknown")


@pytest.mark.parametrize("typed", ["7q4k20f9abcdefg0", "7Q4K-20F9-ABCD-EFG", "", "x" * 5000, "٧٧٧٧"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(NoSuchReceipt):
        receipts.with_code(typed)


def test_a_code_is_known_however_it_is_typed_and_no_slip_passes():
    code = "0123456789ABCDE" + receipts.check_letter("0123456789ABCDE")

    slips = [code[:place] + other + code[place + 1 :] for place in range(16) for other in receipts.ALPHABET]

    assert receipts.code_typed(f" o1234567-89abcde{code[-1].lower()} ") == code
    assert [each for each in slips if receipts.code_typed(each)] == [code] * 16
