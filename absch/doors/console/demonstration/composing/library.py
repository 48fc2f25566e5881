"""Reference records: the virtual library, model clauses, community protocols, and what builds capacity."""

from typing import Any

from absch.doors.console.demonstration.composing.beginning import Document, cited, header, said_of, terms
from absch.doors.console.demonstration.words import Row, Words, said_in

# The target on benefit-sharing, and what most of the library is for.
SHARING, CAPACITY = "GBF-TARGET-13", "14E5882E-B433-4877-AA6B-B47F602C4BA6"
NATIONAL_REACH, FINISHED, UNDER_WAY = (
    "20B2CC6D-646D-4FD5-BD53-D652BA3FA088",
    "ABSCH-INITIATIVE-COMPLETED",
    "ABSCH-INITIATIVE-UNDER-WAY",
)


def resource(row: Row, words: Words) -> Document:
    work = chosen_in(words, "works", row)
    themes = [words.reference["themes"][each] for each in work["themes"]]
    return published_work("resource", "VLR", row, words, work) | {
        "gbfTargets": terms([SHARING]),
        "nagoya": {"subjects": terms(themes), "keyAreas": terms([CAPACITY])},
    }


def voluntary_tool(row: Row, words: Words) -> Document:
    work = chosen_in(words, "tools", row)
    themes = [words.reference["themes"]["clauses"], words.reference["themes"]["sharing"]]
    return published_work("modelContractualClause", "A19A20", row, words, work) | {
        "gbfTargets": terms([SHARING]),
        "nagoya": {"mccKeywords": terms(work["keywords"]), "subjects": terms(themes)},
    }


def community_protocol(row: Row, words: Words) -> Document:
    return published_work("communityProtocol", "CPP", row, words, chosen_in(words, "protocols", row)) | {
        "gbfTargets": terms([SHARING]),
        "nagoya": {"subjects": terms([words.reference["themes"]["knowledge"]])},
    }


def capacity_resource(row: Row, words: Words) -> Document:
    course, languages, government = chosen_in(words, "courses", row), row["languages"].split(), row["government"]
    return header("capacityBuildingResource", "CBR", row, languages) | {
        "title": said_of(government, languages, course["title"]),
        "resourceTypes": terms([course["kind"]]),
        "fileFormat": {"identifier": course["form"]},
        "targetGroups": terms([course["audience"]]),
        "authors": authors(row, words, languages),
        "publicationYear": int(row["day"][:4]),
        "resourceLinks": links(course, row, languages),
        "summary": said_in(languages, course["summary"]),
        "regions": terms([government]),
        "absKeyAreas": terms([CAPACITY]),
    }


def initiative(row: Row, words: Words) -> Document:
    """Compose an initiative of two years; its agencies and persons are those the row names."""
    chosen, languages, government = chosen_in(words, "initiatives", row), row["languages"].split(), row["government"]
    year = int(row["year"])
    return header("capacityBuildingInitiative", "CDI", row, languages) | {
        "title": said_of(government, languages, chosen["title"]),
        "contacts": cited(row["contact"]),
        "geographicScope": {"identifier": NATIONAL_REACH},
        "countryRegions": terms([government]),
        "status": {"identifier": FINISHED if year < 2014 else UNDER_WAY},
        "startDate": f"{year}-03-01",
        "endDate": f"{year + 2}-02-28",
        "isProjectProgramme": False,
        "isImplementedByAgencies": True,
        "implementingAgencies": cited(row["agency"]),
        "description": said_in(languages, chosen["account"]),
        "categories": terms(chosen["kinds"]),
        "gbfTargets": terms([SHARING]),
        "absKeyAreas": terms(chosen["areas"]),
        "totalBudget": str(50_000 * (1 + int(row["place"]) % 9)),
    }


def published_work(schema: str, code: str, row: Row, words: Words, work: dict[str, Any]) -> Document:
    languages, government = row["languages"].split(), row["government"]
    return header(schema, code, row, languages) | {
        "title": said_of(government, languages, work["title"]),
        "resourceTypes": terms([work["kind"]]),
        "authors": authors(row, words, languages),
        "publicationDate": row["month"],
        "resourceLinks": links(work, row, languages),
        "summary": said_in(languages, work["summary"]),
        "countryRegions": terms([government]),
    }


def authors(row: Row, words: Words, languages: list[str]) -> dict[str, str]:
    return dict.fromkeys(languages, " ".join(words.name(row["government"], int(row["place"]) + 4)))


def links(work: dict[str, Any], row: Row, languages: list[str]) -> list[dict[str, str]]:
    folder = f"https://library.{row['government']}.example/{work['slug']}"
    return [{"url": f"{folder}/{each}", "language": each} for each in languages]


def chosen_in(words: Words, what: str, row: Row) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in words.reference[what] if each["slug"] == row["work"])
    return found
