"""Focal points, authorities and checkpoints."""

from absch.doors.console.demonstration.composing.beginning import (
    NATIONAL,
    Document,
    beginning,
    cited,
)
from absch.doors.console.demonstration.words import Row, Words, among, said_in


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


def checkpoint(row: Row, words: Words) -> Document:
    """Compose a checkpoint; it informs whom the row names, or else every authority of its country."""
    languages = words.languages(row["government"])
    office = among(words.national["checkpoints"], int(row["place"]) - 1)
    document = beginning("absCheckpoint", "CP", row, languages) | {
        "name": said_in(languages, office["name"]),
        "responsibilities": said_in(languages, office["responsibilities"]),
        "jurisdiction": {"identifier": NATIONAL},
        "informAllAuthorities": not row["informs"],
    }
    return document | ({"contactsToInform": cited(row["informs"])} if row["informs"] else {})
