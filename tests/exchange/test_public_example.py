"""The public example of a permit with all four flags, whose authority is known by identifier and revision alone."""

from absch.accounts.operations import console_person
from absch.certificates.queries import State, standing_of
from absch.exchange.operations import import_document
from tests.makers import NOON, an_authority_document, header

AUTHORITY = "C84C7E6C-134C-F1B1-9A3B-B7443F135239"
EXAMPLE = header("absPermit", "00000000-0000-4000-8000-000000000001") | {
    "government": {"identifier": "af"},
    "absCNA": {"identifier": f"{AUTHORITY}@1"},
    "title": {"en": "dev test"},
    "dateOfIssuance": "2016-08-07",
    "providersConfidential": True,
    "picGranted": True,
    "entitiesToWhomPICGrantedConfidential": True,
    "matEstablished": True,
    "subjectMatterConfidential": True,
    "usagesConfidential": True,
}


def test_the_example_is_published_as_sent_once_its_authority_is_there(db):
    by = console_person(at=NOON)
    authority = an_authority_document("af") | header("authority", AUTHORITY)
    import_document(authority, by=by, at=NOON)

    version = import_document(EXAMPLE, by=by, at=NOON).version

    assert version.content == EXAMPLE
    assert version.number == "ABSCH-IRCC-AF-100002-1"
    assert standing_of(version, on=NOON.date()) is State.IN_FORCE
