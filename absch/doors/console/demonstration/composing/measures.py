"""Measures, and the websites on which countries explain them."""

from typing import Any

from absch.doors.console.demonstration.composing.beginning import NATIONAL, Document, beginning, cited, terms
from absch.doors.console.demonstration.words import Row, Words, among, said_in

BINDING, NOT_BINDING = "97D6C7E6-5EAD-48B2-BD8D-DAB77153FF9C", "C9E33B71-D92A-4AC1-96E3-A136A1FDF135"
GENETIC_RESOURCES = "CD2EF4DD-1B94-4283-9E97-8DDC7F23CB6F"
ALL_TYPES, ALL_AREAS = "4E2974DF-216E-46C8-8797-8E3A33D6A048", "A862ABFC-B97D-4E6A-9A70-812A82A7CC19"


def measure(row: Row, words: Words) -> Document:
    """Compose a measure of the row's year, the next kind with each place; it is read with those the row links."""
    government, languages, said = row["government"], words.languages(row["government"]), words.national
    chosen = among(said["measures"], int(row["place"]) - 1)
    number = words.place_in(government, int(row["place"]))
    is_binding = chosen["kind"] in ("law", "regulation")
    day = f"{row['year']}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    address = f"https://law.{government}.example/{row['year']}/{chosen['slug']}"
    document = beginning("measure", "MSR", row, languages) | {
        "isAmendment": False,
        "title": said_in(languages, chosen["title"], number=number, year=row["year"]),
        "status": {"identifier": BINDING if is_binding else NOT_BINDING},
        "entryIntoForce" if is_binding else "adoption": day,
        "type": {"identifier": said["kinds"][chosen["kind"]]},
        "jurisdiction": {"identifier": NATIONAL},
        "description": said_in(languages, chosen["account"]),
        "documents": [{"url": f"{address}.{each}.pdf", "language": each} for each in languages],
        "authorities": cited(row["contact"]),
        "absMesasureNotApplicable": False,
        "absMeasures": matrix(chosen, words, languages),
    }
    return document | ({"linkedMeasures": cited(row["linked"])} if row["linked"] else {})


def matrix(chosen: dict[str, Any], words: Words, languages: list[str]) -> Document:
    """Return what the measure settles, with three articles on each."""
    said = words.national
    elements = [
        {
            "identifier": said["elements"][each],
            "answer": True,
            "section": said_in(languages, said["sections"], first=4 + 3 * place, last=6 + 3 * place),
        }
        for place, each in enumerate(chosen["settles"])
    ]
    resources: Document = {"identifier": GENETIC_RESOURCES, "answer": "access" in chosen["settles"]}
    if resources["answer"]:
        section = said_in(languages, said["sections"], first=1, last=3)
        resources["elements"] = [{"types": terms([ALL_TYPES]), "areas": terms([ALL_AREAS]), "section": section}]
    return {"geneticResources": resources, "relevantElements": elements}


def website(row: Row, words: Words) -> Document:
    government, languages = row["government"], words.languages(row["government"])
    chosen = among(words.national["websites"], int(row["place"]) - 1)
    address = f"https://{chosen['slug']}.{government}.example"
    return beginning("database", "NDB", row, languages) | {
        "title": said_in(languages, chosen["name"]),
        "description": said_in(languages, chosen["account"]),
        "websites": [{"url": f"{address}/{each}", "language": each} for each in languages],
    }
