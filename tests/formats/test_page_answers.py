import pytest
from django.template.loader import render_to_string
from django.utils import translation

from absch.formats.catalogue import RECORD_TYPES
from absch.formats.fields import Date, Groups, Month, Number, PlainText, RichText, Text, YesNo
from absch.formats.pages import Cited, page_of
from absch.formats.pages.reader import Reader
from absch.formats.pages.show import shown
from tests.formats import documents

PERMIT = RECORD_TYPES["absPermit"]
CAPE = Cited(
    "authority-of-za@3", {"en": "Cape office"}, "ABSCH-CNA-ZA-240118-3", "CNA", "/en/database/CNA/ABSCH-CNA-ZA-240118-3"
)


def answers_of(document, *, language="en", cited=()):
    record = RECORD_TYPES[document["header"]["schema"]](document)
    sections = page_of(record, language=language, cited={each.reference: each for each in cited})
    return {answer.wire: answer for section in sections for answer in section.answers}


def html_of(answer, language="en"):
    with translation.override(language):
        return render_to_string(answer.template, {"answer": answer})


def shown_alone(field, answer, language="en"):
    reader = Reader(language=language, written_in=(), titles={}, countries={}, cited={})
    with translation.override(language):
        return shown(field, answer, reader)


@pytest.mark.django_db
def test_a_text_is_read_in_the_readers_language_or_in_another_that_is_named():
    document = documents.a_permit(title={"ar": "تصريح", "ru": "Разрешение"})

    own = answers_of(document, language="ru")["title"]
    other = answers_of(document, language="en")["title"]

    assert (own.text, own.value.language) == ("Разрешение", "")
    # The record names French, Arabic and English as its languages, in this order.
    assert (other.text, other.value.language, other.value.direction) == ("(In Arabic) تصريح", "ar", "rtl")
    assert '<span lang="ar" dir="rtl">تصريح</span> <span class="tag">In Arabic</span>' in html_of(other)


@pytest.mark.django_db
def test_a_code_runs_from_left_to_right_on_an_arabic_page():
    title = answers_of(documents.a_permit(title={"ar": "ZA-BABS-0417"}), language="ar")["title"]
    phones = answers_of(documents.a_person(), language="ar")["phones"]

    assert '<bdi dir="ltr">ZA-BABS-0417</bdi>' in html_of(title, "ar")
    assert '<bdi dir="ltr">+20 2 5555 0101</bdi>' in html_of(phones, "ar")


@pytest.mark.django_db
def test_rich_text_is_cleaned_on_the_page_and_plain_in_the_text():
    document = documents.a_permit(subjectMatter={"en": '<p onclick="x()">Leaves <i>of</i></p><script>x()</script>'})

    answer = answers_of(document)["subjectMatter"]

    assert '<div class="rich"><p>Leaves <i>of</i></p></div>' in html_of(answer)
    assert answer.text == "Leaves of"


@pytest.mark.django_db
def test_plain_text_is_never_read_as_marks():
    answer = answers_of(documents.a_permit(title={"en": "<b>A & B</b>\nC"}))["title"]

    assert "&lt;b&gt;A &amp; B&lt;/b&gt;<br>C" in html_of(answer)
    assert answer.text == "<b>A & B</b>\nC"


@pytest.mark.django_db
def test_terms_stand_under_their_titles_and_unknown_ones_under_their_identifier():
    document = documents.a_permit(usages=[{"identifier": documents.COMMERCIAL}, {"identifier": "term-of-nobody"}])

    assert answers_of(document)["usages"].text == "Commercial\nterm-of-nobody"
    assert answers_of(document, language="fr")["usages"].text == "Commerciale\nterm-of-nobody"


@pytest.mark.django_db
def test_other_stands_with_its_own_words():
    answer = answers_of(documents.a_focal_point(), language="es")["organizationType"]

    assert answer.text.endswith(" – Autoridad mixta")
    assert "Autoridad mixta" in html_of(answer, "es")


@pytest.mark.django_db
def test_a_country_stands_under_its_name_and_an_unknown_one_under_its_code():
    assert answers_of(documents.a_permit(), language="fr")["government"].text == "Afrique du Sud"
    assert answers_of(documents.a_permit(government={"identifier": "qq"}))["government"].text == "QQ"


def test_days_and_months_stand_in_words():
    assert shown_alone(Date("", wire="day"), "2026-11-03").text == "3 November 2026"
    assert shown_alone(Date("", wire="day"), "2026-11-03", "zh").text == "2026年11月3日"
    assert shown_alone(Date("", wire="day"), "2026-11-03", "es").text == "3 de noviembre de 2026"
    assert shown_alone(Month("", wire="month"), "2026-11").text == "November 2026"
    assert '<time datetime="2026-11-03">3 November 2026</time>' in html_of(
        shown_alone(Date("", wire="day"), "2026-11-03")
    )


def test_yes_no_and_numbers_stand_in_words_and_figures():
    assert shown_alone(YesNo("", wire="only"), True).text == "Yes"
    assert shown_alone(YesNo("", wire="only"), False).text == "No"
    assert shown_alone(Number("", wire="sum", fractions=True), 2.5, "fr").text == "2.5"


@pytest.mark.django_db
def test_a_choice_stands_under_its_label():
    assert answers_of(documents.a_permit(amendmentIntent=1))["amendmentIntent"].text == "Revokes the certificate"


@pytest.mark.django_db
def test_a_known_record_stands_under_title_and_number_and_an_unknown_one_under_its_identifier():
    document = documents.a_permit(
        providers=[{"identifier": "authority-of-za@3"}, {"identifier": "contact-of-nobody@1"}]
    )

    answer = answers_of(document, cited=[CAPE])["providers"]

    assert answer.text == "Cape office (ABSCH-CNA-ZA-240118-3)\ncontact-of-nobody@1"
    html = html_of(answer)
    assert '<a class="uid" href="/en/database/CNA/ABSCH-CNA-ZA-240118-3">ABSCH-CNA-ZA-240118-3</a>' in html
    assert '<code class="uid">contact-of-nobody@1</code>' in html


@pytest.mark.django_db
def test_links_stand_under_their_names_with_their_language():
    document = documents.a_permit(
        relevantDocuments=[
            {"url": "https://example.org/loi", "name": {"fr": "Loi"}, "language": "fr"},
            {"url": "https://example.org/bare", "language": {"identifier": "lang-ar"}},
        ]
    )

    answer = answers_of(document)["relevantDocuments"]

    assert answer.text == "(In French) Loi [French]: https://example.org/loi\n[Arabic]: https://example.org/bare"
    assert (
        '<a href="https://example.org/loi" rel="noopener nofollow" lang="fr" dir="ltr"><bdi>Loi</bdi></a>'
        in html_of(answer)
    )


@pytest.mark.django_db
def test_an_address_nobody_should_follow_is_no_link():
    document = documents.a_permit(relevantDocuments=[{"url": "javascript:alert(1)", "name": "Press"}])

    html = html_of(answers_of(document)["relevantDocuments"])

    assert "href" not in html
    assert '<code dir="ltr">javascript:alert(1)</code>' in html


@pytest.mark.django_db
def test_mailboxes_are_links_to_write_to():
    html = html_of(answers_of(documents.an_authority(emails=["a+b@authority.example"]))["emails"])

    assert '<a href="mailto:a%2Bb@authority.example"><bdi dir="ltr">a+b@authority.example</bdi></a>' in html


@pytest.mark.django_db
def test_a_place_stands_as_its_coordinates():
    answer = answers_of(documents.a_permit(), language="ar")["gisMapCenter"]

    assert answer.text == "-25.75, 28"
    assert '<bdi dir="ltr">-25.75, 28</bdi>' in html_of(answer, "ar")


def test_groups_show_the_questions_inside_them():
    of = (Text("Section", wire="section"), RichText("Account", wire="account"), PlainText("Code", wire="code"))
    field = Groups("Elements", wire="elements", of=of)

    answer = shown_alone(
        field, [{"section": {"en": "Art. 2"}, "account": {"en": "<p>a</p><p>b</p>"}}, {"code": "X"}, {}]
    )

    assert answer.text == "Section: Art. 2\nAccount:\na\nb\n\nCode: X"
    assert html_of(answer).count("<dl") == 2
