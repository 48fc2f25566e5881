"""Every expected verdict of `tests/expected/validation.json`, against the world of `permits.json`."""

from datetime import date

from absch.formats.catalogue import RECORD_TYPES
from absch.records import registry
from tests.world import expected, publish_world

TODAY = date(2026, 11, 24)


def faults_in(case):
    record_type = RECORD_TYPES[case["schema"]]
    reading = record_type(record_type.without_withheld(case["document"]))
    return [(each.code.value, each.path) for each in reading.shortcomings(registry=registry, on=TODAY)]


def test_every_document_has_exactly_the_faults_expected(db):
    publish_world()
    cases = expected("validation.json")
    cases = cases["cases"] if isinstance(cases, dict) else cases

    wrong = {}
    for case in cases:
        awaited = [(each["code"], each["property"]) for each in case["errors"]]
        if (found := faults_in(case)) != awaited:
            wrong[case["about"]] = {"found": found, "expected": awaited}

    assert len(cases) >= 176
    assert wrong == {}
