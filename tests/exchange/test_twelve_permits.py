"""The twelve permits of tests/expected, in through the import and out through the export."""

import json
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.apps import apps

from absch.accounts import operations as accounts
from absch.exchange.bulk import import_lines
from absch.exchange.queries import lines_of_export
from tests.world import expected

# The day for which the documents were written.
THEN = datetime(2026, 11, 24, 9, tzinfo=UTC)
PERMITS = expected("permits.json")["permits"]


def sent() -> BytesIO:
    documents = expected("permits.json")["world"] + [each["sent"] for each in PERMITS]
    return BytesIO("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in documents).encode())


def imported() -> list[str]:
    console = accounts.console_person(at=THEN)
    answers = import_lines(sent(), by=console, now=lambda: THEN, quiet=True)
    return [each.outcome.did if each.outcome else f"line {each.line}: {each.refusal}" for each in answers]


def exported() -> dict[str, dict]:
    documents = [json.loads(line)["document"] for line in lines_of_export()]
    return {each["header"]["identifier"]: each for each in documents}


def everything_stored() -> str:
    """Every value of every table, bytes read as text."""
    rows = (row for model in apps.get_models() for row in model.objects.values_list())
    return "\n".join(
        bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
        for row in rows
        for value in row
    )


def test_there_are_twelve():
    assert len(PERMITS) == 12


def test_the_world_and_the_twelve_permits_are_published(db):
    answers = imported()

    assert answers == ["published"] * 39


def test_each_permit_comes_out_as_it_is_expected(db):
    imported()

    found = exported()
    otherwise = [each["about"] for each in PERMITS if found[each["sent"]["header"]["identifier"]] != each["public"]]
    assert otherwise == []


def test_all_are_skipped_the_second_time(db):
    imported()

    assert imported() == ["skipped"] * 39


@pytest.mark.parametrize(
    "permit", [each for each in PERMITS if "secrets" in each], ids=lambda each: each["sent"]["header"]["identifier"]
)
def test_what_is_confidential_is_stored_nowhere(db, permit):
    imported()

    stored = everything_stored()
    assert permit["sent"]["header"]["identifier"] in stored
    assert [secret for secret in permit["secrets"] if secret in stored] == []
