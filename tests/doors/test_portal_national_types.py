"""The public page of each national type: in six languages, with its twin, and without what is private."""

import pytest

from tests.formats.types import national
from tests.makers import a_version

pytestmark = pytest.mark.django_db

FULL = (
    national.a_measure(),
    national.a_procedure(),
    national.a_model_clause(),
    national.a_database(),
    national.a_checkpoint(),
    national.a_communique(),
)


@pytest.mark.parametrize("document", FULL, ids=lambda each: each["header"]["schema"])
def test_a_published_record_is_read_in_six_languages_and_by_machines(document, client):
    national.publish_what_they_cite()
    version = a_version(document)
    address = f"/database/{version.record.record_type.code}/{version.number}"

    pages = {language: client.get(f"/{language}{address}") for language in national.LANGUAGES}
    twin = client.get(f"/en{address}.json").json()

    assert {language: page.status_code for language, page in pages.items()} == dict.fromkeys(national.LANGUAGES, 200)
    assert all(document["notes"] not in page.content.decode() for page in pages.values())
    assert twin["document"] == national.without(document, "notes")
