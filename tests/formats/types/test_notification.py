from tests.formats.types.national import faults_of, page_in
from tests.formats.types.reference import a_notification
from tests.makers import header


def test_every_fault_of_a_notification_is_found_at_its_place(db):
    asked = ("title", "date", "symbol")
    head = header("notification", "notification-of-this-test", "es")
    verdicts = {
        "the smallest": (head | {each: a_notification()[each] for each in asked}, []),
        "nothing at all": (head, [("Mandatory", each) for each in asked]),
        "a symbol in each language": (a_notification(symbol={"es": "2026-054"}), [("InvalidType", "symbol")]),
        "one recipient in place of the list": (a_notification(recipient="Todos"), [("InvalidType", "recipient")]),
        "a day that does not exist": (a_notification(actionDate="2026-06-31"), [("InvalidValue", "actionDate")]),
        "a text in a language that is not declared": (
            a_notification(text={"fr": "Madame"}),
            [("UnspecifiedLocale", "text.fr")],
        ),
        "a meeting’s question": (a_notification(city="Montreal"), [("InvalidProperty", "city")]),
        "an address without address": (a_notification(url=[{"name": "Aquí"}]), [("Mandatory", "url.0.url")]),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


def test_its_page_reads_the_whole_text(db):
    answer, html = page_in("es", a_notification())["text"]

    assert answer.text == "Estimadas señoras,\n\nestimados señores"
    assert "Estimadas señoras,<br><br>estimados señores" in html
