"""The records that the expected documents cite."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from absch.accounts import operations as accounts
from absch.publishing import operations as publishing
from absch.records import operations as records
from absch.records.models import Version

LONG_AGO = datetime(2016, 9, 9, 9, tzinfo=UTC)
EXPECTED = Path(__file__).parent / "expected"


def expected(name: str) -> Any:
    return json.loads((EXPECTED / name).read_text())


def publish_document(document: dict[str, Any], *, at: datetime = LONG_AGO) -> Version:
    """Publish the document as the Secretariat's console would."""
    console = accounts.console_person(at=at)
    head, government = document["header"], document.get("government", {}).get("identifier", "")
    draft = records.begin(
        head["schema"], government=government, by=console, at=at, content=document, identifier=head["identifier"]
    )
    return publishing.carry_out(draft, by=console, at=at, quiet=True)


def publish_world() -> None:
    for document in expected("permits.json")["world"]:
        publish_document(document)
