"""A permit becomes a certificate, which goes out to everybody who stands on it; then it is amended, then revoked.

Source: Nagoya Protocol, Articles 14.2(c), 17.2 and 17.4; Decision NP-1/2, annex.
The focal point reads French, the authority English, the provider Chinese, the holder Arabic.
"""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.certificates.readers import (
    arabic_text_of,
    code_printed_on,
    facts_of,
    fonts_of,
    pdfsig_says,
    read_by_pypdf,
    signature_of,
    structure_of,
    text_of,
)
from tests.journeys.conftest import overflows
from tests.journeys.papers import officer as at_the_desk
from tests.journeys.papers.conftest import ALL, IS_FULL
from tests.journeys.papers.post import html_of
from tests.journeys.papers.story import (
    REASON_TO_AMEND,
    REASON_TO_REVOKE,
    amend,
    constitute,
    read,
    read_json,
    revoke,
)
from tests.journeys.papers.words import CERTIFICATE, DIRECTIONS, KENYA, STATES
from tests.sinks import enclosures_of, words_of

pytestmark = [pytest.mark.journey, pytest.mark.campaign]

SAMPLE = [
    ("en", "chromium", 1280, True),
    ("ar", "firefox", 360, True),
    ("zh", "chromium", 360, False),
]
FOCAL_POINT, AUTHORITY = "focal.point@ke.example.org", "office@ke.example.org"
PROVIDER, HOLDER = "herders@laikipia.example.org", "holder@university.example.org"
READS = {FOCAL_POINT: "fr", AUTHORITY: "en", PROVIDER: "zh", HOLDER: "ar"}
# As what each of them is written to.
WHY = {
    FOCAL_POINT: "celle du correspondant national\u00a0: Kenya",
    AUTHORITY: "a mailbox of the authority that issued the permit",
    PROVIDER: "许可证将此邮箱列为其提供者的邮箱",
    HOLDER: "صندوق صاحب التصريح",
}
PUBLISHED = {
    "fr": "[Démonstration] Certificat publié : {}",
    "en": "[Demonstration] Certificate published: {}",
    "zh": "【演示】证书已发布：{}",
    "ar": "[عرض توضيحي] نُشرت الشهادة: {}",
}
REVOKED = {
    "fr": "[Démonstration] Certificat révoqué : {}",
    "en": "[Demonstration] Certificate revoked: {}",
    "ar": "[عرض توضيحي] أُلغيت الشهادة: {}",
}
# Article 17.4, (a) to (i), as each reads it.
ITEMS = {
    "en": (
        "Authority that issued the permit Office of Genetic Resources ABSCH-CNA-KE-100001-1",
        "Date of issuance 2 March 2026",
        "Provider 莱基皮亚牧民合作社 In Chinese ABSCH-CON-KE-100003-1",
        "Unique identifier of the certificate {number}",
        "Person or entity to whom consent was granted Amina Otieno ABSCH-CON-KE-100004-1",
        "Subject-matter or genetic resources covered Leaves of Warburgia ugandensis",
        "Mutually agreed terms were established Yes",
        "Prior informed consent was obtained or granted Yes",
        "Commercial or non-commercial use Confidential Not held by this registry.",
    ),
    "fr": (
        "Office of Genetic Resources En anglais ABSCH-CNA-KE-100001-1",
        "Date de délivrance 2 mars 2026",
        "Fournisseur 莱基皮亚牧民合作社 En chinois ABSCH-CON-KE-100003-1",
        "{number}",
        "Amina Otieno En anglais ABSCH-CON-KE-100004-1",
        "Objet ou ressources génétiques couverts",
        "conditions convenues d’un commun accord ont été établies Oui",
        "consentement préalable donné en connaissance de cause a été obtenu ou accordé Oui",
        "Confidentiel",
    ),
    "zh": (
        "颁发许可证的主管当局 Office of Genetic Resources 英文 ABSCH-CNA-KE-100001-1",
        "颁发日期 2026年3月2日",
        "提供者 莱基皮亚牧民合作社 ABSCH-CON-KE-100003-1",
        "{number}",
        "Amina Otieno 英文 ABSCH-CON-KE-100004-1",
        "涵盖的主题或遗传资源",
        "已订立共同商定条件 是",
        "已获得或已给予事先知情同意 是",
        "机密",
    ),
}
ARABIC_ITEMS = (
    "السلطة التي أصدرت التصريح",
    "Office of Genetic Resources",
    "مارس",
    "莱基皮亚牧民合作社",
    "Amina Otieno",
    "الموضوع أو الموارد الجينية المشمولة",
    "أوراق شجرة الفلفل",
    "نعم",
    "سري",
)
# The sentence of Article 17.3, as far as it stands on one line in every version of the paper.
EVIDENCE = {
    "en": "accessed in accordance with prior informed consent and that mutually agreed terms were established",
    "fr": "conformément au consentement préalable donné en connaissance de cause et que des conditions convenues",
    "zh": "系依照事先知情同意获取，并已订立共同商定条件",
    "ar": "جرى الحصول عليها وفقا للموافقة المسبقة عن علم",
}
# The directions in which answers run.
RUN = "answers => [...new Set(answers.map(each => getComputedStyle(each).direction))]"


@pytest.mark.parametrize(
    ("language", "browser", "width", "scripts"), ALL if IS_FULL else SAMPLE, ids=lambda each: str(each)
)
def test_it_goes_out_to_all_is_superseded_and_revoked(visitor, house, tmp_path, language, browser, width, scripts):
    drafter, authority, customs = (visitor(language, browser, width, scripts) for _one in range(3))
    house.make_room_for(lists=5)

    # It is constituted; each gets a copy in his own language.
    identifier, first = constitute(drafter, authority)
    assert re.fullmatch(r"ABSCH-IRCC-KE-\d{6}-1", first)
    letters = {mailbox: house.letter(mailbox, about=first) for mailbox in READS}
    for mailbox, letter in letters.items():
        is_a_copy(letter, mailbox, first)
        assert subject_of(letter) == PUBLISHED[READS[mailbox]].format(first)
        is_readable(visitor(language, browser, width, scripts).page, letter, READS[mailbox])
        is_that_of_the_record_page(letter, house, first, READS[mailbox])
    papers = {
        READS[mailbox]: enclosures_of(letter)[f"{first}-{READS[mailbox]}.pdf"] for mailbox, letter in letters.items()
    }
    # Papers do not depend on browsers: each journey reads the one in its own language, the English one French besides.
    for spoken in (language, "fr") if language == "en" else (language,):
        says_what_article_17_4_asks(papers[spoken], spoken, first)
        is_well_made(papers[spoken], spoken, house, tmp_path)

    # Its code leads a phone to the answer.
    address = code_printed_on(papers["ar"], tmp_path)
    assert address == f"{house.base}/certificate/{first}"
    assert len(read(address, **{"Accept-Encoding": "br"})[0]) < 40_000
    customs.page.goto(address)
    says(customs, "in force")
    receipt = at_the_desk.receipt_code(at_the_desk.choose_files(customs, {"paper.pdf": papers["ar"]}))
    assert customs.state() == "all in force"

    # It is amended: the provider stands on it no longer, and the paper of before is superseded.
    amend(authority, identifier)
    second = f"{first[:-1]}2"
    for mailbox in (FOCAL_POINT, AUTHORITY, HOLDER):
        letter = house.letter(mailbox, about=second)
        is_a_copy(letter, mailbox, second)
        assert REASON_TO_AMEND in words_of(letter)
        assert PROVIDER not in words_of(letter)
        assert b"provider-of-ke" not in enclosures_of(letter)[f"{second}.json"]
    farewell = house.letter(PROVIDER, about=second)
    assert subject_of(farewell) == f"【演示】证书{second}不再列出您"
    assert enclosures_of(farewell) == {}
    customs.page.goto(address)
    says(customs, "superseded", REASON_TO_AMEND, second)
    page = at_the_desk.choose_files(customs, {"paper.pdf": papers["ar"]})
    said = at_the_desk.row(page, "paper.pdf")
    assert STATES["superseded"][language] in said
    assert STATES["altered"][language] not in said
    assert customs.state() == "not all in force"

    # It is revoked, in all its versions; the paper of either says so to whoever asks.
    revoke(authority, identifier)
    third = f"{first[:-1]}3"
    for mailbox in (FOCAL_POINT, AUTHORITY, HOLDER):
        letter = house.letter(mailbox, about=third)
        is_a_copy(letter, mailbox, third)
        assert subject_of(letter) == REVOKED[READS[mailbox]].format(third)
        assert REASON_TO_REVOKE in words_of(letter)
    assert house.letters(PROVIDER, about=third) == []
    newer = enclosures_of(house.letter(AUTHORITY, about=second))[f"{second}-en.pdf"]
    for pdf in (papers["en"], newer):
        customs.page.goto(code_printed_on(pdf, tmp_path))
        says(customs, "revoked", REASON_TO_REVOKE)
    page = at_the_desk.choose_files(customs, {"older.pdf": papers["ar"], "newer.pdf": newer})
    for name in ("older.pdf", "newer.pdf"):
        said = at_the_desk.row(page, name)
        assert STATES["revoked"][language] in said
        assert STATES["altered"][language] not in said
    line = at_the_desk.row(at_the_desk.open_receipt(customs, receipt), first)
    assert STATES["in force"][language] in line
    assert STATES["revoked"][language] in line
    assert customs.page.context.cookies() == []


def says(customs, state, *words):
    """The page says at once, in the reader's language, how the certificate stands."""
    page = customs.page
    assert customs.state() == state
    assert page.locator("html").get_attribute("lang") == customs.language
    assert at_the_desk.verdict_is_on_the_first_screen(page)
    said = page.locator("[data-state]").inner_text()
    assert [each for each in words if each not in said] == []
    assert not overflows(page)


# --- the letter ---


def subject_of(letter):
    """Return the subject without the blank that a folded line begins with."""
    return letter["Subject"].strip()


def is_a_copy(letter, mailbox, number):
    """It is written in the reader's language, says why he gets it, and encloses the paper and the document."""
    language, words = READS[mailbox], words_of(letter)
    assert letter["Content-Language"] == language
    kinds = [each.get_content_type() for each in letter.walk() if not each.is_multipart()]
    assert kinds == ["text/plain", "text/html", "application/pdf", "application/json"]
    assert set(enclosures_of(letter)) == {f"{number}-{language}.pdf", f"{number}.json"}
    html = html_of(letter)
    assert html.startswith(f'<!DOCTYPE html>\n<html lang="{language}" dir="{DIRECTIONS[language]}">')
    for part in (words, html):
        assert WHY[mailbox] in part
        assert KENYA[language] in part
        assert f"/certificate/{number}" in part
        assert f"/{language}/database/IRCC/{number}" in part


def is_readable(page, letter, language):
    """It runs in the direction of its language, needs no scrolling sideways, and fetches nothing."""
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_content(html_of(letter))
    lead = page.locator(".lead")
    assert lead.evaluate("each => getComputedStyle(each).direction") == DIRECTIONS[language]
    assert lead.evaluate("each => each.closest('[lang]').lang") == language
    # What is written in other letters, the reference of the permit for one, begins where every other answer does.
    assert page.locator("dd").evaluate_all(RUN) == [DIRECTIONS[language]]
    assert CERTIFICATE[language] in lead.inner_text().replace("معترفا", "معترف")  # where grammar asks for it
    assert not overflows(page)
    assert [each for each in fetched if not each.startswith(("about:", "data:"))] == []
    page.close()


def is_that_of_the_record_page(letter, house, number, language):
    """Paper and document are, byte for byte, those that anybody gets from the record's page."""
    enclosed, base = enclosures_of(letter), f"{house.base}/{language}/database/IRCC/{number}"
    assert enclosed[f"{number}-{language}.pdf"] == read(f"{base}.pdf")[0]
    document, twin = json.loads(enclosed[f"{number}.json"]), read_json(f"{base}.json")
    assert document == twin["document"]
    assert (
        json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        == (enclosed[f"{number}.json"])
    )
    within = json.loads(read_by_pypdf(enclosed[f"{number}-{language}.pdf"]).attachments[f"{number}.json"][0])
    assert within == {name: twin[name] for name in within}
    assert {"number", "revision", "document"} <= set(within)
    assert "usages" not in document


# --- the paper ---


def says_what_article_17_4_asks(pdf, language, number):
    """Every item stands with its letter; what is confidential says so."""
    text = arabic_text_of(pdf) if language == "ar" else text_of(pdf)
    assert number in text
    assert KENYA[language] in text
    assert CERTIFICATE[language] in text.lower()
    assert EVIDENCE[language] in text
    if language == "ar":  # The order of columns is lost in what is read back from right to left.
        assert [each for each in (*ARABIC_ITEMS, number) if each not in text] == []
        assert [letter for letter in "abcdefghi" if f"({letter}" not in text] == []
        return
    for letter, following, answer in zip("abcdefghi", "bcdefghi?", ITEMS[language], strict=True):
        item = text.partition(f"({letter}) ")[2].partition(f" ({following})")[0]
        assert answer.format(number=number) in item, (letter, item)


def is_well_made(pdf, language, house, folder):
    """It is tagged, names its language, embeds its fonts, and is signed with the key that the registry publishes."""
    facts, reader = facts_of(pdf), read_by_pypdf(pdf)
    assert (facts["Tagged"], facts["Pages"]) == ("yes", "1")
    assert reader.trailer["/Root"]["/Lang"] == language
    structure = structure_of(pdf)
    assert [each for each in ("H1", "H2", "P (block)", "Figure", "Link") if each not in structure] == []
    fonts = fonts_of(pdf)
    assert fonts
    assert {(each["embedded"], each["subset"]) for each in fonts} == {("yes", "yes")}
    keys = read_json(f"{house.base}/.well-known/absch-keys.json")["keys"]
    (chain,) = (each["certificates"] for each in keys if each["use"] == "pdf")
    with ThreadPoolExecutor(1) as elsewhere:  # a thread without a loop: pyHanko runs one, and so do browsers
        pem = "".join(chain).encode()
        status = elsewhere.submit(signature_of, pdf, trusting=pem, moment=datetime.now(UTC)).result()
    assert (status.bottom_line, status.coverage.name) == (True, "ENTIRE_FILE")
    said = pdfsig_says(pdf, folder)
    assert "Signature is Valid." in said
    assert "Total document signed" in said
