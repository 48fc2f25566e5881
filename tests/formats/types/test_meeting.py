from tests.formats.types.national import faults_of
from tests.formats.types.reference import a_meeting, terms
from tests.makers import header


def test_every_fault_of_a_meeting_is_found_at_its_place(db):
    asked = ("title", "date", "startDate", "endDate")
    head = header("meeting", "meeting-of-this-test", "en", "ar")
    verdicts = {
        "the smallest": (head | {each: a_meeting()[each] for each in asked}, []),
        "nothing at all": (head, [("Mandatory", each) for each in asked]),
        "an end before the start": (a_meeting(endDate="2026-10-18"), [("InvalidValue", "endDate")]),
        "of one day": (a_meeting(endDate="2026-10-19"), []),
        "a city in each language": (a_meeting(city={"en": "Yerevan"}), [("InvalidType", "city")]),
        "in a country that is none": (a_meeting(country={"identifier": "xx"}), [("UnexpectedTerm", "country")]),
        "themes are taken on the word of who keeps them": (a_meeting(themes=terms("a-theme-of-elsewhere")), []),
        "a theme in a string": (a_meeting(themes=["a-theme"]), [("InvalidType", "themes.0")]),
        "one address in place of the list": (a_meeting(url="https://example.org"), [("InvalidType", "url")]),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}
