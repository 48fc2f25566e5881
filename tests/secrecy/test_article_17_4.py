"""Of what Article 17.4 asks of a certificate, four items may be kept confidential and no other."""

import pytest

from absch.formats.types.permit import Permit, article_17_4
from absch.records.models import Draft
from absch.records.refusals import UnknownField
from tests.makers import a_draft, a_permit, a_permit_document, authority_of
from tests.world import expected

ITEMS = expected("article_17_4.json")


def test_every_item_is_asked_by_the_field_that_was_expected():
    asked = {letter: field.wire if field else None for letter, field in article_17_4().items()}

    given = {each["item"]: each["wire"] if each["given_by"] == "author" else None for each in ITEMS}
    assert list(given) == list("abcdefghi")
    assert asked == given


def test_exactly_four_items_have_a_flag_that_keeps_them_out():
    flags = {field.wire: flag for flag, field in Permit.flags().items()}

    assert flags == {each["wire"]: each["flag"] for each in ITEMS if each["flag"]}
    assert len(flags) == 4


def test_the_identifier_is_given_by_the_registry_at_publication(db):
    version = a_permit("ke")

    assert version.number == "ABSCH-IRCC-KE-100002-1"
    assert "number" not in version.content


@pytest.mark.parametrize("wire", [each["wire"] for each in ITEMS if not each["flag"]])
def test_a_document_that_would_keep_another_item_out_is_refused_by_the_name_of_that_flag(wire, db):
    flag = f"{wire}Confidential"
    document = a_permit_document("ke") | {flag: True}

    with pytest.raises(UnknownField) as refused:
        a_draft(document, by=authority_of("ke"))

    assert refused.value.facts["field"] == flag
    assert flag in str(refused.value)
    assert not Draft.objects.exists()
