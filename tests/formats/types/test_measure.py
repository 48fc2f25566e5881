import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from absch.formats.compare import compare
from absch.formats.matrix import Covered, covered_by
from absch.formats.types.measure import Measure
from tests.formats.browser import controls_in, page_with
from tests.formats.types.national import (
    ACCESS,
    COMMERCIAL_ACCESS,
    COMPLIANCE,
    FORESTS,
    GENETIC_RESOURCES,
    LAW,
    NATIONAL,
    NOT_BINDING,
    OTHER,
    OTHER_ON_ACCESS,
    PLANTS,
    REGIONAL,
    a_measure,
    a_measure_before,
    after,
    faults_of,
    page_in,
    publish_what_they_cite,
    published,
    without,
)
from tests.makers import a_version, an_authority_document, header

ROWS = "absMeasures.relevantElements."


def elements(*rows, **more):
    return {"relevantElements": list(rows), **more}


def test_every_fault_of_a_measure_is_found_at_its_place(db):
    publish_what_they_cite()
    a_version(an_authority_document("za"))
    a_version(
        without(a_measure_before("za", "measure-of-another"), "authorities")
        | {"authorities": [{"identifier": "authority-of-za"}]}
    )
    link = {"url": "https://example.org/loi"}
    translated = {"url": "https://example.org/law", "language": "en"}
    row = {"types": [{"identifier": PLANTS}]}
    broken = {
        "the smallest": (a_measure_before(identifier="measure-of-this-test"), []),
        "says not whether it amends another": (
            without(a_measure(), "isAmendment", "amendedMeasures", "amendmentsDescription"),
            [("Mandatory", "isAmendment")],
        ),
        "amends a permit": (
            a_measure(amendedMeasures=[{"identifier": "permit-example"}]),
            [("InvalidValue", "amendedMeasures.0")],
        ),
        "amends a measure of another country": (a_measure(amendedMeasures=[{"identifier": "measure-of-another"}]), []),
        "is linked to a measure of another country": (
            a_measure(linkedMeasures=[{"identifier": "measure-of-another"}]),
            [("InvalidValue", "linkedMeasures.0")],
        ),
        "binding without a day": (without(a_measure(), "entryIntoForce"), [("Mandatory", "entryIntoForce")]),
        "not binding without a day": (
            a_measure(status={"identifier": NOT_BINDING}),
            [("Mandatory", "adoption")],
        ),
        "ends before it begins": (a_measure(limitedApplication="2015-05-31"), [("InvalidValue", "limitedApplication")]),
        "a kind of its own without a name": (without(a_measure(), "otherTypeName"), [("Mandatory", "otherTypeName")]),
        "a regional measure of one country": (
            a_measure(jurisdiction={"identifier": REGIONAL}),
            [("InvalidValue", "jurisdiction")],
        ),
        "a text without language": (a_measure(documents=[link]), [("Mandatory", "documents.0.language")]),
        "a language nobody speaks": (
            a_measure(documents=[link | {"language": "qq"}]),
            [("UnexpectedTerm", "documents.0.language")],
        ),
        "a rare language": (a_measure(documents=[link | {"language": {"identifier": "xuu"}}]), []),
        "a translation into another than the six languages": (
            a_measure(documentTranslations=[translated | {"language": "sw", "translationType": "official"}]),
            [("UnexpectedTerm", "documentTranslations.0.language")],
        ),
        "a translation of no kind": (
            a_measure(documentTranslations=[translated]),
            [("Mandatory", "documentTranslations.0.translationType")],
        ),
        "no element": (without(a_measure(), "absMeasures"), [("Mandatory", "absMeasures")]),
        "rows of genetic resources without areas": (
            a_measure(absMeasures={"geneticResources": {"answer": True, "elements": [row]}}),
            [("Mandatory", "absMeasures.geneticResources.elements.0.areas")],
        ),
        "the same rows where nothing is covered": (
            a_measure(absMeasures={"geneticResources": {"answer": False, "elements": [row]}}),
            [],
        ),
        "an element that is none": (
            a_measure(absMeasures=elements({"identifier": LAW, "answer": "yes"})),
            [("UnexpectedTerm", f"{ROWS}0.identifier"), ("InvalidType", f"{ROWS}0.answer")],
        ),
        "own words under a term that is none": (
            a_measure(absMeasures=elements({"identifier": OTHER, "parent": "other", "section": {"en": "5"}})),
            [("UnexpectedTerm", f"{ROWS}0.parent"), ("UnspecifiedLocale", f"{ROWS}0.section.en")],
        ),
        "elements where none applies": (a_measure(absMesasureNotApplicable=True), []),
    }

    assert {about: faults_of(document) for about, (document, _awaited) in broken.items()} == {
        about: awaited for about, (_document, awaited) in broken.items()
    }


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("mot " * 300, []),
        ("<p>" + "mot</p><p>" * 301 + "</p>", [("InvalidValue", "description.fr")]),
        ("条" * 600, []),
        ("条" * 601, [("InvalidValue", "description.fr")]),
        ("mot, – " * 300, []),
    ],
)
def test_a_description_has_three_hundred_words_at_most(text, faults, db):
    publish_what_they_cite()

    assert faults_of(a_measure(description={"fr": text})) == faults


def test_the_registry_itself_says_which_countries_a_regional_measure_covers(db):
    of_peru = a_measure(
        government={"identifier": "pe"},
        jurisdiction={"identifier": REGIONAL},
        jurisdictionRegions=[{"identifier": "cl"}],
    )

    andean = published(without(of_peru, "jurisdictionRegions"))

    assert andean["jurisdictionRegions"] == [{"identifier": "9C5E1A4D-E8EE-4C74-B9C9-5C7BCDF6B84A"}]
    assert published(of_peru) == andean
    assert "jurisdictionName" not in andean
    assert "jurisdictionRegions" not in published(a_measure(jurisdictionRegions=[{"identifier": "ke"}]))
    assert page_in("fr", andean)["jurisdictionRegions"][0].text == "Communauté andine"


def test_answers_that_depend_on_another_are_not_published_without_it(db):
    retired = published(
        a_measure(
            isAmendment=False,
            status={"identifier": "0F8F3A6D-1BF7-4468-8BFC-8DD52F7F6E50"},
            adoption="2010-01-01",
            retired="2020-01-01",
            type={"identifier": LAW},
            jurisdiction={"identifier": NATIONAL},
            isModelContractualClause=False,
            absMeasures={
                "geneticResources": {"identifier": GENETIC_RESOURCES, "answer": False, "elements": [{"types": []}]},
                "geneticResource": [{"types": [{"identifier": PLANTS}], "areas": [{"identifier": FORESTS}]}],
            },
        )
    )

    dropped = {"amendedMeasures", "amendmentsDescription", "adoption", "entryIntoForce", "limitedApplication"}
    dropped |= {"otherTypeName", "jurisdictionName", "modelContractualClauseDescription"}
    assert not dropped & retired.keys()
    assert retired["retired"] == "2020-01-01"
    assert retired["absMeasures"] == {
        "geneticResources": {"identifier": GENETIC_RESOURCES, "answer": False},
        "geneticResource": [{"types": [{"identifier": PLANTS}], "areas": [{"identifier": FORESTS}]}],
    }
    assert "absMeasures" not in published(a_measure(absMesasureNotApplicable=True))


@pytest.mark.django_db
def test_elements_are_answered_in_the_form_each_with_its_articles():
    document = a_measure(absMeasures=elements({"identifier": ACCESS, "answer": True}))
    also = [
        (f"{ROWS}{ACCESS}.answer", "false"),
        (f"{ROWS}{ACCESS}.section.fr", "art. 5"),
        (f"{ROWS}{COMPLIANCE}.answer", "true"),
        (f"{ROWS}{OTHER_ON_ACCESS}.1.customValue.fr", "Collections"),
        (f"{ROWS}{OTHER_ON_ACCESS}.1.section.ar", "المادة 9"),
        ("absMeasures.geneticResources.answer", "true"),
        ("absMeasures.geneticResources.elements.0.types", PLANTS),
        ("absMeasures.geneticResources.elements.0.areas", FORESTS),
    ]

    answered = after(document, *also, without=[name for name, _value in also])

    assert answered["absMeasures"] == {
        "geneticResources": {
            "answer": True,
            "elements": [{"types": [{"identifier": PLANTS}], "areas": [{"identifier": FORESTS}]}],
        },
        "relevantElements": [
            {"identifier": ACCESS, "answer": False, "section": {"fr": "art. 5"}},
            {
                "identifier": OTHER,
                "parent": OTHER_ON_ACCESS,
                "customValue": {"fr": "Collections"},
                "section": {"ar": "المادة 9"},
            },
            {"identifier": COMPLIANCE, "answer": True},
        ],
    }


@pytest.mark.django_db
def test_an_element_that_is_cleared_leaves_the_others_as_they_were_sent():
    strange = {"identifier": "element-of-nobody", "answer": True}
    twice = {"identifier": ACCESS, "answer": False}
    own = [{"identifier": OTHER, "parent": OTHER_ON_ACCESS, "customValue": {"fr": each}} for each in ("un", "deux")]
    document = a_measure(
        absMeasures=elements({"identifier": ACCESS, "answer": True}, twice, *own, {"identifier": COMPLIANCE}, strange)
    )
    cleared = [
        (f"{ROWS}{ACCESS}.answer", ""),
        (f"{ROWS}{OTHER_ON_ACCESS}.0.customValue.fr", ""),
    ]

    answered = after(document, *cleared, without=[name for name, _value in cleared])

    assert answered["absMeasures"] == elements(twice, own[1], {"identifier": COMPLIANCE}, strange)


ODD = ["", " ", True, False, 7, None, [], {}, {"fr": "art. 5"}, {"ar": "المادة", "fr": "\n"}, {"fr": 5}]
NAMES = [ACCESS, COMPLIANCE, OTHER, OTHER_ON_ACCESS, "http://a.b/c", "x.0.answer", {"identifier": ACCESS}]
ROW = some.dictionaries(
    some.sampled_from(["identifier", "answer", "section", "parent", "customValue"]),
    some.sampled_from([*ODD, *NAMES]),
)


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=some.lists(ROW | some.sampled_from([None, "row", []]), max_size=5))
def test_a_form_gives_back_whatever_rows_of_elements_a_client_once_sent(rows):
    document = header("measure", "measure-of-this-test", "fr") | {"absMeasures": {"relevantElements": rows}}

    assert after(document) == document
    assert page_in("fr", document).keys() <= {"absMeasures"}


@pytest.mark.django_db
def test_two_versions_differ_in_the_elements_that_changed():
    before, now = a_measure(), a_measure(absMeasures=elements({"identifier": ACCESS, "answer": False}))

    changes = compare(Measure(before), Measure(now), language="ar", cited={})

    assert [each.wire for each in changes if each.changed] == ["absMeasures"]


@pytest.mark.django_db
def test_the_form_asks_each_element_once_under_its_branch_and_genetic_resources_elsewhere():
    page = controls_in(page_with(Measure, a_measure(absMeasures={})))

    rows = {name.removeprefix(ROWS) for name, _value in page.sent if name.startswith(ROWS)}
    answered = {name.removesuffix(".answer") for name in rows if name.endswith(".answer")}
    assert len(page.ids) == len(set(page.ids))
    assert set(page.pointed_at) <= set(page.ids)
    assert {ACCESS, COMMERCIAL_ACCESS, COMPLIANCE} < answered
    # Of the 53, without the 21 of genetic resources, the heading of the scope, and the six in own words.
    assert len(answered) == 25
    assert f"{OTHER_ON_ACCESS}.1.section.ar" in rows


@pytest.mark.django_db
def test_the_page_shows_elements_branch_by_branch():
    answer, html = page_in("en", a_measure())["absMeasures"]

    assert answer.text.splitlines()[-6:] == [
        "Access – Yes – (In French) art. 5",
        "Access to genetic resources",
        "For commercial use – Yes",
        "Other on access",
        "(In French) Collections – (In French) art. 9",
        "Compliance – No",
    ]
    assert "Plants" in html
    assert '<span lang="fr" dir="ltr">art. 3</span>' in html


@pytest.mark.django_db
def test_the_page_names_the_language_of_a_text_and_the_kind_of_translation():
    page = page_in("es", a_measure())

    assert page["documents"][0].text.splitlines() == [
        "(En francés) Loi [francés]: https://example.org/loi",
        "[suajili]: https://example.org/sheria",
        "[kikuyu]: https://example.org/kikuyu",
    ]
    assert page["documentTranslations"][0].text == "[inglés, Traducción de cortesía]: https://example.org/law"


@pytest.mark.django_db
def test_a_link_is_given_its_language_and_kind_of_translation_in_the_form():
    also = [
        ("documents.3.url", "https://example.org/quechua"),
        ("documents.3.language", "qu"),
        ("documentTranslations.0.translationType", "TRANSLATION-OFFICIAL"),
    ]

    answered = after(a_measure(), *also, without=[name for name, _value in also])

    assert answered["documents"][:3] == a_measure()["documents"]
    assert answered["documents"][3] == {"url": "https://example.org/quechua", "language": "qu"}
    assert answered["documentTranslations"][0] == a_measure()["documentTranslations"][0] | {
        "translationType": {"identifier": "TRANSLATION-OFFICIAL"}
    }


def test_the_matrix_is_told_what_a_measure_answers_in_either_of_its_shapes():
    older = {"geneticResource": [{"types": [{"identifier": PLANTS}], "areas": [], "section": {"en": "3"}}]}

    assert covered_by(a_measure()) == [
        Covered(GENETIC_RESOURCES, answer=True),
        Covered(PLANTS, answer=True, section={"fr": "art. 3"}),
        Covered(FORESTS, answer=True, section={"fr": "art. 3"}),
        Covered(ACCESS, answer=True, section={"fr": "art. 5", "ar": "المادة 5"}),
        Covered(COMMERCIAL_ACCESS, answer=True),
        Covered(COMPLIANCE, answer=False),
        Covered(OTHER_ON_ACCESS, answer=True, section={"fr": "art. 9"}, own_words={"fr": "Collections"}),
    ]
    assert covered_by(a_measure(absMeasures=older)) == [
        Covered(GENETIC_RESOURCES, answer=True),
        Covered(PLANTS, answer=True, section={"en": "3"}),
    ]
    assert covered_by(a_measure(absMesasureNotApplicable=True)) == []
    assert covered_by({"absMeasures": ["?"]}) == []
