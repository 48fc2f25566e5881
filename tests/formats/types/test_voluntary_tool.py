from tests.formats.types.national import faults_of, without
from tests.formats.types.reference import (
    PROTOCOL_THEME,
    SECTORAL,
    a_voluntary_tool,
    publish_what_they_cite,
    terms,
)


def test_every_fault_of_model_clauses_and_guidance_is_found_at_its_place(db):
    publish_what_they_cite()
    keywords, themes = {"mccKeywords": terms(SECTORAL)}, {"subjects": terms(PROTOCOL_THEME)}
    verdicts = {
        "with the keywords and themes alone": (a_voluntary_tool(nagoya=keywords | themes), []),
        "without keywords": (a_voluntary_tool(nagoya=themes), [("Mandatory", "nagoya.mccKeywords")]),
        "without themes": (a_voluntary_tool(nagoya=keywords), [("Mandatory", "nagoya.subjects")]),
        "a theme as keyword": (
            a_voluntary_tool(nagoya={"mccKeywords": terms(PROTOCOL_THEME)} | themes),
            [("UnexpectedTerm", "nagoya.mccKeywords.0")],
        ),
        "of nobody": (without(a_voluntary_tool(), "authors", "organizations"), [("MandatoryAnyOf", "authors")]),
        "a type of the library": (
            a_voluntary_tool(resourceTypes=terms("ABSCH-LIBRARY-GUIDE")),
            [("UnexpectedTerm", "resourceTypes.0")],
        ),
        "nowhere to be read": (a_voluntary_tool(resourceLinks=[{}]), [("Mandatory", "resourceLinks")]),
        "without targets": (a_voluntary_tool(gbfTargets=[]), [("Mandatory", "gbfTargets")]),
        "places may be missing": (without(a_voluntary_tool(), "countryRegions"), []),
    }

    wrong = {
        about: found for about, (document, awaited) in verdicts.items() if (found := faults_of(document)) != awaited
    }

    assert wrong == {}
