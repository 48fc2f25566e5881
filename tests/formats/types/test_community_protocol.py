from tests.formats.types.national import faults_of, page_in, without
from tests.formats.types.reference import (
    COMMUNITY_PROTOCOLS,
    CUSTOMARY_LAWS,
    OTHER,
    a_community_protocol,
    publish_what_they_cite,
    terms,
)

QUECHUA, MAORI = {"url": "https://example.org/kamachiy", "language": "que"}, {"identifier": "lang-mri"}


def test_every_fault_of_a_community_protocol_is_found_at_its_place(db):
    publish_what_they_cite()
    spoken = {"url": "https://example.org/tikanga.mp3", "language": MAORI, "name": "Kōrero"}
    verdicts = {
        "in languages of the communities": (a_community_protocol(resourceLinks=[QUECHUA, spoken]), []),
        "in no language": (
            a_community_protocol(resourceLinks=[QUECHUA, {"url": "https://example.org/tikanga"}]),
            [("Mandatory", "resourceLinks.1.language")],
        ),
        "of no place": (without(a_community_protocol(), "countryRegions"), [("Mandatory", "countryRegions")]),
        "of nobody": (without(a_community_protocol(), "authors", "organizations"), [("MandatoryAnyOf", "authors")]),
        "of another type": (
            a_community_protocol(resourceTypes=[*terms(CUSTOMARY_LAWS), {"identifier": OTHER}]),
            [],
        ),
        "of no type": (a_community_protocol(resourceTypes=[]), [("Mandatory", "resourceTypes")]),
        "without month": (without(a_community_protocol(), "publicationDate"), [("Mandatory", "publicationDate")]),
        "one type in place of the list": (
            a_community_protocol(resourceTypes={"identifier": COMMUNITY_PROTOCOLS}),
            [("InvalidType", "resourceTypes")],
        ),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}


def test_its_page_names_the_language_of_each_link(db):
    document = a_community_protocol(resourceLinks=[QUECHUA, {"url": "https://example.org/tikanga", "language": MAORI}])

    text = page_in("fr", document)["resourceLinks"][0].text

    assert text == "[quechua]: https://example.org/kamachiy\n[maori]: https://example.org/tikanga"
