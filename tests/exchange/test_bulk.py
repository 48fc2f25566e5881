import json
from io import BytesIO

from absch.exchange.bulk import import_lines
from absch.records.models import Version
from tests.makers import NOON, a_contact_document, a_permit_document, administrator, an_authority_document


def lines(*documents):
    return BytesIO(b"".join(json.dumps(each).encode() + b"\n" for each in documents))


def answers(stream):
    """What became of each line, in the order in which it was known."""
    found = import_lines(stream, by=administrator(), now=lambda: NOON)
    return [(each.line, each.outcome.did if each.outcome else each.refusal.code) for each in found]


def a_person_at(organization, *, identifier):
    return a_contact_document(
        "ke",
        identifier=identifier,
        contactOrganization={"identifier": organization},
        addressType="organization",
    )


def test_a_document_may_cite_one_that_comes_later(db):
    stream = lines(a_permit_document("ke"), an_authority_document("ke"))

    assert answers(stream) == [(2, "published"), (1, "published")]


def test_a_file_in_the_wrong_order_throughout_is_imported_all_the_same(db):
    first = a_permit_document("ke", providersConfidential=None, providers=[{"identifier": "person-example"}])
    second = a_person_at("organization-example", identifier="person-example")
    third = a_contact_document("ke", identifier="organization-example") | {
        "type": "organization",
        "organization": {"en": "Seed Bank"},
    }

    found = answers(lines(first, second, third, an_authority_document("ke")))

    assert sorted(found) == [(1, "published"), (2, "published"), (3, "published"), (4, "published")]


def test_a_document_that_cites_what_never_comes_is_refused_at_the_end(db):
    stream = lines(a_permit_document("ke"), an_authority_document("pe"))

    assert answers(stream) == [(2, "published"), (1, "incomplete")]


def test_a_document_that_is_wrong_in_another_way_too_does_not_wait(db):
    stream = lines(a_permit_document("ke", picGranted=False), an_authority_document("ke"))

    assert answers(stream) == [(1, "incomplete"), (2, "published")]


def test_a_refused_line_stops_no_other(db):
    stream = BytesIO(b"{\n[]\n" + json.dumps(an_authority_document("ke")).encode() + b"\n{}\n")

    assert answers(stream) == [(1, "unreadable"), (2, "unreadable"), (3, "published"), (4, "unnamed")]
    assert Version.objects.get().number == "ABSCH-CNA-KE-100001-1"
