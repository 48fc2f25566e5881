import json
from datetime import UTC, datetime, timedelta

from absch.exchange.queries import lines_of_export
from absch.publishing import operations as publishing
from tests.makers import NOON, a_permit, a_version, an_amendment, an_authority_document, authority_of


def test_a_line_has_number_revision_day_and_document(db):
    a_version(an_authority_document("ke", city={"en": "Nairobi"}), at=datetime(2016, 9, 9, 23, 30, tzinfo=UTC))

    [line] = lines_of_export()

    assert json.loads(line) == {
        "number": "ABSCH-CNA-KE-100001-1",
        "revision": 1,
        "published_on": "2016-09-09",
        "document": an_authority_document("ke", city={"en": "Nairobi"}),
    }


def test_the_export_holds_the_current_version_alone_in_the_order_of_documents(db):
    permit = a_permit("ke")
    a_version(an_authority_document("pe"))
    an_amendment(permit, at=NOON + timedelta(days=1))

    assert [json.loads(line)["number"] for line in lines_of_export()] == [
        "ABSCH-CNA-KE-100001-1",
        "ABSCH-IRCC-KE-100002-2",
        "ABSCH-CNA-PE-100003-1",
    ]


def test_a_withdrawn_record_and_a_redacted_version_are_not_exported(db):
    withdrawn, redacted = a_version(an_authority_document("ke")), a_version(an_authority_document("pe"))
    publishing.withdraw(withdrawn.record, by=authority_of("ke"), at=NOON, reason={"en": "Closed."})
    publishing.redact(redacted, by=authority_of("pe"), at=NOON, reason={"en": "Secret."})

    assert list(lines_of_export()) == []


def test_private_notes_are_not_exported(db):
    a_version(an_authority_document("ke", notes="Ask the lawyer."))

    [line] = lines_of_export()

    assert "lawyer" not in line
    assert "notes" not in line


def test_letters_of_every_script_stand_as_they_are(db):
    name = {"ar": "مكتب", "zh": "办公室", "ru": "Отдел"}
    document = an_authority_document("ke", name=name)
    document["header"]["languages"] = ["en", "ar", "zh", "ru"]
    a_version(document)

    [line] = lines_of_export()

    assert '"ar": "مكتب"' in line
    assert "\\u" not in line


def test_a_long_export_needs_no_more_statements(db, django_assert_num_queries):
    for place in range(12):
        a_version(an_authority_document("ke", **unlike(place)))

    with django_assert_num_queries(1):
        assert len(list(lines_of_export())) == 12


def unlike(place):
    """What makes the twelve authorities of one country possible: none says that it is the only one."""
    return {
        "header": {"identifier": f"authority-of-ke-{place:02}", "schema": "authority", "languages": ["en"]},
        "responsibleForAll": False,
        "responsibilities": {"en": "A province."},
        "absJurisdiction": [{"identifier": "7437F880-7B12-4F26-AA91-CED37250DD0A"}],
    }
