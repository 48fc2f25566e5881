"""What a page calls the records it cites."""

from absch.formats.types.permit import Permit
from absch.publishing import operations as publishing
from absch.records.citations import cited_by, cited_in
from tests.makers import NOON, a_contact_document, a_permit, a_version, authority_of
from tests.notifications.scene import publish_next

REASON = {"en": "Published by mistake."}


def test_a_record_is_named_by_title_number_and_address_under_the_reference_used(db):
    permit = a_permit("ke")

    cited = cited_in(permit.read())

    assert list(cited) == ["authority-of-ke"]
    authority = cited["authority-of-ke"]
    assert authority.reference == "authority-of-ke"
    assert authority.title == {"en": "Office of Genetic Resources"}
    assert (authority.code, authority.number) == ("CNA", "ABSCH-CNA-KE-100001-1")
    assert authority.href == "/database/CNA/ABSCH-CNA-KE-100001-1"


def test_with_a_revision_it_is_that_one_and_without_the_current_one(db):
    first = a_version(a_contact_document("ke", identifier="contact-renamed"))
    publish_next(first.content | {"lastName": "Wanjiru"}, at=NOON)

    cited = cited_by(["contact-renamed", "contact-renamed@1", "contact-renamed@2"])

    assert {reference: each.title["en"] for reference, each in cited.items()} == {
        "contact-renamed": "Amina Wanjiru",
        "contact-renamed@1": "Amina Otieno",
        "contact-renamed@2": "Amina Wanjiru",
    }


def test_what_is_unknown_no_revision_or_redacted_is_left_out(db):
    first = a_version(a_contact_document("ke", identifier="contact-redacted"))
    publish_next(first.content, at=NOON)
    publishing.redact(first, by=authority_of("ke"), at=NOON, reason=REASON)

    cited = cited_by(
        ["contact-redacted@1", "contact-redacted@2", "contact-redacted@3", "contact-redacted@x", "contact-of-nobody"]
    )

    assert list(cited) == ["contact-redacted@2"]


def test_a_confidential_answer_is_not_looked_up(db):
    a_version(a_contact_document("ke", identifier="contact-confidential"))
    permit = Permit({"providers": [{"identifier": "contact-confidential"}], "providersConfidential": True})

    assert cited_in(permit) == {}


def test_many_records_need_one_query_and_none_needs_none(db, django_assert_num_queries):
    for number in range(12):
        a_version(a_contact_document("ke", identifier=f"contact-number-{number:02}"))
    references = [f"contact-number-{number:02}" for number in range(12)]

    with django_assert_num_queries(1):
        cited = cited_by(references)
    with django_assert_num_queries(0):
        nothing = cited_by([])

    assert len(cited) == 12
    assert nothing == {}
