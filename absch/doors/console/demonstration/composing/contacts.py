"""People and organizations that other records cite."""

from absch.doors.console.demonstration.composing.beginning import Document, beginning, header
from absch.doors.console.demonstration.words import Row, Words, said_in


def contact(row: Row, words: Words) -> Document:
    """Compose an organization that provides or receives; without one, a person who answers for nobody's government."""
    government = row["government"]
    languages = row.get("languages", "").split() or words.languages(government)[:1]
    if not row["organization"]:
        return person(row, words, languages)
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


def person(row: Row, words: Words, languages: list[str]) -> Document:
    government, turn = row["government"], int(row["place"])
    first, last = words.name(government, turn)
    return header("contact", "CON", row, languages) | {
        "type": "person",
        "firstName": first,
        "lastName": last,
        "addressType": "person",
        "city": said_in(languages, words.places[government]),
        "country": {"identifier": government},
        "emails": [f"contact{turn}@training.{government}.example"],
    }


def organization(row: Row, words: Words) -> Document:
    government, languages = row["government"], row["languages"].split()
    chosen = next(each for each in words.reference["organizations"] if each["slug"] == row["organization"])
    return header("organization", "ORG", row, languages) | {
        "name": said_in(languages, chosen["name"]),
        "organizationType": {"identifier": chosen["kind"]},
        "city": dict.fromkeys(languages, row["city"]),
        "country": {"identifier": government},
        "phones": [words.phone(government, 700)],
        "emails": [f"office@{chosen['slug']}.example"],
        "websites": [{"url": f"https://{chosen['slug']}.example"}],
        "profile": said_in(languages, chosen["profile"]),
    }
