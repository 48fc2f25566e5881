import pytest

from tests.formats.types.national import a_database, after, faults_of, page_in, published, without


def test_every_fault_of_a_database_is_found_at_its_place(db):
    file = "/api/v2013/documents/database-of-all-answers/attachments/a1"
    verdicts = {
        "all answers": (a_database(), []),
        "the smallest": (without(a_database(), "relevantInformation", "relevantDocuments", "notes"), []),
        "nothing but a country": (
            without(a_database(), "title", "description", "websites"),
            [("Mandatory", "title"), ("Mandatory", "description"), ("Mandatory", "websites")],
        ),
        "the address of earlier forms alone": (
            without(a_database(website={"url": "https://example.org/old"}), "websites"),
            [("Mandatory", "websites")],
        ),
        "the address of earlier forms besides": (a_database(website={"url": "https://example.org/old"}), []),
        "an uploaded file": (a_database(websites=[{"url": file}]), [("InvalidValue", "websites.0.url")]),
        "one address in place of a list": (a_database(websites="https://example.org"), [("InvalidType", "websites")]),
        "an address that is none": (a_database(websites=[{"url": "example"}]), [("InvalidValue", "websites.0.url")]),
        "a language the record does not have": (
            a_database(title={"fr": "Banque"}),
            [("UnspecifiedLocale", "title.fr")],
        ),
        "of no country": (without(a_database(), "government"), [("Mandatory", "government")]),
        "of a country nobody knows": (
            a_database(government={"identifier": "zz"}),
            [("UnexpectedTerm", "government")],
        ),
        "private notes under another name": (a_database(notesInfos="?"), [("InvalidProperty", "notesInfos")]),
    }

    assert {about: faults_of(document) for about, (document, _awaited) in verdicts.items()} == {
        about: awaited for about, (_document, awaited) in verdicts.items()
    }


def test_notes_stay_with_the_government(db):
    assert "notes" not in published(a_database())


@pytest.mark.django_db
def test_an_address_is_added_in_the_form():
    answered = after(a_database(), ("websites.1.url", "https://example.org/second"), without=["websites.1.url"])

    assert answered["websites"] == [
        {"url": "https://example.org/genebank", "language": "zh"},
        {"url": "https://example.org/second"},
    ]


@pytest.mark.django_db
def test_a_page_links_to_the_database():
    assert 'href="https://example.org/genebank"' in page_in("ar", a_database())["websites"][1]
