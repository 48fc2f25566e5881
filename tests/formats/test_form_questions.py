import pytest

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.forms import Option, sections_of
from tests.formats import documents
from tests.formats.browser import NoRecords, SomeRecords, controls_in, page_with, sent_by

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
PERMIT = RECORD_TYPES["absPermit"]
CONTACT = RECORD_TYPES["contact"]
CAPE = Option("authority-of-the-cape@2", {"en": "Cape permit office"}, "ABSCH-CNA-ZA-240118-2")
COAST = Option("authority-of-the-coast@1", {"en": "Coast permit office"}, "ABSCH-CNA-ZA-246002-1")


def a_draft(**content):
    return {"header": {"identifier": "draft-of-this-test", "schema": "absPermit", "languages": ["en"]}} | content


def question_of(wire, record_type, content, **more):
    sections = sections_of(
        record_type,
        content,
        language="en",
        choices=more.pop("choices", NoRecords()),
        faults=more.pop("faults", {}),
        **more,
    )
    return next(each for section in sections for each in section.questions if each.name == wire)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_of_a_form_stands_once_and_every_label_finds_its_control(language):
    html = page_with(PERMIT, documents.a_permit(), language=language, faults={"title.en": ["Give a text."]})

    page = controls_in(html)

    assert len(page.ids) == len(set(page.ids))
    assert set(page.pointed_at) <= set(page.ids)


@pytest.mark.django_db
def test_a_day_that_does_not_exist_stands_in_a_plain_box_because_a_calendar_would_empty_it():
    box = question_of("dateOfIssuance", PERMIT, a_draft(dateOfIssuance="2026-02-31")).boxes[0]
    good = question_of("dateOfIssuance", PERMIT, a_draft(dateOfIssuance="2026-02-28")).boxes[0]

    assert (box.kind, box.value) == ("text", "2026-02-31")
    assert good.kind == "date"


@pytest.mark.django_db
def test_a_withheld_answer_is_nowhere_on_the_page():
    content = a_draft(subjectMatter={"en": "secret leaves"}, subjectMatterConfidential=True)

    html = page_with(PERMIT, content)

    assert "secret" not in html
    assert "subjectMatter.en" not in html
    assert ("subjectMatterConfidential", "true") in controls_in(html).sent


@pytest.mark.django_db
def test_a_search_shows_what_it_found_beside_what_is_chosen():
    content = a_draft(absCNA={"identifier": COAST.reference})
    posted = sent_by('<input name="absCNA.find" value="Cape"><input name="do" value="find:absCNA">')

    picker = question_of("absCNA", PERMIT, content, choices=SomeRecords(CAPE, COAST), posted=posted).value

    assert [(each.value, each.label, each.note, each.chosen) for each in picker.chosen] == [
        ("authority-of-the-coast@1", "Coast permit office", "ABSCH-CNA-ZA-246002-1", True)
    ]
    assert [(each.value, each.chosen) for each in picker.found] == [("authority-of-the-cape@2", False)]
    assert picker.wanted == "Cape"


@pytest.mark.django_db
def test_more_rows_are_shown_each_time_they_are_asked_for():
    first = question_of("specimens", PERMIT, a_draft(specimens=[{"url": "https://example.org/7"}]))
    posted = sent_by('<input name="specimens.rows" value="3"><input name="do" value="more:specimens">')
    then = question_of("specimens", PERMIT, a_draft(specimens=[{"url": "https://example.org/7"}]), posted=posted)

    assert [row.is_blank for row in first.rows] == [False, True, True]
    assert [row.is_blank for row in then.rows] == [False, True, True, True, True]


@pytest.mark.django_db
def test_texts_are_asked_once_in_each_language_of_the_record_and_where_a_text_stands_already():
    content = documents.a_permit(title={"ru": "ЗА-1"})

    boxes = question_of("title", PERMIT, content).boxes

    assert [(box.name, box.language, box.direction, box.language_name) for box in boxes] == [
        ("title.fr", "fr", "ltr", "Français"),
        ("title.ar", "ar", "rtl", "العربية"),
        ("title.en", "en", "ltr", "English"),
        ("title.ru", "ru", "ltr", "Русский"),
    ]


@pytest.mark.django_db
def test_a_record_without_languages_asks_in_that_of_its_reader():
    sections = sections_of(PERMIT, {}, language="ar", faults={}, choices=NoRecords())

    title = next(each for section in sections for each in section.questions if each.name == "title")

    assert [box.name for box in title.boxes] == ["title.ar"]


@pytest.mark.django_db
def test_a_question_that_depends_on_another_is_asked_until_the_other_answer_rules_it_out():
    def asked(content):
        sections = sections_of(CONTACT, content, language="en", faults={}, choices=NoRecords())
        return {each.name for section in sections for each in section.questions}

    assert asked({}) >= {"firstName", "organization"}
    assert "firstName" not in asked({"type": "organization"})
    assert "firstName" in asked({"type": "organization", "firstName": "Ana"})


@pytest.mark.django_db
def test_a_fault_stands_at_its_own_box_and_any_other_at_its_question():
    faults = {
        "picDocuments.0.url": ["Not an address."],
        "picDocuments.0.language": ["Not a language."],
        "providers.1": ["Not known."],
        "title": ["Answer this."],
    }
    content = documents.a_permit()

    links = question_of("picDocuments", PERMIT, content, faults=faults)
    providers = question_of("providers", PERMIT, content, faults=faults)
    title = question_of("title", PERMIT, content, faults=faults)
    use = question_of("usages", PERMIT, content, faults=faults)

    assert links.rows[0].boxes[0].faults == ("Not an address.",)
    assert links.faults == ("Number 1: Not a language.",)
    assert providers.faults == ("Number 2: Not known.",)
    assert title.faults == ("Answer this.",)
    assert [each.is_faulty for each in (links, providers, title, use)] == [True, True, True, False]


@pytest.mark.django_db
def test_a_section_counts_its_questions_with_answers_to_correct():
    faults = {"title": ["Answer this."], "absCNA": ["Answer this."], "usages": ["Answer this."]}

    sections = sections_of(PERMIT, a_draft(), language="en", faults=faults, choices=NoRecords())

    assert [each.faulty for each in sections if each.faulty] == [2, 1]


@pytest.mark.django_db
def test_a_form_looks_up_countries_once_and_each_vocabulary_once(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        # Countries, keywords, uses, the titles of all terms, and whether these have changed.
        sections_of(PERMIT, documents.a_permit(), language="en", faults={}, choices=NoRecords())


@pytest.mark.django_db
def test_nothing_an_author_typed_becomes_part_of_the_page():
    html = page_with(PERMIT, documents.a_permit(title={"en": '"><script>alert(1)</script>'}, notes="</textarea><b>"))

    assert "<script>" not in html
    assert "</textarea><b>" not in html
