"""Documents from rows of `data/demo/registry/`: a record type has one file there, and one function here."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from absch.doors.console.demonstration.words import Row, Words, among, said_in

Document = dict[str, Any]
Composer = Callable[[Row, Words], Document]

NATIONAL, PART_OF_A_COUNTRY = "7437F880-7B12-4F26-AA91-CED37250DD0A", "DEBB019D-8647-40EC-8AE5-10CA88572F6E"


def identifier_of(code: str, row: Row) -> str:
    return row.get("identifier") or f"demo-{code}-{row['government'].upper()}-{int(row['place']):02}"


def beginning(schema: str, code: str, row: Row, languages: list[str]) -> Document:
    header = {"identifier": identifier_of(code, row), "schema": schema, "languages": languages}
    return {"header": header, "government": {"identifier": row["government"]}}


def focal_point(row: Row, words: Words) -> Document:
    """Compose a focal point; every seventh is an office without a name."""
    government, turn = row["government"], int(row["place"]) - 1
    languages, number = words.languages(government), words.place_in(government, turn)
    office = among(words.offices["institutions"], number)
    document = beginning("focalPoint", "NFP", row, languages) | {"categories": ["NP-FP"]}
    if number % 7 != 6:
        first, last = words.name(government, turn)
        function = said_in(languages, among(words.offices["functions"], number))
        document |= {"firstName": first, "lastName": last, "designation": function}
    return document | {
        "organization": said_in(languages, office),
        "city": said_in(languages, words.places[government]),
        "country": {"identifier": government},
        "phones": [words.phone(government, 100 + turn)],
        "emails": [f"focalpoint{turn + 1 if turn else ''}@{office['slug']}.{government}.example"],
    }


def authority(row: Row, words: Words) -> Document:
    """Compose an authority; with a share, it is one of several."""
    government, turn = row["government"], int(row["place"]) - 1
    languages = words.languages(government)
    office = among(words.offices["institutions"], words.place_in(government, turn))
    document = beginning("authority", "CNA", row, languages) | {
        "name": said_in(languages, office),
        "city": said_in(languages, words.places[government]),
        "country": {"identifier": government},
        "phones": [words.phone(government, 200 + turn % 800)],
        "emails": [f"permits@{office['slug']}.{government}.example"],
        "websites": [{"url": f"https://{office['slug']}.{government}.example/access", "language": languages[0]}],
        "responsibleForAll": not row["share"],
    }
    if row["share"]:
        responsible = among(words.offices["responsibilities"], int(row["share"]) - 1)
        document |= {
            "responsibilities": said_in(languages, responsible),
            "absJurisdiction": [{"identifier": NATIONAL}],
        }
    return document


def contact(row: Row, words: Words) -> Document:
    """Compose an organization that provides or receives."""
    government = row["government"]
    languages = row.get("languages", "").split() or words.languages(government)[:1]
    chosen = next(each for each in words.holders["organizations"] if each["slug"] == row["organization"])
    city = row.get("city")
    return beginning("contact", "CON", row, languages) | {
        "type": "organization",
        "organization": said_in(languages, chosen),
        "organizationType": {"identifier": words.holders["types"][chosen["kind"]]},
        "city": dict.fromkeys(languages, city) if city else said_in(languages, words.places[government]),
        "country": {"identifier": government},
        "emails": [f"office@{chosen['slug']}.{government}.example"],
    }


def permit(row: Row, words: Words) -> Document:
    """Compose a permit, issued three days before it is published."""
    government, turn, languages = row["government"], int(row["place"]), row["languages"].split()
    said = words.permits
    species, kinds, material = next(each for each in said["species"] if each[0] == row["species"])
    issued_on = date.fromisoformat(row["day"]) - timedelta(days=3)
    issuer = row.get("issuer") or f"demo-CNA-{government.upper()}-01"
    document = beginning("absPermit", "IRCC", row, languages) | {
        "absCNA": {"identifier": f"{issuer}@1"},
        "title": dict.fromkeys(languages, f"{government.upper()}/ABS/{issued_on.year}/{turn:03}"),
        "dateOfIssuance": issued_on.isoformat(),
        "picGranted": True,
        "matEstablished": True,
        "picInformation": said_in(languages, among(said["consents"], turn)),
        "matInformation": said_in(languages, among(said["agreements"], turn)),
        "keywords": [{"identifier": said["keywords"][each]} for each in kinds.split()],
        "usagesDescription": said_in(languages, among(said["limits"], turn)),
        "thirdPartyTransferCondition": said_in(languages, among(said["transfers"], turn // 2)),
        "providers": [{"identifier": f"{row['provider']}@1"}],
        "entitiesToWhomPICGranted": [{"identifier": f"{row['holder']}@1"}],
        "subjectMatter": said_in(languages, said["materials"][material], species=species, amount=row["amount"]),
        "usages": [{"identifier": said["uses"][each]} for each in row["uses"].split()],
    }
    return document | ({"dateOfExpiry": row["expires"]} if row["expires"] else {})


# In the order in which they may cite one another.
COMPOSERS: dict[str, Composer] = {
    "focalPoint": focal_point,
    "authority": authority,
    "contact": contact,
    "absPermit": permit,
}
