"""Many records published together leave the registry as if each had been published alone: row by row, byte by byte."""

import os
from copy import deepcopy
from datetime import UTC, date, datetime
from random import Random

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from absch.accounts.operations import console_person
from absch.certificates.models import Certificate
from absch.doors.console.demonstration.filling import tell_without_mail
from absch.doors.console.demonstration.mass import Mass
from absch.doors.console.verification import findings
from absch.publishing import operations as publishing
from absch.publishing.operations.together import First, publish_together
from absch.publishing.refusals import Incomplete
from absch.records import operations as records
from absch.records.models import Event, Record, Version
from absch.records.refusals import IdentifierTaken
from absch.transparency.proofs import root_at
from absch.transparency.queries import size
from tests.makers import NOON, a_contact_document, a_version, an_authority_document, authority_of

# `ABSCH_CAMPAIGN=full` compares more of them.
COUNT = 2000 if os.environ.get("ABSCH_CAMPAIGN") == "full" else 60
FILLED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def a_mass():
    return Mass(settings.ABSCH_REFERENCE_DIR / "demo", until=date(2026, 9, 1), seed=7)


def some(count):
    return list(a_mass().firsts(count))


def one_after_the_other(firsts):
    by = console_person(at=FILLED_AT)
    for first in firsts:
        header = first.document["header"]
        government = first.document.get("government", {}).get("identifier", "")
        draft = records.begin(
            header["schema"],
            government=government,
            by=by,
            at=first.at,
            content=first.document,
            identifier=header["identifier"],
        )
        publishing.publish(draft, by=by, at=first.at, quiet=True)


def together(firsts):
    """In two parts, so that the second begins where a log, counters and an audit are."""
    by, middle = console_person(at=FILLED_AT), len(firsts) // 2 + 1
    publish_together(firsts[:middle], by=by)
    publish_together(firsts[middle:], by=by)


def all_rows():
    """Every row of every table of ours, keys included."""
    found = {}
    for model in apps.get_models():
        rows = model._default_manager.order_by("pk").values_list()
        found[model._meta.db_table] = [
            tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in rows
        ]
    return found


def rows_after(fill, firsts, monkeypatch):
    """What a registry with two older records holds, when it is filled that way with the same salts."""
    random = Random(3)
    monkeypatch.setattr("absch.records.models.token_hex", lambda size: random.randbytes(size).hex())
    with transaction.atomic():
        a_version(an_authority_document("ke"))
        a_version(an_authority_document("pe"))
        fill(deepcopy(firsts))
        tell_without_mail(at=FILLED_AT)
        rows, root, wrong = all_rows(), root_at(size()), list(findings())
        transaction.set_rollback(True)
    return rows, root, wrong


@pytest.mark.skipif(connection.vendor != "sqlite", reason="A server's keys go on counting after a rollback.")
def test_the_same_records_leave_the_same_rows_whether_published_together_or_alone(db, monkeypatch):
    firsts = some(COUNT)
    console_person(at=FILLED_AT)  # made once: the password that nobody has is not the same twice

    alone, root_alone, wrong_alone = rows_after(one_after_the_other, firsts, monkeypatch)
    beside, root_beside, wrong_beside = rows_after(together, firsts, monkeypatch)

    assert (len(beside["records_version"]), len(beside["transparency_leaf"])) == (COUNT + 2, COUNT + 2)
    assert len(beside["certificates_certificate"]) > COUNT // 3
    assert root_alone == root_beside
    assert wrong_alone == wrong_beside == []
    for table, rows in alone.items():
        assert beside[table] == rows, table


def test_an_incomplete_document_stops_all_of_them(db):
    firsts = some(5)
    del firsts[4].document["emails"]

    with pytest.raises(Incomplete) as refusal:
        publish_together(firsts, by=console_person(at=FILLED_AT))

    assert [each.path for each in refusal.value.facts["missing"]] == ["emails"]
    assert not Record.objects.exists()
    assert size() == 0


def test_a_document_that_cites_a_later_one_is_incomplete(db):
    firsts = some(8)
    firsts[0], firsts[7] = First(firsts[7].document, firsts[0].at), First(firsts[0].document, firsts[7].at)

    with pytest.raises(Incomplete):
        publish_together(firsts, by=console_person(at=FILLED_AT))


@pytest.mark.parametrize("is_there_already", [True, False])
def test_an_identifier_is_given_once(db, is_there_already):
    document = a_contact_document("ke")
    firsts = [First(document, NOON)] if is_there_already else [First(document, NOON)] * 2
    if is_there_already:
        a_version(document)
    before = Version.objects.count()

    with pytest.raises(IdentifierTaken):
        publish_together(firsts, by=authority_of("ke"))

    assert (Version.objects.count(), Event.objects.count()) == (before, before)


def test_a_permit_of_a_government_that_is_no_party_becomes_no_certificate(db):
    mass = a_mass()
    mass.governments = ["ca", "ke"]  # Kenya is a Party, Canada is not

    publish_together(list(mass.firsts(80)), by=console_person(at=FILLED_AT))

    assert set(Record.objects.filter(schema="absPermit").values_list("government", flat=True)) == {"ca", "ke"}
    assert set(Certificate.objects.values_list("government", flat=True)) == {"ke"}
