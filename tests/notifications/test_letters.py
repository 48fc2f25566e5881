"""Rules that hold for every letter there is."""

import pytest

from absch.notifications.letters.names import letter_name
from absch.notifications.letters.writing import compose, country_name
from absch.outbox.followers import WRITERS
from tests.makers import NOON


def test_every_letter_has_a_name_of_its_own():
    names = {letter: letter_name(letter) for letter in WRITERS}

    assert all(name and name != letter for letter, name in names.items())
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("letter", sorted(set(WRITERS) - {"account"}))
def test_every_letter_has_a_subject_and_says_why_it_is_sent(db, letter):
    written = compose(letter, {"number": "7", "expires_on": NOON.date(), "days": 3})

    assert len(written.subject) > len("[Demonstration] ")
    assert "You receive this letter because" in written.text.rpartition("\n\n")[0]


def test_plain_text_is_not_escaped_and_not_run_as_a_template(db):
    letter = compose(
        "request.returned", {"subject": "A & B <C>", "sentence": "It’s {{ number }} & {% now %}", "number": "7"}
    )

    assert "A & B <C>" in letter.subject
    assert "It’s {{ number }} & {% now %}" in letter.text
    assert "It’s {{ number }} &amp; {% now %}" in letter.html


def test_a_country_nobody_knows_is_called_by_its_code(db):
    assert [country_name("ke"), country_name("xx"), country_name("")] == ["Kenya", "XX", ""]
