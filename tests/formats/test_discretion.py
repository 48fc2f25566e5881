"""What an author is asked to look at twice."""

import pytest

from absch.formats.discretion import Kind, cautions_in
from absch.formats.types.permit import Permit


def kinds_in(text, language="en", **more):
    persons = more.pop("persons", ())
    permit = Permit({"header": {"languages": [language]}, "usagesDescription": {language: text}, **more})
    return [(each.kind, each.found) for each in cautions_in(permit, persons=persons)]


@pytest.mark.parametrize(
    ("language", "text", "kind", "found"),
    [
        ("en", "<p>Write to amina.otieno@kws.example.org first.</p>", Kind.MAILBOX, "amina.otieno@kws.example.org"),
        ("zh", "请联系 office@example.cn。", Kind.MAILBOX, "office@example.cn"),
        ("en", "Call +254 20 123 4567 at night.", Kind.TELEPHONE, "+254 20 123 4567"),
        ("fr", "Tél. : 01 44 55 66 77", Kind.TELEPHONE, "Tél. : 01 44 55 66 77"),
        ("ru", "тел.: 8 (495) 123-45-67", Kind.TELEPHONE, "тел.: 8 (495) 123-45-67"),
        ("ar", "هاتف: ٠٢٠ ١٢٣٤ ٥٦٧", Kind.TELEPHONE, "هاتف: 020 1234 567"),
        ("zh", "电话：010 6655 4433", Kind.TELEPHONE, "电话：010 6655 4433"),
        ("en", "Collected at -25.7461, 28.1881 in March.", Kind.PLACE, "-25.7461, 28.1881"),
        ("es", "A 25°44′46″ S de la costa", Kind.PLACE, "25°44′46″ S"),
        ("ru", "на 55° с. ш., точнее 55°45′ С", Kind.PLACE, "55°45′ С"),
        ("en", "Pay to GB82 WEST 1234 5698 7654 32 first.", Kind.ACCOUNT, "GB82 WEST 1234 5698 7654 32"),
        ("en", "Card 4539 1488 0343 6467 was used.", Kind.ACCOUNT, "4539 1488 0343 6467"),
        ("es", "cuenta bancaria núm. 0049 1500 05", Kind.ACCOUNT, "cuenta bancaria núm. 0049 1500 05"),
        ("zh", "账号：6222021234", Kind.ACCOUNT, "账号：6222021234"),
        ("en", "As agreed in contract no. KWS/2015-88.", Kind.CONTRACT, "contract no. KWS/2015-88"),
        ("fr", "selon le contrat n° ABS-12", Kind.CONTRACT, "contrat n° ABS-12"),
        ("ru", "по договор № 17/2014", Kind.CONTRACT, "договор № 17/2014"),
        ("ar", "وفقا للعقد: عقد رقم 2015/44", Kind.CONTRACT, "عقد رقم 2015/44"),
        ("zh", "合同编号：ABS-2015-3", Kind.CONTRACT, "合同编号：ABS-2015-3"),
    ],
)
def test_what_may_not_be_meant_for_everyone_is_found_in_every_language(language, text, kind, found):
    assert kinds_in(text, language) == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "Kept at -80 °C, later at 25°C, between 2015-09-09 and 2016-12-31.",
        "See ABSCH-IRCC-KE-100001-2 and decision NP-1/2, Article 17.4(c).",
        "ISBN 978-92-9225-306-6, 1 250 000 seeds in 2015, 3.14159 grams.",
        "The contract says so. The agreement of 2015 holds. Account for every sample.",
        "A hundred of 12,500 samples; 10.1038/s41586-020-2649-2 tells more.",
        "Dr Wanjiru collected them.",
    ],
)
def test_ordinary_words_days_and_numbers_are_left_alone(text):
    assert kinds_in(text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Access by Dr Amina Wanjiru only.", "Dr Amina Wanjiru"),
        ("fr", "Accordé à Mme Diallo.", "Mme Diallo."),
        ("ru", "Выдано: г-жа Петрова", "г-жа Петрова"),
        ("ar", "منح إلى السيد أحمد", "السيد أحمد"),
        ("zh", "获准人：王明教授", "王明教授"),
        ("es", "Recolecta de Joyce Otieno en el valle", "Joyce Otieno"),
    ],
)
def test_persons_are_looked_for_only_beside_a_confidential_answer(language, text, found):
    flagged = {"entitiesToWhomPICGrantedConfidential": True}

    assert kinds_in(text, language, persons=["Joyce Otieno"]) == []
    assert kinds_in(text, language, persons=["Joyce Otieno"], **flagged) == [(Kind.PERSON, found)]


def test_the_place_names_answer_language_and_link():
    permit = Permit(
        {
            "header": {"languages": ["en", "fr"]},
            "picGranted": True,
            "picInformation": {"en": "Nothing here.", "fr": "<p>Écrire à a@example.org</p>"},
            "permitFiles": [
                {"url": "https://example.org/p"},
                {"url": "https://example.org/q", "name": "To b@example.org"},
            ],
        }
    )

    assert [(each.path, each.found) for each in cautions_in(permit)] == [
        ("picInformation.fr", "a@example.org"),
        ("permitFiles.1.name", "b@example.org"),
    ]


def test_what_is_not_published_is_not_looked_at():
    permit = Permit(
        {
            "notes": "a@example.org",
            "subjectMatter": {"en": "b@example.org"},
            "subjectMatterConfidential": True,
            "picInformation": {"en": "c@example.org"},
        }
    )

    assert cautions_in(permit) == []


@pytest.mark.parametrize("letter", ["a", "0", "+", "0 ", "Dr ", "25°", "contract ", "@", "GB82"])
def test_a_long_text_takes_no_long_time(letter):
    # A pattern that looks at each place from each other place would need hours.
    kinds_in(letter * 60_000, persons=["Joyce Otieno"], providersConfidential=True)
