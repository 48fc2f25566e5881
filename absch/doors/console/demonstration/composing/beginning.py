"""What every document of `data/demo/registry/` begins with."""

from collections.abc import Iterable
from typing import Any

from absch.countries import queries as countries
from absch.doors.console.demonstration.words import Row, Texts

Document = dict[str, Any]

NATIONAL, PART_OF_A_COUNTRY = "7437F880-7B12-4F26-AA91-CED37250DD0A", "DEBB019D-8647-40EC-8AE5-10CA88572F6E"


def identifier_of(code: str, row: Row) -> str:
    return row.get("identifier") or f"demo-{code}-{row['government'].upper()}-{int(row['place']):02}"


def beginning(schema: str, code: str, row: Row, languages: list[str]) -> Document:
    """Begin a document of the row's government."""
    return header(schema, code, row, languages) | {"government": {"identifier": row["government"]}}


def header(schema: str, code: str, row: Row, languages: list[str]) -> Document:
    """Begin a document that speaks for no government; the row's is the one it is about."""
    return {"header": {"identifier": identifier_of(code, row), "schema": schema, "languages": languages}}


def terms(identifiers: Iterable[str]) -> list[dict[str, str]]:
    return [{"identifier": each} for each in identifiers]


def cited(identifiers: str) -> list[dict[str, str]]:
    """Return the first versions of these records, their identifiers standing with blanks between them."""
    return [{"identifier": f"{each}@1"} for each in identifiers.split()]


def said_of(government: str, languages: list[str], texts: Texts) -> Texts:
    """Return the texts in these languages, with the name of the country in each."""
    names = countries.all_names()[government]
    return {each: texts[each] % {"country": names[each]} for each in languages}
