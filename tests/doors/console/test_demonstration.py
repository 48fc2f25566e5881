"""The demonstration registry: every state is there, every account can sign in, and nobody is written to."""

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.db import transaction

from absch.accounts.models import Designation, Person
from absch.certificates.queries import verify
from absch.doors.console.demonstration import fill
from absch.doors.console.verification import findings
from absch.kernel.languages import SIX
from absch.notifications.models import Notification
from absch.outbox.models import Announcement, Delivery
from absch.publishing.models import Request
from absch.records.models import Draft, Record, Version

FILLED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
FILLED_ON = FILLED_AT.date()

# Of the permits that stand in data/demo/documents, by version; the others are rows, and all in force.
STATES = {
    "demo-IRCC-ZA-01@1": "in force",
    "demo-IRCC-MX-01@1": "in force",
    "demo-IRCC-IN-01@1": "in force",
    "demo-IRCC-GT-01@1": "in force",
    "demo-IRCC-IN-02@1": "expired",
    "demo-IRCC-ZA-02@1": "expired",
    "demo-IRCC-MX-02@1": "superseded",
    "demo-IRCC-MX-02@2": "in force",
    "demo-IRCC-EG-01@1": "in force",
    "demo-IRCC-ZA-03@1": "superseded",
    "demo-IRCC-ZA-03@2": "in force",
    "demo-IRCC-ZA-04@1": "revoked",
    "demo-IRCC-ZA-04@2": "revoked",
    "demo-IRCC-ZA-05@1": "in force",
    "demo-IRCC-DE-01@1": "in force",
    "demo-IRCC-CN-01@1": "in force",
    "demo-IRCC-DE-02@1": "in force",
    "demo-IRCC-RU-01@1": "permit, not certificate",
    "demo-IRCC-ZA-06@1": "superseded",
    "demo-IRCC-ZA-06@2": "in force",
    "demo-IRCC-ZA-07@1": "in force",
    "demo-IRCC-ZA-10@1": "in force",
    "demo-IRCC-ZA-11@1": "in force",
    "demo-IRCC-DE-04@1": "in force",
    "demo-IRCC-DE-05@1": "in force",
}
OF_ROWS = {f"demo-IRCC-IN-{place:02}@1" for place in range(3, 36)}

DESIGNATIONS = {
    ("secretariat@demo.example", "administrator", "", ()),
    ("validator@demo.example", "validation-team", "", ()),
    ("translator@demo.example", "translator", "", ()),
    ("nfp@za.demo.example", "focal-point", "za", ()),
    ("pa@za.demo.example", "publishing-authority", "za", ()),
    ("nau@za.demo.example", "authorized-user", "za", ()),
    ("nfp@de.demo.example", "focal-point", "de", ()),
    ("pa@de.demo.example", "publishing-authority", "de", ()),
    ("nau@de.demo.example", "authorized-user", "de", ()),
    ("checkpoint@de.demo.example", "authorized-user", "de", ("CP", "CPC")),
}


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """One registry for all tests of this file: none of them changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(at=FILLED_AT, seed=2016)
        transaction.set_rollback(True)


def document(identifier):
    return Version.objects.filter(record__identifier=identifier).latest("revision").content


def test_permits_are_in_every_state(filled):
    versions = Version.objects.filter(record__schema="absPermit").select_related("record")

    states = {f"{each.record.identifier}@{each.revision}": verify(each.number, on=FILLED_ON).state for each in versions}
    assert {each: str(state) for each, state in states.items() if each not in OF_ROWS} == STATES
    assert {str(states[each]) for each in OF_ROWS} == {"in force"}


def test_a_certificate_expires_forty_days_after_the_registry_was_filled(filled):
    assert document("demo-IRCC-DE-05")["dateOfExpiry"] == "2027-01-03"


def test_log_register_and_certificates_agree(filled):
    assert (filled.records, filled.versions) == (589, 588)
    assert list(findings()) == []


def test_every_account_of_the_demonstration_can_sign_in(filled):
    assert len(filled.people) == 11
    for mailbox in filled.people:
        assert authenticate(email=mailbox, password="Nagoya-2010-demo") == Person.objects.get(email=mailbox)
        assert EmailAddress.objects.get(email=mailbox).verified


def test_everybody_holds_the_designation_that_the_address_says(filled):
    rows = Designation.objects.filter(person__email__in=filled.people).select_related("person")

    assert {(each.person.email, each.role, each.government, tuple(each.limited_to)) for each in rows} == DESIGNATIONS


@pytest.mark.parametrize(
    ("identifier", "kept_out"),
    [
        ("demo-IRCC-ZA-11", "providers"),
        ("demo-IRCC-GT-01", "entitiesToWhomPICGranted"),
        ("demo-IRCC-ZA-10", "subjectMatter"),
        ("demo-IRCC-DE-04", "usages"),
    ],
)
def test_each_answer_that_may_be_kept_out_is_kept_out_alone(filled, identifier, kept_out):
    answers = {"providers", "entitiesToWhomPICGranted", "subjectMatter", "usages"}

    assert answers - document(identifier).keys() == {kept_out}


def test_confidential_answers_are_not_there(filled):
    some, none = document("demo-IRCC-ZA-05"), document("demo-IRCC-DE-02")

    assert {"providers", "entitiesToWhomPICGranted"} & some.keys() == set()
    assert "subjectMatter" in some
    assert {"providers", "entitiesToWhomPICGranted", "subjectMatter", "usages"} & none.keys() == set()


def test_a_version_is_redacted_a_record_withdrawn_and_a_certificate_related(filled):
    redacted = Version.objects.get(redacted_at__isnull=False)

    assert (redacted.number, redacted.public) == ("ABSCH-IRCC-ZA-100571-1", None)
    withdrawn = set(Record.objects.filter(ended_as="withdrawn").values_list("identifier", flat=True))
    assert withdrawn == {"demo-CNA-ZA-02", "demo-VLR-old-01"}
    assert document("demo-IRCC-ZA-07")["relatedIRCCs"] == [{"identifier": "demo-IRCC-ZA-02@1"}]


def test_drafts_wait_where_their_authors_left_them(filled):
    pending = {each.record.identifier: each for each in Request.objects.filter(state="pending")}
    returned = Request.objects.get(record__identifier="demo-IRCC-DE-03", state="returned")

    assert set(pending) == {"demo-IRCC-ZA-08", "demo-VLR-user-01"}
    assert all(each.expires_at > FILLED_AT for each in pending.values())
    assert returned.return_reason.startswith("The permit ends before the harvest.")
    drafts = {each.record.identifier: bool(each.lock) for each in Draft.objects.select_related("record")}
    assert drafts == {
        "demo-IRCC-DE-03": False,
        "demo-IRCC-ZA-08": True,
        "demo-IRCC-ZA-09": False,
        "demo-CON-ZA-03": False,
        "demo-VLR-user-01": True,
        "demo-CPC-DE-04": False,
    }
    assert Record.objects.get(identifier="demo-CON-ZA-03").inside.identifier == "demo-IRCC-ZA-09"


def test_records_are_written_in_each_of_the_six_languages(filled):
    used = {language for version in Version.objects.all() for language in version.read().languages}

    assert used == set(SIX)


def test_nobody_is_written_to(filled):
    assert set(Delivery.objects.values_list("state", flat=True)) == {"dropped"}
    assert not Announcement.objects.exclude(problem="").exists()
    waiting = Announcement.objects.filter(told_at=None, due_at__lte=FILLED_AT)
    assert set(waiting.values_list("what", flat=True)) <= {"draft.wiped"}


def test_who_has_to_decide_finds_the_request_in_the_inbox(filled):
    told = Notification.objects.filter(kind="request.submitted").values_list("person__email", flat=True)

    assert sorted(told) == ["pa@za.demo.example", "validator@demo.example"]
