from datetime import UTC, datetime

import pytest
from django.core.management import CommandError
from django.db import transaction

from absch.accounts.models import Person
from absch.doors.console.demonstration import fill
from absch.records.models import Event, Record
from tests.doors.console.commands import forget_reference, said_by
from tests.makers import a_version, an_authority_document

FILLED_AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def moments(seed):
    """When each act happened, in a registry filled for this alone."""
    with transaction.atomic():
        fill(at=FILLED_AT, seed=seed)
        found = list(Event.objects.order_by("pk").values_list("version__record__identifier", "kind", "at"))
        transaction.set_rollback(True)
    return found


def test_the_same_seed_tells_the_same_story_and_another_seed_only_moves_the_minutes(db):
    first, again, another = moments(1), moments(1), moments(2)

    assert first == again
    assert first != another
    assert [(record, kind, at.date()) for record, kind, at in first] == [
        (record, kind, at.date()) for record, kind, at in another
    ]
    assert [at for _, _, at in first] == sorted(at for _, _, at in first)


def test_demo_says_how_to_sign_in_and_loads_the_reference_data_it_needs(db):
    forget_reference()

    code, said, _ = said_by("demo", "--seed", "7")

    assert (code, said[0]) == (0, "The demonstration registry holds 51 records in 52 versions.")
    assert said[1] == "Sign in with the password Nagoya-2010-demo as one of:"
    assert "  pa@za.demo.example" in said


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
