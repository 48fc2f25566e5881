"""The records an author may cite."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from absch.formats.types.authority import Authority
from absch.formats.types.permit import Permit
from absch.publishing import operations as publishing
from absch.records.choices import Citable, cited_in_draft
from absch.records.models import Draft
from tests.makers import (
    NOON,
    a_contact_document,
    a_draft,
    a_permit,
    a_permit_draft,
    a_person,
    a_version,
    an_authority_document,
    authority_of,
    authorized_user_of,
)

pytestmark = pytest.mark.django_db


def a_contact(identifier, *, of="ke", by=None, **answers):
    by = by or authorized_user_of(of)
    draft = a_draft(a_contact_document(of, identifier=identifier, **answers), by=by)
    return publishing.publish(draft, by=by, at=NOON)


@pytest.fixture
def draft():
    return a_permit_draft("ke", by=authorized_user_of("ke"))


def offered(draft, field, wanted=""):
    options = Citable(draft.record, authorized_user_of("ke")).records(field, wanted=wanted)
    return [each.reference for each in options]


# --- without words ---


def test_authorities_of_the_authors_government_are_at_hand_at_their_current_revision(draft):
    a_version(an_authority_document("pe"))

    assert offered(draft, Permit.authority) == ["authority-of-ke@1"]


def test_contacts_of_the_government_and_ones_own_are_at_hand(draft):
    a_contact("contact-of-kenya", by=authority_of("ke"))
    a_contact("contact-of-peru", of="pe")

    assert offered(draft, Permit.holders) == ["contact-of-kenya@1", "authority-of-ke@1"]


def test_an_author_without_a_government_finds_his_own_contacts_alone():
    somebody = a_person(name="Somebody")
    a_contact("contact-of-somebody", of="", by=somebody)
    a_contact("contact-of-another", of="", by=a_person(name="Another"))
    record = a_draft(a_contact_document(identifier="contact-drafted"), by=somebody).record

    options = Citable(record, somebody).records(Authority.contacts, wanted="")

    assert [each.reference for each in options] == ["contact-of-somebody@1"]


def test_what_was_made_inside_the_draft_comes_first(draft):
    a_contact("contact-of-kenya")
    a_draft(a_contact_document("ke", identifier="contact-inside"), by=authorized_user_of("ke"), inside=draft)

    options = Citable(draft.record, authorized_user_of("ke")).records(Permit.holders, wanted="")

    assert [(each.reference, each.number) for each in options][:2] == [
        ("contact-inside", "ABSCH-CON-KE-DRAFT"),
        ("contact-of-kenya@1", options[1].number),
    ]
    assert options[0].title == {"en": "Amina Otieno"}


def test_a_record_is_not_offered_to_itself(draft):
    version = a_permit("ke", identifier="permit-published")
    other = a_permit("ke", identifier="permit-published-too")

    options = Citable(version.record, authority_of("ke")).records(Permit.related, wanted="")

    assert [each.reference for each in options] == [f"{other.record.identifier}@1"]


def test_nothing_withdrawn_or_redacted_is_offered(draft):
    withdrawn, redacted = a_contact("contact-withdrawn"), a_contact("contact-redacted")
    publishing.withdraw(withdrawn.record, by=authority_of("ke"), at=NOON, reason={"en": "Left."})
    publishing.redact(redacted, by=authority_of("ke"), at=NOON, reason={"en": "Private."})

    assert offered(draft, Permit.holders) == ["authority-of-ke@1"]


def test_at_most_twenty_are_offered(draft):
    for number in range(22):
        a_contact(f"contact-number-{number:02}")

    assert len(offered(draft, Permit.holders)) == 20


# --- with words ---


@pytest.mark.parametrize(
    "wanted",
    ["Quispe", "quispe", "MARÍA", "maría quispe", "maria.q@example", "contact-of-peru", "{number}", "{document}"],
)
def test_a_contact_of_any_government_is_found_by_name_mailbox_number_or_identifier(draft, wanted):
    version = a_contact(
        "contact-of-peru", of="pe", firstName="María", lastName="Quispe", emails=["maria.q@example.org"]
    )
    a_contact("contact-of-kenya")
    wanted = wanted.format(number=version.number.lower(), document=version.record.document_id)

    assert offered(draft, Permit.holders, wanted) == ["contact-of-peru@1"]


@pytest.mark.parametrize("wanted", ["Кириллов", "кириллов", "机构", 'the "Seed" \\ Bank', "100% seeds_"])
def test_words_of_any_script_and_odd_signs_are_found_as_they_are(draft, wanted):
    names = {"ru": "Кириллов", "zh": "种子机构", "en": 'Office of the "Seed" \\ Bank, 100% seeds_'}
    document = a_contact_document("ke", identifier="contact-found", type="organization", organization=names)
    document["header"]["languages"] = ["en", "ru", "zh"]
    del document["firstName"], document["lastName"]
    publishing.publish(a_draft(document, by=authority_of("ke")), by=authority_of("ke"), at=NOON)
    a_contact("contact-of-kenya")

    assert offered(draft, Permit.holders, wanted) == ["contact-found@1"]


@pytest.mark.parametrize("wanted", ["country", "identifier", "emails", "nobody", "\0", "%", "9" * 40])
def test_words_that_stand_in_no_title_find_nothing(draft, wanted):
    a_contact("contact-of-kenya", emails=["amina@example.org"])

    found = offered(draft, Permit.holders, wanted)

    assert found == ([] if wanted != "\0" else ["contact-of-kenya@1", "authority-of-ke@1"])


def test_an_authority_of_another_government_is_not_found_where_only_ones_own_may_be_cited(draft):
    a_version(an_authority_document("pe", name={"en": "Peruvian office"}))

    assert offered(draft, Permit.authority, "Peruvian") == []


def test_ones_own_come_before_those_of_others(draft):
    a_contact("contact-of-kenya")
    a_contact("contact-of-peru", of="pe")

    assert offered(draft, Permit.holders, "amina") == ["contact-of-kenya@1", "contact-of-peru@1"]


# --- chosen ---


def test_what_is_chosen_is_named_whether_published_or_made_inside(draft):
    contact = a_contact("contact-of-kenya")
    a_draft(a_contact_document("ke", identifier="contact-inside"), by=authorized_user_of("ke"), inside=draft)

    chosen = Citable(draft.record, authorized_user_of("ke")).chosen(
        ["contact-of-kenya@1", "contact-of-kenya", "contact-inside", "contact-unknown", "contact-of-kenya@9"]
    )

    assert {reference: option.number for reference, option in chosen.items()} == {
        "contact-of-kenya@1": contact.number,
        "contact-of-kenya": contact.number,
        "contact-inside": "ABSCH-CON-KE-DRAFT",
    }


def test_many_that_are_chosen_need_two_queries(draft):
    references = [f"{a_contact(f'contact-number-{number:02}').record.identifier}@1" for number in range(12)]

    choices = Citable(draft.record, authorized_user_of("ke"))

    with CaptureQueriesContext(connection) as asked:
        choices.chosen(references)

    assert len(asked) == 2


def test_a_preview_names_contacts_made_inside_the_draft(draft):
    draft.content = draft.content | {"providers": [{"identifier": "contact-inside"}], "providersConfidential": False}
    a_draft(a_contact_document("ke", identifier="contact-inside"), by=authorized_user_of("ke"), inside=draft)

    cited = cited_in_draft(draft)

    assert cited["contact-inside"].title == {"en": "Amina Otieno"}
    assert cited["authority-of-ke"].code == "CNA"
    assert Draft.objects.count() == 2
