"""Numbers by which people cite a version: ABSCH-IRCC-KE-100001-2."""

import re
from dataclasses import dataclass

from django.conf import settings

FIRST_DOCUMENT_ID = 100_001
# Focal points are designated to the clearing-house mechanism as a whole and keep its prefix in every environment.
SHARED_PREFIX = "CHM"
# Stands where a government's code would, on records of those who act for none.
SECRETARIAT = "SCBD"
ENVIRONMENT_PREFIXES = {"ABSCH": "production", "ABSTRG": "training", "ABSSTG": "staging", "ABSDEV": "development"}

_NUMBER = re.compile(r"([A-Z]{3,6})-([A-Z0-9]{2,8})-([A-Z]{2,4})-([0-9]{6,7})(?:-([1-9][0-9]{0,4}))?", re.ASCII)


@dataclass(frozen=True)
class Number:
    """A number taken apart; without a revision it designates the latest version."""

    prefix: str
    code: str
    owner: str
    document_id: int
    revision: int | None

    def __str__(self) -> str:
        latest = f"{self.prefix}-{self.code}-{self.owner}-{self.document_id}"
        return latest if self.revision is None else f"{latest}-{self.revision}"


def version_number(code: str, owner: str, document_id: int, revision: int, *, shared: bool = False) -> str:
    """Return the number of a version; `owner` is the ISO code of its government, or SCBD."""
    prefix = SHARED_PREFIX if shared else settings.ABSCH_NUMBER_PREFIX
    return str(Number(prefix, code, owner, document_id, revision))


def read_number(text: str) -> Number | None:
    """Take a number apart as people type it: any case, surrounding blanks, dashes of any kind."""
    tidy = re.sub(r"[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]", "-", text).strip().upper()
    match = _NUMBER.fullmatch(tidy)
    if match is None:
        return None
    prefix, code, owner, document_id, revision = match.groups()
    return Number(prefix, code, owner, int(document_id), int(revision) if revision else None)
