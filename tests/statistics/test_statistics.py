"""What counts on a day, and whose it is: every figure typed by hand.

Kenya is a Party since the twelfth of October 2014; France ratified on 31 August 2016 and is one since 29 November;
Brazil ratified in 2021.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from absch.accounts import operations as accounts
from absch.accounts.roles import Role
from absch.publishing import operations as publishing
from absch.publishing.operations.together import First, publish_together
from absch.statistics.counts import Basis, Tally
from absch.statistics.queries import statistics
from tests.makers import (
    a_contact_document,
    a_draft,
    a_permit,
    a_person,
    a_version,
    administrator,
    an_amendment,
    an_authority_document,
    authority_of,
    focal_point_of,
    header,
)

pytestmark = pytest.mark.django_db

DAY = date(2016, 9, 9)
MORNING = datetime(2016, 9, 9, 9, tzinfo=UTC)
LAST_SECOND = datetime(2016, 9, 9, 23, 59, 59, tzinfo=UTC)
NEXT_DAY = date(2016, 9, 10)
NOTHING = Tally(0, 0, 0, 0, 0)
REASON = {"en": "The office was closed."}


def an_organization(*, at):
    by = administrator()
    document = header("organization", "organization-example") | {
        "name": {"en": "League for Fair Research"},
        "city": {"en": "Nairobi"},
        "country": {"identifier": "ke"},
        "phones": ["+254 20 000000"],
        "emails": ["office@league.example"],
        "organizationType": {"identifier": "8A265B81-3973-42ED-BB06-40ACC755E496"},
        "profile": {"en": "<p>Advises.</p>"},
    }
    return publish_together([First(document, at)], by=by)


def a_news(*, at):
    document = header("news", "news-example") | {"title": {"en": "News"}, "date": "2016-09-09"}
    return publish_together([First(document, at)], by=administrator())


# --- from when to when a record counts ---


def test_a_record_counts_from_the_day_on_which_it_is_published():
    a_version(an_authority_document("ke"), at=LAST_SECOND)

    assert statistics(on=DAY - timedelta(days=1)).tally("authority") == NOTHING
    assert statistics(on=DAY).tally("authority") == Tally(1, 1, 1, 0, 0)
    assert statistics(on=NEXT_DAY).tally("authority") == Tally(1, 1, 1, 0, 0)


def test_midnight_belongs_to_the_day_that_it_opens():
    a_version(an_authority_document("ke"), at=datetime(2016, 9, 10, tzinfo=UTC))

    assert statistics(on=DAY).records == 0
    assert statistics(on=NEXT_DAY).records == 1


def test_an_amendment_leaves_one_record_that_counts_from_its_first_version():
    an_amendment(a_permit("ke", at=MORNING, dateOfIssuance="2016-09-01"), at=MORNING + timedelta(days=30))

    assert statistics(on=DAY).tally("absPermit") == Tally(1, 1, 1, 0, 0)
    assert statistics(on=date(2016, 12, 1)).tally("absPermit") == Tally(1, 1, 1, 0, 0)


def test_a_record_counts_until_the_day_before_it_is_withdrawn():
    version = a_version(an_authority_document("ke"), at=MORNING)

    publishing.withdraw(version.record, by=authority_of("ke"), at=LAST_SECOND + timedelta(days=1), reason=REASON)

    assert statistics(on=DAY).national.total == 1
    assert statistics(on=NEXT_DAY).national.total == 0


def test_a_revoked_permit_stays_a_record_while_its_certificate_is_no_longer_in_force():
    permit = a_permit("ke", at=MORNING, dateOfIssuance="2016-09-01")

    publishing.revoke(permit.record, by=authority_of("ke"), at=MORNING + timedelta(days=1), reason=REASON)

    before, after = statistics(on=DAY), statistics(on=NEXT_DAY)
    assert (before.tally("absPermit").total, after.tally("absPermit").total) == (1, 1)
    assert (before.in_force.total, after.in_force.total) == (1, 0)
    assert (before.certificates.total, after.certificates.total) == (1, 1)


def test_a_redaction_takes_out_what_was_said_and_not_that_something_was_published():
    permit = a_permit("ke", at=MORNING, dateOfIssuance="2016-09-01")

    publishing.redact(permit, by=authority_of("ke"), at=MORNING + timedelta(days=1), reason=REASON)

    assert statistics(on=DAY).tally("absPermit").total == 1
    assert statistics(on=date(2017, 1, 1)).tally("absPermit").total == 1


def test_an_amended_certificate_is_one_and_one_is_in_force():
    an_amendment(a_permit("ke", at=MORNING, dateOfIssuance="2016-09-01"), at=MORNING + timedelta(days=1))

    later = statistics(on=date(2016, 10, 1))

    assert (later.certificates, later.in_force) == (Tally(1, 1, 1, 0, 0), Tally(1, 1, 1, 0, 0))


def test_a_draft_does_not_count():
    a_draft(an_authority_document("ke"), by=authority_of("ke"), at=MORNING)

    assert statistics(on=NEXT_DAY).records == 0


# --- whose it is ---


def test_a_government_that_has_ratified_counts_as_party_or_not_as_one_asks():
    a_version(an_authority_document("fr"), at=MORNING)

    assert statistics(on=DAY).tally("authority") == Tally(1, 1, 1, 0, 0)
    assert statistics(on=DAY, basis=Basis.IN_FORCE).tally("authority") == Tally(1, 0, 0, 1, 1)
    assert statistics(on=date(2016, 11, 28), basis=Basis.IN_FORCE).tally("authority") == Tally(1, 0, 0, 1, 1)
    assert statistics(on=date(2016, 11, 29), basis=Basis.IN_FORCE).tally("authority") == Tally(1, 1, 1, 0, 0)


def test_there_were_85_ratifications_and_78_parties_on_9_september_2016():
    assert len(statistics(on=DAY).parties) == 85
    assert len(statistics(on=DAY, basis=Basis.IN_FORCE).parties) == 78


def test_before_the_first_ratification_nobody_is_a_party_and_nothing_is_published():
    early = statistics(on=date(2010, 1, 1))

    assert (early.parties, early.records, early.covered()) == (frozenset(), 0, [])


def test_a_permit_of_a_non_party_is_its_record_and_no_certificate():
    a_permit("br", at=MORNING, dateOfIssuance="2016-09-01")

    counted = statistics(on=DAY)

    assert counted.tally("absPermit") == Tally(1, 0, 0, 1, 1)
    assert counted.national == Tally(2, 0, 0, 2, 1)
    assert counted.certificates == NOTHING


def test_contacts_organizations_and_news_are_in_none_of_the_sums():
    a_version(a_contact_document("ke"), at=MORNING)
    an_organization(at=MORNING)
    a_news(at=MORNING)

    counted = statistics(on=DAY)

    assert (counted.records, counted.national.total, counted.reference.total) == (0, 0, 0)
    assert [counted.tally(each).total for each in ("contact", "organization", "news")] == [1, 1, 1]


def test_what_belongs_to_no_government_is_of_neither():
    a_news(at=MORNING)

    assert statistics(on=DAY).tally("news") == Tally(1, 0, 0, 0, 0)


def test_covered_are_the_parties_that_published_an_authority_a_measure_or_a_checkpoint():
    for government in ("ke", "br"):
        a_permit(government, identifier=f"permit-of-{government}", at=MORNING, dateOfIssuance="2016-09-01")
    a_version(a_contact_document("za", identifier="contact-of-za"), at=MORNING)

    covered = statistics(on=DAY).covered()

    assert [(each.government, dict(each.records), each.national) for each in covered] == [
        ("ke", {"authority": 1, "measure": 0, "absCheckpoint": 0}, 2)
    ]


# --- who is designated ---


def test_a_designation_counts_from_its_first_day_through_the_day_before_it_ended():
    person, by = a_person(of="ke", name="Amina"), focal_point_of("ke")
    held = accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=MORNING)

    accounts.end(held, by=by, at=MORNING + timedelta(days=2), reason="Moved on.")

    found = [statistics(on=DAY + timedelta(days=each)).designated(Role.AUTHORIZED_USER).total for each in range(-1, 3)]
    assert found == [0, 1, 1, 0]


def test_a_designation_with_a_last_day_counts_through_it():
    person, by = a_person(of="ke", name="Amina"), focal_point_of("ke")

    accounts.designate(person, Role.AUTHORIZED_USER, of="ke", by=by, at=MORNING, until=NEXT_DAY)

    found = [statistics(on=DAY + timedelta(days=each)).designated(Role.AUTHORIZED_USER).total for each in range(3)]
    assert found == [1, 1, 0]


def test_a_deputy_fills_the_seat_and_adds_none():
    deputy, holder = a_person(of="ke", name="Amina"), authority_of("ke")

    accounts.name_deputy(deputy, of="ke", since=DAY, until=NEXT_DAY, by=holder, at=MORNING)

    assert statistics(on=DAY).designated(Role.PUBLISHING_AUTHORITY) == Tally(1, 1, 1, 0, 0)


def test_an_office_handed_over_is_held_once_on_every_day():
    authority_of("ke")
    successor = a_person(of="ke", name="Amina")

    accounts.hand_over(of="ke", to=successor, by=focal_point_of("ke"), at=MORNING, reason="Retired.")

    found = [statistics(on=DAY + timedelta(days=each)).designated(Role.PUBLISHING_AUTHORITY) for each in (-1, 0, 1)]
    assert found == [Tally(1, 1, 1, 0, 0)] * 3


def test_people_and_their_governments_are_counted_apart():
    for name, government in (("Amina", "ke"), ("Juma", "ke"), ("Ana", "br")):
        a_person(Role.AUTHORIZED_USER, of=government, name=name)

    assert statistics(on=DAY).designated(Role.AUTHORIZED_USER) == Tally(3, 2, 1, 1, 1)


def test_the_secretariats_own_people_are_not_counted():
    administrator()

    counted = statistics(on=DAY)

    assert set(counted.people) == set()


# --- how it is asked ---


def test_fifty_records_need_no_more_statements_than_one(django_assert_num_queries):
    a_version(an_authority_document("ke"), at=MORNING)
    with django_assert_num_queries(5):
        statistics(on=DAY)

    for number in range(49):
        a_version(a_contact_document("ke", identifier=f"contact-number-{number:03}"), at=MORNING)

    with django_assert_num_queries(5):
        assert statistics(on=DAY).tally("contact").total == 49
