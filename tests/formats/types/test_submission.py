from absch.formats.types.submission import Submission
from absch.records import operations as records
from absch.records.choices import Citable
from tests.formats.types.national import faults_of, without
from tests.formats.types.reference import KENYA, a_submission, publish_what_they_cite, terms
from tests.makers import NOON, a_person


def of_kenya(**more):
    return without(a_submission(), "organizations") | {"government": {"identifier": KENYA}} | more


def test_every_fault_of_a_submission_is_found_at_its_place(db):
    publish_what_they_cite()
    verdicts = {
        "of a government": (of_kenya(), []),
        "of nobody": (without(a_submission(), "organizations"), [("MandatoryAnyOf", "government")]),
        "of a government and an organization": (
            a_submission(government={"identifier": KENYA}),
            [("InvalidValue", "organizations")],
        ),
        "of a contact": (
            a_submission(organizations=[{"identifier": "contact-of-an-institute"}]),
            [("InvalidValue", "organizations.0")],
        ),
        "to nothing": (a_submission(notifications=[]), [("Mandatory", "notifications")]),
        "to a resource": (
            a_submission(notifications=[{"identifier": "resource-before-it"}]),
            [("InvalidValue", "notifications.0")],
        ),
        "related to records of any type": (
            a_submission(records=terms("authority-of-ke", "contact-example", "notification-2026-041")),
            [],
        ),
        "related to nothing": (
            a_submission(records=[{"identifier": "nothing-of-this-name"}]),
            [("InvalidValue", "records.0")],
        ),
        "without its documents and day": (
            without(a_submission(), "relevantDocuments", "date"),
            [("Mandatory", "date"), ("Mandatory", "relevantDocuments")],
        ),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


def test_its_author_finds_records_of_any_type_to_cite(db):
    publish_what_they_cite()
    author = a_person(name="Amina")
    draft = records.begin("submission", government="", by=author, at=NOON)

    found = Citable(draft.record, author).records(Submission.cited, wanted="Institute")

    assert {each.number.split("-")[1] for each in found} == {"CON", "ORG"}
