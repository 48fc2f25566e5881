"""Whatever is changed in certificates behind the registry's back is found, and named for what it is."""

from datetime import date, timedelta

import pytest

from absch.certificates import audit
from absch.certificates.audit import Flaw
from absch.certificates.models import Certificate
from absch.countries.models import TreatyStatus
from absch.publishing import operations as publishing
from absch.records.models import Version
from tests.makers import NOON, a_permit, an_amendment, authority_of

LATER, LATEST = NOON + timedelta(days=1), NOON + timedelta(days=2)
FIRST, SECOND = "ABSCH-IRCC-KE-100002-1", "ABSCH-IRCC-KE-100002-2"


def found():
    return {(each.what, each.where) for each in audit.findings()}


@pytest.fixture
def an_amended_permit(db):
    """A permit of Kenya, a Party, in two versions."""
    return an_amendment(a_permit("ke", dateOfExpiry="2030-01-31"), at=LATER)


def certificate(number):
    return Certificate.objects.filter(number=number)


def test_no_certificates_are_sound(db):
    assert found() == set()


def test_an_amended_permit_is_sound(an_amended_permit):
    assert Certificate.objects.count() == 2
    assert found() == set()


def test_a_revoked_permit_is_sound_and_its_last_version_no_certificate(an_amended_permit):
    publishing.revoke(an_amended_permit.record, by=authority_of("ke"), at=LATEST, reason={"en": "Terms were broken."})

    assert Version.objects.filter(record__schema="absPermit").count() == 3
    assert Certificate.objects.count() == 2
    assert found() == set()


def test_a_redacted_certificate_is_sound(an_amended_permit):
    first = Version.objects.get(record=an_amended_permit.record, revision=1)
    publishing.redact(first, by=authority_of("ke"), at=LATEST, reason={"en": "Secret."})

    assert found() == set()


def test_a_permit_of_a_government_that_is_no_party_is_sound_without_certificate(db):
    a_permit("us")

    assert not Certificate.objects.exists()
    assert found() == set()


def test_a_certificate_that_was_taken_out_is_found(an_amended_permit):
    certificate(SECOND).delete()

    assert found() == {(Flaw.MISSING, SECOND)}


def certify_by_hand(version):
    Certificate.objects.create(
        version=version,
        record_identifier=version.record.identifier,
        number=version.number,
        government=version.record.government,
        constituted_at=version.published_at,
    )


def test_a_certificate_of_a_government_that_was_no_party_is_found(db):
    certify_by_hand(a_permit("us"))

    assert found() == {(Flaw.UNDUE, "ABSCH-IRCC-US-100002-1")}


def correct_the_day_of_force(government, day):
    TreatyStatus.objects.filter(government=government, treaty="XXVII8b").update(party=day)


def test_a_certificate_stays_constituted_when_the_treaty_dates_are_corrected_afterwards(an_amended_permit):
    correct_the_day_of_force("ke", date(2027, 1, 1))

    assert [version.of_party for version in Version.objects.filter(record__schema="absPermit")] == [True, True]
    assert found() == set()
    certificate(SECOND).delete()
    assert found() == {(Flaw.MISSING, SECOND)}


def test_no_certificate_is_missing_when_it_turns_out_later_that_the_government_was_a_party(db):
    correct_the_day_of_force("ke", date(2027, 1, 1))
    permit = a_permit("ke")
    correct_the_day_of_force("ke", date(2014, 10, 12))

    assert (permit.of_party, Certificate.objects.count()) == (False, 0)
    assert found() == set()
    certify_by_hand(permit)
    assert found() == {(Flaw.UNDUE, FIRST)}


def test_what_was_published_before_it_was_noted_is_judged_by_the_treaty_dates(an_amended_permit):
    Version.objects.update(of_party=None)
    assert found() == set()

    correct_the_day_of_force("ke", date(2027, 1, 1))

    assert found() == {(Flaw.UNDUE, FIRST), (Flaw.UNDUE, SECOND)}


def test_a_certificate_of_what_is_no_permit_is_found(an_amended_permit):
    authority = Version.objects.get(record__schema="authority")
    Certificate.objects.create(
        version=authority,
        record_identifier="authority-of-ke",
        number=authority.number,
        government="ke",
        constituted_at=NOON,
    )

    assert found() == {(Flaw.UNDUE, "ABSCH-CNA-KE-100001-1")}


@pytest.mark.parametrize(
    ("number", "change", "flaw"),
    [
        (FIRST, {"number": "ABSCH-IRCC-KE-100002-9"}, Flaw.IDENTITY),
        (FIRST, {"government": "pe"}, Flaw.IDENTITY),
        (FIRST, {"record_identifier": "another-permit"}, Flaw.IDENTITY),
        (FIRST, {"constituted_at": LATER}, Flaw.CONSTITUTED),
        (FIRST, {"expires_on": date(2031, 1, 31)}, Flaw.EXPIRY),
        (FIRST, {"expires_on": None}, Flaw.EXPIRY),
        (FIRST, {"superseded_at": None}, Flaw.SUPERSEDED),
        (FIRST, {"superseded_at": LATEST}, Flaw.SUPERSEDED),
        (SECOND, {"superseded_at": LATEST}, Flaw.SUPERSEDED),
        (SECOND, {"revoked_at": LATEST}, Flaw.REVOKED),
    ],
)
def test_a_certificate_that_was_changed_is_found(an_amended_permit, number, change, flaw):
    certificate(number).update(**change)

    assert found() == {(flaw, number)}


@pytest.mark.parametrize("public", [b"{", b"[]", b""])
def test_a_version_that_is_no_document_any_more_says_no_expiry(an_amended_permit, public):
    Version.objects.filter(pk=an_amended_permit.pk).update(public=public)

    assert found() == {(Flaw.EXPIRY, SECOND)}


def test_a_revocation_that_was_undone_is_found(an_amended_permit):
    publishing.revoke(an_amended_permit.record, by=authority_of("ke"), at=LATEST, reason={"en": "Terms were broken."})
    Certificate.objects.update(revoked_at=None)

    assert found() == {(Flaw.REVOKED, FIRST), (Flaw.REVOKED, SECOND)}
