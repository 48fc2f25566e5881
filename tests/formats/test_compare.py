import pytest
from django.template.loader import render_to_string

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.compare import Passage, compare, passages

PERMIT = RECORD_TYPES["absPermit"]


def a_version(**content):
    header = {"identifier": "permit-of-this-test", "schema": "absPermit", "languages": ["en", "fr"]}
    return PERMIT({"header": header, "title": {"en": "ZA-1"}} | content)


def changes(before, after, *, language="en"):
    return {each.wire: each for each in compare(before, after, language=language, cited={})}


@pytest.mark.django_db
def test_a_comparison_has_every_question_that_either_version_answers_in_their_order():
    before = a_version(dateOfExpiry="2028-02-04", usagesDescription={"en": "Research"})
    after = a_version(dateOfExpiry="2029-11-02", relevantInformation={"en": "New"})

    found = compare(before, after, language="en", cited={})

    assert [(each.wire, each.changed) for each in found] == [
        ("title", False),
        ("dateOfExpiry", True),
        ("usagesDescription", True),
        ("relevantInformation", True),
    ]
    assert [(each.before is None, each.after is None) for each in found] == [
        (False, False),
        (False, False),
        (False, True),
        (True, False),
    ]


@pytest.mark.django_db
def test_a_changed_text_is_told_apart_word_by_word():
    before = a_version(subjectMatter={"en": "<p>Leaf extracts, aqueous</p>"})
    after = a_version(subjectMatter={"en": "<p>Leaf extracts, dry and aqueous</p>"})

    change = changes(before, after)["subjectMatter"]

    assert change.was == (Passage("Leaf extracts, aqueous", False),)
    assert change.now == (Passage("Leaf extracts, ", False), Passage("dry and", True), Passage(" aqueous", False))


def test_chinese_is_told_apart_character_by_character():
    was, now = passages("遗传资源的获取", "遗传资源的利用")

    assert was == (Passage("遗传资源的", False), Passage("获取", True))
    assert now == (Passage("遗传资源的", False), Passage("利用", True))


def test_the_passages_of_a_text_make_the_text():
    before, after = "  One, two;\nthree  ", "One – two\n\nthree & four"

    was, now = passages(before, after)

    assert "".join(each.text for each in was) == before
    assert "".join(each.text for each in now) == after


def test_a_very_long_text_is_struck_as_a_whole():
    before, after = "word " * 601, "word " * 602

    was, now = passages(before, after)

    assert was == (Passage(before, True),)
    assert now == (Passage(after, True),)


@pytest.mark.django_db
def test_a_change_in_another_language_is_named():
    before = a_version(title={"en": "ZA-1", "fr": "ZA-1 bis"})
    after = a_version(title={"en": "ZA-1", "fr": "ZA-2"})

    change = changes(before, after)["title"]

    assert change.changed
    assert change.languages == ("Français",)
    assert not change.is_unseen


@pytest.mark.django_db
def test_a_change_that_no_text_shows_says_that_there_is_one():
    before = a_version(relevantDocuments=[{"url": "https://example.org"}])
    after = a_version(relevantDocuments=[{"url": "https://example.org", "tags": ["law"]}])

    assert changes(before, after)["relevantDocuments"].is_unseen


@pytest.mark.django_db
def test_an_answer_that_became_confidential_shows_what_was_public_and_no_more():
    before = a_version(subjectMatter={"en": "Leaves"})
    after = a_version(subjectMatterConfidential=True)

    change = changes(before, after)["subjectMatter"]

    assert change.changed
    assert change.after.confidential
    assert "".join(each.text for each in change.now) == "Confidential: not held by this registry"


@pytest.mark.django_db
def test_two_confidential_answers_are_the_same():
    version = a_version(subjectMatterConfidential=True)

    assert not changes(version, version)["subjectMatter"].changed


@pytest.mark.django_db
def test_a_row_of_the_comparison_strikes_and_underlines_and_escapes():
    change = changes(a_version(title={"en": "<b>"}), a_version(title={"en": "<i>"}))["title"]

    html = render_to_string("parts/show/change.html", {"change": change, "was": "Version 1", "now": "Version 2"})

    assert "&lt;<del>b</del>&gt;" in html
    assert "&lt;<ins>i</ins>&gt;" in html
