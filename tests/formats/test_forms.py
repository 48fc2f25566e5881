import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.forms import Option, answers
from tests.formats import documents
from tests.formats.browser import SomeRecords, controls_in, page_with, sent_by

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
PERMIT = RECORD_TYPES["absPermit"]
CONTACT = RECORD_TYPES["contact"]
CAPE = Option("authority-of-the-cape@2", {"en": "Cape permit office"}, "ABSCH-CNA-ZA-240118-2")


def a_draft(**content):
    return {"header": {"identifier": "draft-of-this-test", "schema": "absPermit", "languages": ["en"]}} | content


def after(content, *also, record_type=PERMIT, without=(), **more):
    """Return the content after the author opened its form, changed that much and saved."""
    posted = sent_by(page_with(record_type, content, **more), *also, without=without)
    return answers(record_type, posted, before=content)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", documents.FULL, ids=lambda each: each["header"]["identifier"])
def test_a_form_that_comes_back_unchanged_gives_the_document_it_was_made_from(document, language):
    record_type = RECORD_TYPES[document["header"]["schema"]]

    posted = sent_by(page_with(record_type, document, language=language))

    assert answers(record_type, posted, before=document) == document


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(drawn=some.data())
@pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda each: each.schema)
def test_a_form_gives_back_whatever_a_client_once_sent(record_type, drawn):
    document = drawn.draw(documents.any_of(record_type))

    posted = sent_by(page_with(record_type, document))

    assert answers(record_type, posted, before=document) == record_type.without_withheld(document)


@pytest.mark.django_db
def test_an_answered_form_of_a_new_record_becomes_its_document():
    also = [
        ("header.languages", "ru"),
        ("title.en", "ZA-1"),
        ("referenceToNationalPermit.en", "First line\r\n\r\nSecond"),
        ("dateOfIssuance", "2026-03-01"),
        ("picGranted", "true"),
        ("absCNA.add", " authority-of-za@3 "),
        ("providers.add", "contact-of-provider@1 contact-of-another"),
        ("picDocuments.0.url", " https://example.org/pic "),
        ("picDocuments.0.name", "Consent"),
        ("picDocuments.1.url", ""),
        ("gisMapCenter.zoom", "5"),
        ("gisMapCenter.lat", "-25,75"),
        ("gisMapCenter.lng", "28.0"),
        ("keywords", documents.PLANTS),
        ("notes", "Call"),
    ]

    content = after(a_draft(), *also, without=[name for name, _value in also])

    assert content == {
        "header": {"identifier": "draft-of-this-test", "schema": "absPermit", "languages": ["ru"]},
        "title": {"en": "ZA-1"},
        "referenceToNationalPermit": {"en": "First line\n\nSecond"},
        "dateOfIssuance": "2026-03-01",
        "picGranted": True,
        "absCNA": {"identifier": "authority-of-za@3"},
        "providers": [{"identifier": "contact-of-provider@1"}, {"identifier": "contact-of-another"}],
        "picDocuments": [{"url": "https://example.org/pic", "name": "Consent"}],
        "gisMapCenter": {"zoom": 5, "lat": -25.75, "lng": 28},
        "keywords": [{"identifier": documents.PLANTS}],
        "notes": "Call",
    }


@pytest.mark.django_db
def test_a_cleared_answer_leaves_no_key():
    cleared = ("title.en", "dateOfIssuance", "absCNA", "picGranted", "keywords", "notes", "picDocuments.0.url")
    content = a_draft(
        title={"en": "ZA-1"},
        dateOfIssuance="2026-03-01",
        absCNA={"identifier": "authority-of-za@3"},
        picGranted=True,
        keywords=[{"identifier": documents.SOIL}],
        notes="Call",
        picDocuments=[{"url": "https://example.org/pic", "language": "en", "tags": ["signed"]}],
    )

    blank = [("title.en", "  "), ("dateOfIssuance", ""), ("absCNA", ""), ("notes", "\r\n")]

    assert after(content, *blank, without=cleared) == a_draft()


@pytest.mark.django_db
def test_what_cannot_be_read_stays_as_it_was_typed_and_is_shown_again():
    also = [("dateOfIssuance", "32/13"), ("gisMapCenter.lat", "abc"), ("gisMapCenter.zoom", "5.5")]

    content = after(a_draft(), *also, without=[name for name, _value in also])

    assert content["dateOfIssuance"] == "32/13"
    assert content["gisMapCenter"] == {"zoom": "5.5", "lat": "abc"}
    sent = controls_in(page_with(PERMIT, content)).sent
    assert ("dateOfIssuance", "32/13") in sent
    assert ("gisMapCenter.lat", "abc") in sent


@pytest.mark.django_db
def test_an_answer_under_a_confidential_flag_is_not_read_and_the_saved_one_is_dropped():
    content = a_draft(subjectMatter={"en": "Leaves"})

    content = after(content, ("subjectMatterConfidential", "true"), ("subjectMatter.en", "Roots"))

    assert content == a_draft(subjectMatterConfidential=True)


@pytest.mark.django_db
def test_a_flag_that_is_cleared_leaves_no_key():
    content = a_draft(subjectMatterConfidential=True)

    assert after(content, without=["subjectMatterConfidential"]) == a_draft()


@pytest.mark.django_db
def test_a_part_of_the_form_leaves_the_rest_of_the_document_alone():
    content = documents.a_permit(unknown={"kept": 1}, updateReasons={"en": "older"})
    posted = sent_by('<input name="asked" value="dateOfExpiry"><input name="dateOfExpiry" value="2030-01-01">')

    assert answers(PERMIT, posted, before=content) == content | {"dateOfExpiry": "2030-01-01"}


@pytest.mark.django_db
def test_a_form_never_moves_a_record_to_another_government_and_never_asks_older_answers():
    content = a_draft(government={"identifier": "za"}, updateReasons={"en": "older"})
    forged = [
        ("asked", "government"),
        ("government", "pe"),
        ("asked", "updateReasons"),
        ("updateReasons.en", "forged"),
    ]

    assert after(content, *forged) == content


@pytest.mark.django_db
def test_a_text_in_a_language_whose_box_was_not_on_the_page_survives():
    content = a_draft(title={"en": "One", "fr": "Un"})
    posted = sent_by('<input name="asked" value="title"><input name="title.en" value="Two">')

    assert answers(PERMIT, posted, before=content)["title"] == {"en": "Two", "fr": "Un"}


@pytest.mark.django_db
def test_what_a_link_has_and_the_form_does_not_ask_survives_also_when_a_link_before_it_is_taken_out():
    gone = {"url": "https://example.org/gone", "tags": ["gone"]}
    kept = {
        "url": "https://example.org/kept",
        "tags": ["signed"],
        "translationType": "official",
        "language": {"identifier": "lang-ar"},
        "name": {"en": "Old", "fr": "Ancien"},
    }
    content = a_draft(relevantDocuments=[gone, kept])
    new_name = ("relevantDocuments.1.name.en", "New")

    once = after(content, new_name, without=["relevantDocuments.0.url", new_name[0]])
    # The page was shown again without the link taken out, but the draft was not saved meanwhile.
    posted = sent_by(page_with(PERMIT, once))

    assert once["relevantDocuments"] == [kept | {"name": {"en": "New", "fr": "Ancien"}}]
    assert answers(PERMIT, posted, before=content)["relevantDocuments"] == once["relevantDocuments"]


@pytest.mark.django_db
def test_the_language_of_a_link_is_replaced_only_when_another_is_chosen():
    content = a_draft(relevantDocuments=[{"url": "https://example.org", "language": {"identifier": "lang-ar"}}])

    kept = after(content, ("relevantDocuments.0.tag", "law"), without=["relevantDocuments.0.tag"])
    changed = after(content, ("relevantDocuments.0.language", "fr"), without=["relevantDocuments.0.language"])

    assert kept["relevantDocuments"] == [
        {"url": "https://example.org", "language": {"identifier": "lang-ar"}, "tag": "law"}
    ]
    assert changed["relevantDocuments"] == [{"url": "https://example.org", "language": "fr"}]


@pytest.mark.django_db
def test_terms_newly_chosen_follow_those_that_stand_in_their_order():
    content = a_draft(keywords=[{"identifier": documents.SOIL}, {"identifier": "no-term-of-ours"}])

    content = after(content, ("keywords", documents.PLANTS))

    assert [each["identifier"] for each in content["keywords"]] == [documents.SOIL, "no-term-of-ours", documents.PLANTS]


@pytest.mark.django_db
def test_other_brings_its_own_words_only_while_it_is_chosen():
    content = documents.an_organization(organizationType={"identifier": documents.OTHER})
    words = ("organizationType.custom.ru", "Союз")

    named = after(content, words, record_type=CONTACT, without=["organizationType.custom.ru"])
    unnamed = after(named, ("organizationType", "no-longer-other"), record_type=CONTACT, without=["organizationType"])

    assert named["organizationType"] == {"identifier": documents.OTHER, "customValue": {"ru": "Союз"}}
    assert unnamed["organizationType"] == {"identifier": "no-longer-other"}


@pytest.mark.django_db
def test_a_reference_pasted_replaces_the_one_chosen():
    content = a_draft(absCNA={"identifier": "authority-of-za@3"})

    assert after(content, ("absCNA.add", CAPE.reference), without=["absCNA.add"])["absCNA"] == {
        "identifier": CAPE.reference
    }


@pytest.mark.django_db
def test_a_record_found_by_a_search_can_be_chosen():
    content = a_draft(providers=[{"identifier": "contact-of-provider@1"}])
    posted = sent_by('<input name="providers.find" value="Cape">')
    html = page_with(PERMIT, content, choices=SomeRecords(CAPE), posted=posted)

    content = answers(PERMIT, sent_by(html, ("providers", CAPE.reference)), before=content)

    assert content["providers"] == [{"identifier": "contact-of-provider@1"}, {"identifier": CAPE.reference}]
