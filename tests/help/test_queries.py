"""What a word means, and in which order words stand."""

import pytest

from absch.formats.catalogue import RECORD_TYPES
from absch.help import queries
from absch.kernel.languages import SIX

# Typed from the authentic texts of the Protocol.
OFFICIAL = [
    ("consent", "en", "prior informed consent"),
    ("consent", "fr", "consentement préalable donné en connaissance de cause"),
    ("consent", "es", "consentimiento fundamentado previo"),
    ("consent", "ru", "предварительное обоснованное согласие"),
    ("consent", "ar", "الموافقة المسبقة عن علم"),
    ("consent", "zh", "事先知情同意"),
    ("mutually-agreed-terms", "fr", "conditions convenues d’un commun accord"),
    ("mutually-agreed-terms", "ar", "الشروط المتفق عليها بصورة متبادلة"),
    ("mutually-agreed-terms", "zh", "共同商定条件"),
    ("certificate", "en", "internationally recognized certificate of compliance"),
    ("certificate", "fr", "certificat de conformité reconnu à l’échelle internationale"),
    ("certificate", "es", "certificado de cumplimiento reconocido internacionalmente"),
    ("certificate", "ru", "международно признанный сертификат о соответствии требованиям"),
    ("certificate", "ar", "شهادة امتثال معترف بها دوليا"),
    ("certificate", "zh", "国际公认的遵守证书"),
    ("checkpoint", "ru", "контрольный пункт"),
    ("focal-point", "fr", "correspondant national"),
    ("focal-point", "ru", "национальный координационный центр"),
    ("competent-authority", "zh", "国家主管当局"),
    ("genetic-resources", "ar", "الموارد الجينية"),
    ("party", "zh", "缔约方"),
]


@pytest.mark.parametrize(("key", "language", "word"), OFFICIAL)
def test_the_word_is_that_of_the_official_text(key, language, word):
    assert queries.term(key, language).own.word == word


def test_a_word_that_the_glossary_does_not_hold_is_none():
    assert queries.term("peace", "en") is None


@pytest.mark.parametrize("language", SIX)
def test_every_term_is_told_in_every_language(language):
    entries = queries.terms(language)

    assert len(entries) == 97
    assert [each.key for each in entries if len(each.own.meaning) < 12 or "\n" in each.own.meaning] == []


def test_a_chinese_reading_has_a_syllable_for_each_character():
    wrong = [
        entry.key
        for entry in queries.terms("zh")
        if len(entry.own.reading.split()) != sum("一" <= letter <= "鿿" for letter in entry.own.word)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "first", "last", "letters"),
    [
        ("en", "acceptance", "version", "ABCDEFGILMNPRSTUV"),
        ("fr", "ratified-not-yet-party", "version", "ABCDEFGILMNOPRSTUV"),
        ("zh", "date-of-issuance", "meeting-of-the-parties", "BCDFGHJKLMNPQSTWXYZ"),
    ],
)
def test_words_stand_in_the_order_of_their_language(language, first, last, letters):
    entries = queries.terms(language)

    assert (entries[0].key, entries[-1].key) == (first, last)
    assert "".join(letter for letter, _those in queries.by_letter(entries)) == letters


def test_accents_and_articles_do_not_count_in_order():
    french = [each.own.word for each in queries.terms("fr")]
    arabic = [each.own.word for each in queries.terms("ar")]

    assert french.index("dépôt") < french.index("droit coutumier")
    assert (
        arabic.index("بروتوكول ناغويا")
        < arabic.index("البروتوكولات المجتمعية")
        < arabic.index("البنود التعاقدية النموذجية")
    )


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ("MONTREAL", ["secretariat"]),
        ("кодексы", ["codes-of-conduct"]),
        ("事先知情同意", ["consent", "consent-or-approval"]),
        ("depot", ["deposit"]),
        ("venom", ["derivative"]),
        ("xyzzy", []),
    ],
)
def test_a_word_is_found_in_any_language_or_in_its_meaning(wanted, keys):
    assert [each.key for each in queries.matching(queries.terms("en"), wanted)] == keys


def test_every_term_that_a_form_names_is_in_the_glossary():
    named = {field.term for record_type in RECORD_TYPES.values() for field in record_type.fields if field.term}

    assert "consent" in named
    assert named - set(queries.glossary()) == set()
