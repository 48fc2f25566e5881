"""Every expected verdict of `tests/expected/validation/`, against the two worlds that its documents cite."""

from datetime import UTC, date, datetime

import pytest

from absch.formats.catalogue import RECORD_TYPES
from absch.records import registry
from absch.vocabularies.queries import terms_of
from tests.world import EXPECTED, expected, publish_document, publish_world

TODAY = date(2026, 11, 24)
FILES = sorted(path.name for path in (EXPECTED / "validation").iterdir())


def with_terms(answer):
    """Return the document with a term of the vocabulary in place of each "@vocabulary"."""
    if isinstance(answer, dict):
        return {key: with_terms(each) for key, each in answer.items()}
    if isinstance(answer, list):
        return [with_terms(each) for each in answer]
    is_open = isinstance(answer, str) and answer.startswith("@")
    return terms_of(answer[1:])[0].identifier if is_open else answer


def faults_in(case):
    record_type = RECORD_TYPES[case["schema"]]
    reading = record_type(record_type.without_withheld(with_terms(case["document"])))
    return [(each.code.value, each.path) for each in reading.shortcomings(registry=registry, on=TODAY)]


@pytest.mark.parametrize("name", FILES)
def test_every_document_of_the_type_has_exactly_the_faults_expected(name, db):
    publish_world()
    for document in expected("validation_world.json")["world"]:
        publish_document(with_terms(document), at=datetime(2026, 11, 24, 9, tzinfo=UTC))
    cases = expected(f"validation/{name}")

    wrong = {}
    for case in cases:
        awaited = [(each["code"], each["property"]) for each in case["errors"]]
        if (found := faults_in(case)) != awaited:
            wrong[case["about"]] = {"found": found, "expected": awaited}

    assert len(cases) >= 8
    assert wrong == {}
