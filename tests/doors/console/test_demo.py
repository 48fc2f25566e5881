from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest
from django.core.management import CommandError
from django.db import transaction
from django.utils import timezone

from absch.accounts.models import Person
from absch.doors.console.demonstration import fill
from absch.doors.console.verification import findings
from absch.outbox.models import Announcement, Delivery
from absch.records.models import Event, Record
from absch.transparency.proofs import root_at
from absch.transparency.queries import size
from tests.doors.console.commands import forget_reference, said_by
from tests.makers import a_version, an_authority_document

FILLED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def moments(seed, monkeypatch):
    """When each act happened and what the log's root is, in a registry filled for this alone with the same salts."""
    salts = Random(5)
    monkeypatch.setattr("absch.records.models.token_hex", lambda size: salts.randbytes(size).hex())
    with transaction.atomic():
        fill(at=FILLED_AT, seed=seed)
        found = list(Event.objects.order_by("pk").values_list("version__record__identifier", "kind", "at"))
        root = root_at(size())
        transaction.set_rollback(True)
    return found, root


def test_the_same_seed_tells_the_same_story_and_another_seed_only_moves_the_minutes(db, monkeypatch):
    (first, root), (again, same_root), (another, _) = (moments(seed, monkeypatch) for seed in (1, 1, 2))

    assert (first, root) == (again, same_root)
    assert first != another
    assert [(record, kind, at.date()) for record, kind, at in first] == [
        (record, kind, at.date()) for record, kind, at in another
    ]
    assert [at for _, _, at in first] == sorted(at for _, _, at in first)


def test_demo_says_how_to_sign_in_and_loads_the_reference_data_it_needs(db):
    forget_reference()

    code, said, _ = said_by("demo", "--seed", "7")

    assert (code, said[0]) == (0, "The demonstration registry holds 589 records in 588 versions.")
    assert said[1] == "Sign in with the password Nagoya-2010-demo as one of:"
    assert "  pa@za.demo.example" in said


def test_demo_adds_as_many_records_as_one_asks_for_and_says_how_fast(db):
    code, said, _ = said_by("demo", "--records", "45")

    assert (code, Record.objects.count()) == (0, 589 + 45)
    assert said[1].startswith("45 of 45 more records are published, ")
    kinds = Counter(Record.objects.filter(identifier__startswith="mass-").values_list("schema", flat=True))
    assert kinds == {
        "authority": 3,
        "contact": 12,
        "measure": 2,
        "absCheckpoint": 2,
        "database": 2,
        "resource": 4,
        "absPermit": 20,
    }
    assert list(findings()) == []
    assert not Delivery.objects.exclude(state="dropped").exists()
    assert set(
        Announcement.objects.filter(told_at=None, due_at__lte=timezone.now()).values_list("what", flat=True)
    ) == {"draft.wiped"}


def test_demo_run_again_adds_nothing(db):
    said_by("demo")
    before = (Record.objects.count(), Event.objects.count(), Person.objects.count())

    with pytest.raises(CommandError, match="holds records already"):
        said_by("demo", "--records", "10")

    assert (Record.objects.count(), Event.objects.count(), Person.objects.count()) == before


def test_demo_refuses_a_registry_that_holds_records(db):
    a_version(an_authority_document("ke"))

    with pytest.raises(CommandError, match="holds records already"):
        said_by("demo")

    assert Record.objects.count() == 1


@pytest.mark.parametrize("environment", ["production", "training", "staging", "development"])
def test_demo_refuses_every_other_environment(db, settings, environment):
    settings.ABSCH_ENVIRONMENT = environment

    with pytest.raises(CommandError, match=f"This is the {environment} environment"):
        said_by("demo")

    assert not Person.objects.exists()
