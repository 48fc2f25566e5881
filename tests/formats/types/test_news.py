"""News, press releases, statements and documents of meetings: the same few questions."""

import pytest

from absch.formats.catalogue import RECORD_TYPES, SENT_AS
from tests.formats.types.national import faults_of, without
from tests.formats.types.reference import (
    a_meeting_document,
    a_piece_of_news,
    a_press_release,
    a_statement,
    terms,
)
from tests.makers import header
from tests.world import publish_document

MAKERS = (a_piece_of_news, a_press_release, a_statement, a_meeting_document)


@pytest.mark.parametrize("made", MAKERS)
def test_every_fault_is_found_at_its_place(made, db):
    verdicts = {
        "the smallest": (without(made(), "url", "description", "thematicAreas", "themes", "text"), []),
        "nothing at all": ({"header": made()["header"]}, [("Mandatory", "title"), ("Mandatory", "date")]),
        "a day in the future": (made(date="2099-01-01"), []),
        "a day that does not exist": (made(date="2026-11-31"), [("InvalidValue", "date")]),
        "a title in a string": (made(title="Un certificat"), [("InvalidType", "title")]),
        "a term without identifier": (made(themes=[{"name": "ABS"}]), [("InvalidProperty", "themes.0.name")]),
        "terms kept elsewhere": (made(thematicAreas=terms("a-term-of-elsewhere")), []),
        "a symbol": (made(symbol="2026-054"), [("InvalidProperty", "symbol")]),
    }
    verdicts["a term without identifier"][1].append(("Mandatory", "themes.0.identifier"))

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


@pytest.mark.parametrize("made", [a_piece_of_news, a_meeting_document])
def test_the_full_text_is_asked_of_press_releases_and_statements_alone(made, db):
    assert faults_of(made(text={"fr": "Tout"})) == [("InvalidProperty", "text")]


def test_what_clients_call_new_is_news(db):
    document = a_piece_of_news() | header("new", "news-under-its-other-name", "fr", "ru")

    version = publish_document(document)

    assert SENT_AS["new"] is RECORD_TYPES["news"]
    assert "new" not in RECORD_TYPES
    assert version.number.startswith("ABSCH-NEWS-SCBD-")
    assert version.content == document
