"""The demonstration on 9 September 2016: the figures that the Secretariat gave the second meeting of the Parties.

Source: UNEP/CBD/NP/COP-MOP/2/3, table 1 and the paragraphs on designations. A Party here is who had ratified, as there.
"""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from absch.accounts.models import Designation
from absch.certificates.models import Certificate
from absch.countries.models import TreatyStatus
from absch.doors.console.demonstration import fill
from absch.doors.console.verification import findings
from absch.formats.catalogue import RECORD_TYPES
from absch.outbox.models import Announcement, Delivery
from absch.records.models import Version

pytestmark = pytest.mark.django_db
FILLED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
TRADITIONAL_KNOWLEDGE = "B8A150E054154AD3AD97856ABD485E90"
END_OF_9_SEPTEMBER = datetime(2016, 9, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """One registry for all tests of this file: none of them changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(at=FILLED_AT, seed=2016)
        transaction.set_rollback(True)


def published(schema):
    """The first versions of that type's records that were there on 9 September 2016."""
    found = Version.objects.filter(record__schema=schema, revision=1, published_at__lt=END_OF_9_SEPTEMBER)
    return found.select_related("record").order_by("record__document_id")


def ratified():
    found = TreatyStatus.objects.filter(treaty="XXVII8b", deposit__lte=date(2016, 9, 9))
    return set(found.values_list("government_id", flat=True))


def by_class(governments):
    """Records and governments: of Parties, then of non-Parties."""
    parties = [each for each in governments if each in ratified()]
    others = [each for each in governments if each not in ratified()]
    return (len(parties), len(set(parties))), (len(others), len(set(others)))


def test_85_had_ratified(filled):
    assert len(ratified()) == 85


@pytest.mark.parametrize(
    ("schema", "of_parties", "of_others"),
    [
        ("focalPoint", (92, 83), (88, 88)),
        ("authority", (29, 28), (16, 5)),
        ("measure", (64, 21), (6, 1)),
        ("absCheckpoint", (21, 9), (0, 0)),
        ("absPermit", (38, 4), (0, 0)),
        ("absCheckpointCommunique", (0, 0), (0, 0)),
        ("database", (19, 15), (0, 0)),
    ],
)
def test_records_by_type_and_by_who_published_them(filled, schema, of_parties, of_others):
    governments = [each.record.government for each in published(schema)]

    assert by_class(governments) == (of_parties, of_others)


def test_373_national_records_are_of_parties_and_of_others(filled):
    national = [schema for schema, each in RECORD_TYPES.items() if each.scope in ("national", "focal point")]
    governments = [each.record.government for schema in national for each in published(schema)]

    assert by_class(governments) == ((263, 83), (110, 88))


@pytest.mark.parametrize(
    ("schemas", "records"),
    [
        (["resource"], 84),
        (["capacityBuildingInitiative", "capacityBuildingResource"], 38),
        (["modelContractualClause"], 8),
        (["communityProtocol"], 2),
        ([schema for schema, each in RECORD_TYPES.items() if each.scope == "scbd"], 0),
    ],
)
def test_reference_records_by_type(filled, schemas, records):
    assert sum(published(each).count() for each in schemas) == records


def test_32_parties_had_published_an_authority_a_measure_or_a_checkpoint(filled):
    found = {
        each.record.government for schema in ("authority", "measure", "absCheckpoint") for each in published(schema)
    }

    assert len(found & ratified()) == 32


def test_permits_are_indias_and_one_each_of_three_others(filled):
    governments = [each.record.government for each in published("absPermit")]

    assert {each: governments.count(each) for each in governments} == {"in": 35, "mx": 1, "gt": 1, "za": 1}
    assert Certificate.objects.filter(constituted_at__lt=END_OF_9_SEPTEMBER).count() == 38


def test_three_permits_cover_traditional_knowledge(filled):
    keywords = [[term["identifier"] for term in each.content["keywords"]] for each in published("absPermit")]

    assert sum(TRADITIONAL_KNOWLEDGE in each for each in keywords) == 3


@pytest.mark.parametrize(
    ("role", "people", "governments", "parties"),
    [("publishing-authority", 79, 79, 60), ("authorized-user", 171, 60, None), ("focal-point", 171, 171, 83)],
)
def test_people_are_designated(filled, role, people, governments, parties):
    held = Designation.objects.filter(role=role, granted_at__lt=END_OF_9_SEPTEMBER).values_list("government", flat=True)

    assert (len(held), len(set(held))) == (people, governments)
    assert parties in (None, len(set(held) & ratified()))


def test_what_was_there_that_day_has_stayed_as_it_was(filled):
    of_then = Version.objects.filter(revision=1, published_at__lt=END_OF_9_SEPTEMBER).select_related("record")

    changed = [each.number for each in of_then if each.record.latest_revision > 1 or each.record.ended_as]
    assert changed == []
    assert not of_then.exclude(redacted_at=None).exists()


def test_all_six_languages_are_well_represented(filled):
    written = [each.read().languages for each in Version.objects.select_related("record")]

    for language in ("ar", "zh", "en", "fr", "ru", "es"):
        assert sum(language in each for each in written) >= 25, language
    assert {len(each) for each in written} >= {1, 2, 6}


def test_every_mailbox_is_of_a_domain_that_cannot_exist(filled):
    boxes = [box for each in Version.objects.exclude(public=None) for box in each.content.get("emails", [])]

    assert len(boxes) > 250
    assert [each for each in boxes if not each.endswith(".example")] == []


def test_log_register_and_certificates_agree(filled):
    assert list(findings()) == []


def test_nobody_is_written_to_and_the_next_day_brings_nothing_but_the_sweeping_of_the_disk(filled):
    assert set(Delivery.objects.values_list("state", flat=True)) <= {"dropped"}
    due = Announcement.objects.filter(told_at=None, due_at__lt=datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert set(due.values_list("what", flat=True)) == {"draft.wiped"}


def test_rules_of_time_wait_for_their_day(filled):
    waiting = Announcement.objects.filter(told_at=None).exclude(what="draft.wiped").order_by("due_at")
    soon = waiting.filter(due_at__lt=datetime(2027, 3, 1, tzinfo=UTC))

    assert [(each.what, each.due_at.date()) for each in soon] == [
        ("request.reminder", date(2026, 11, 26)),
        ("request.reminder", date(2026, 11, 28)),
        ("request.reminder", date(2027, 1, 14)),
        ("request.reminder", date(2027, 1, 16)),
        ("request.due", date(2027, 1, 28)),
        ("request.due", date(2027, 2, 11)),
        ("request.due", date(2027, 2, 13)),
    ]
