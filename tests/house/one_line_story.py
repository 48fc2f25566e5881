"""The story of one more question on the permit: run in a copy of the project, prints what knows of it as JSON."""

import json
import os
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "absch.settings.test"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from absch.exchange.operations import import_document
from absch.exchange.queries import lines_of_export
from absch.formats.schema import schema_of
from absch.formats.types.permit import Permit
from absch.outbox.worker import step
from absch.publishing import operations as publishing
from absch.publishing.refusals import Incomplete
from tests.conftest import load_reference
from tests.makers import a_contact_document, a_draft, a_permit_document, a_version, an_authority_document, authority_of

BEFORE, AFTER = "Heard by the elder of the valley", "Heard by two elders of the valley"


def main() -> None:
    call_command("migrate", verbosity=0)
    load_reference()
    by, now = authority_of("ke"), timezone.now()
    a_version(an_authority_document("ke"))
    a_version(a_contact_document("ke"))
    holder = {
        "entitiesToWhomPICGranted": [{"identifier": "contact-example"}],
        "entitiesToWhomPICGrantedConfidential": None,
    }
    document = a_permit_document("ke", **holder)
    knows: dict[str, bool] = {}

    draft = a_draft(document, by=by, at=now)
    try:
        publishing.publish(draft, by=by, at=now)
    except Incomplete as refusal:
        knows["validation"] = [each.path for each in refusal.facts["missing"]] == ["witness"]

    desk, reader = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    desk.force_login(by)
    address = f"/en/register/{document['header']['identifier']}/edit"
    form = desk.get(address).content.decode()
    knows["form"] = "Witness of the consent" in form and 'name="witness.en"' in form
    posted = {"token": draft.token, "asked": "witness", "witness.en": BEFORE, "do": "save"}
    desk.post(address, posted)
    draft.refresh_from_db()
    knows["form, posted"] = draft.content.get("witness") == {"en": BEFORE}

    version = publishing.publish(draft, by=by, at=now)
    knows["page"] = BEFORE in reader.get(f"/en/database/IRCC/{version.number}").content.decode()
    knows["schema"] = "witness" in schema_of(Permit)["properties"]

    amended = document | {"witness": {"en": AFTER}, "amendmentIntent": 0, "amendmentDescription": {"en": "Two."}}
    second = import_document(amended, by=by, at=now).version
    knows["import"] = second.content["witness"] == {"en": AFTER}
    knows["export"] = any(AFTER in line for line in map(str, lines_of_export()))
    compared = reader.get(f"/en/database/IRCC/{second.number}/compare/1").content.decode()
    knows["comparison"] = "Witness of the consent" in compared and "elders" in compared

    while step(at=timezone.now()):
        pass
    letters = [path.read_bytes() for path in (Path(settings.ABSCH_DATA_DIR) / "mail").glob("*.eml")]
    knows["mail"] = any(b"Witness of the consent" in letter for letter in letters)
    print(json.dumps(knows))


if __name__ == "__main__":
    main()
