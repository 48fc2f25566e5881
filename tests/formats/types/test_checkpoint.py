import pytest

from tests.formats.types.national import (
    LAW,
    NATIONAL,
    OTHER,
    a_checkpoint,
    after,
    faults_of,
    page_in,
    publish_what_they_cite,
    published,
    without,
)
from tests.makers import a_version, an_authority_document

COMMUNITY, COMMUNITY_TOO = "9627DF2B-FFAC-4F85-B075-AF783FF2A0B5", "DEEEDB35-A34B-4755-BF77-D713017195E3"


def test_every_fault_of_a_checkpoint_is_found_at_its_place(db):
    publish_what_they_cite()
    a_version(an_authority_document("za"))
    smallest = without(
        a_checkpoint(informAllAuthorities=True),
        *("responsibilities", "jurisdiction", "jurisdictionName", "contactsToInform"),
        *("relevantInformation", "relevantDocuments", "notes"),
    )
    verdicts = {
        "the smallest": (smallest, []),
        "informs all and some besides": (a_checkpoint(informAllAuthorities=True), []),
        "informs nobody": (smallest | {"informAllAuthorities": False}, [("Mandatory", "contactsToInform")]),
        "does not say whom it informs": (
            without(smallest, "informAllAuthorities"),
            [("Mandatory", "informAllAuthorities")],
        ),
        "informs an authority of another country": (
            a_checkpoint(contactsToInform=[{"identifier": "authority-of-za"}]),
            [("InvalidValue", "contactsToInform.0")],
        ),
        "informs a permit": (
            a_checkpoint(contactsToInform=[{"identifier": "contact-example"}, {"identifier": "permit-example"}]),
            [("InvalidValue", "contactsToInform.1")],
        ),
        "informs a revision that is not there": (
            a_checkpoint(contactsToInform=[{"identifier": "contact-example@2"}]),
            [("InvalidValue", "contactsToInform.0")],
        ),
        "three hundred characters and marks": (
            a_checkpoint(responsibilities={"en": "<p>" + "a" * 300 + "</p>"}),
            [],
        ),
        "one character more": (
            a_checkpoint(responsibilities={"en": "a" * 301}),
            [("InvalidValue", "responsibilities.en")],
        ),
        "of a community without name": (
            without(a_checkpoint(jurisdiction={"identifier": COMMUNITY}), "jurisdictionName"),
            [("Mandatory", "jurisdictionName")],
        ),
        "of a community under its other identifier": (
            without(a_checkpoint(jurisdiction={"identifier": COMMUNITY_TOO}), "jurisdictionName"),
            [("Mandatory", "jurisdictionName")],
        ),
        "of the whole country": (
            without(a_checkpoint(jurisdiction={"identifier": NATIONAL}), "jurisdictionName"),
            [],
        ),
        "of a jurisdiction that is none": (
            a_checkpoint(jurisdiction={"identifier": LAW}),
            [("UnexpectedTerm", "jurisdiction")],
        ),
    }

    assert {about: faults_of(document) for about, (document, _awaited) in verdicts.items()} == {
        about: awaited for about, (_document, awaited) in verdicts.items()
    }


def test_the_name_of_a_jurisdiction_is_published_only_where_one_is_asked(db):
    national = published(a_checkpoint(jurisdiction={"identifier": NATIONAL}))

    assert "jurisdictionName" not in national
    assert published(a_checkpoint(jurisdiction={"identifier": OTHER}))["jurisdictionName"] == {"en": "Nairobi"}


@pytest.mark.django_db
def test_whom_it_informs_is_answered_in_the_form():
    answered = after(
        a_checkpoint(),
        ("informAllAuthorities", "true"),
        ("contactsToInform.add", "contact-of-another@3"),
        without=["informAllAuthorities", "contactsToInform.add"],
    )

    assert answered["informAllAuthorities"] is True
    assert [each["identifier"] for each in answered["contactsToInform"]] == [
        "contact-example@1",
        "authority-of-ke",
        "contact-of-another@3",
    ]


@pytest.mark.django_db
def test_a_page_says_whom_it_informs():
    page = page_in("fr", a_checkpoint())

    assert page["informAllAuthorities"][0].text == "Non"
    assert page["jurisdiction"][0].text == "Infranationale"
