"""A customs officer is shown numbers and papers, without an account, and learns what they are worth.

Source: Nagoya Protocol, Article 17.3. The papers are those of `world`; what must be answered is typed here.
"""

import io
import json
import urllib.request

import pypdf
import pytest
from pypdf.annotations import FreeText

from tests.certificates.readers import text_of
from tests.journeys.conftest import overflows
from tests.journeys.papers import officer as at_the_desk
from tests.journeys.papers.conftest import ALL, IS_FULL
from tests.journeys.papers.words import STATES

pytestmark = [pytest.mark.journey, pytest.mark.campaign]

SAMPLE = [
    ("en", "chromium", 360, True),
    ("ar", "firefox", 360, True),
    ("zh", "firefox", 1280, True),
    ("ar", "chromium", 1280, False),
]
VISITS = ALL if IS_FULL else SAMPLE

IN_FORCE = "ABSCH-IRCC-ZA-100006-1"
# As people write them: small letters, Arabic digits, blanks, dashes of a text processor.
LIST = """absch-ircc-za-100006-1
ABSCH-IRCC-ZA-١٠٠٠٠٧-١
ABSCH IRCC ZA 100008 1
ABSCH–IRCC–ZA–100009–1
ABSCH-IRCC-US-100012-1
ABSTRG-IRCC-ZA-100006-1
ABSCH-IRCC-ZA-100016-1
ABSCH-CNA-ZA-100005-1
"""
ANSWERS = {
    "ABSCH-IRCC-ZA-100006-1": "in force",
    "ABSCH-IRCC-ZA-100007-1": "superseded",
    "ABSCH-IRCC-ZA-100008-1": "revoked",
    "ABSCH-IRCC-ZA-100009-1": "expired",
    "ABSCH-IRCC-US-100012-1": "permit, not certificate",
    "ABSTRG-IRCC-ZA-100006-1": "training",
    "ABSCH-IRCC-ZA-100016-1": "unknown",
    "ABSCH-CNA-ZA-100005-1": "current",
}
TABLE = "consignment;certificate;kg\n1;ABSCH-IRCC-ZA-100006-1;12.5\n2;ABSCH-IRCC-ZA-100008-1;3\n"
FILES = {
    "superseded.pdf": ("authentic", "superseded", "ABSCH-IRCC-ZA-100007-1"),
    "revoked.pdf": ("authentic", "revoked", "ABSCH-IRCC-ZA-100008-1"),
    "expired.pdf": ("authentic", "expired", "ABSCH-IRCC-ZA-100009-1"),
    "no-certificate.pdf": ("authentic", "permit, not certificate", "ABSCH-IRCC-US-100012-1"),
}


@pytest.fixture(params=VISITS, ids=lambda visit: "-".join(map(str, visit)))
def officer(request, visitor, house):
    house.make_room_for(lists=1)
    return visitor(*request.param)


def read_json(address):
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def twin(house, page):
    """Return what machines are answered about the receipt on the page."""
    return read_json(f"{house.base}/en/verify/receipt/{at_the_desk.receipt_code(page)}.json")


# --- numbers ---


def test_a_number_typed_with_a_slip_leads_to_the_one_that_was_meant(officer, house):
    page = at_the_desk.ask(officer, "ABSCH-IRCC-ZA-10O016-1")

    assert officer.state() == "unknown"
    assert at_the_desk.verdict_is_on_the_first_screen(page)
    officer.follow(page.get_by_role("main").get_by_role("link", name=IN_FORCE, exact=True))

    assert officer.state() == "in force"
    assert at_the_desk.verdict_is_on_the_first_screen(page)
    assert page.locator("html").get_attribute("lang") == officer.language
    assert IN_FORCE in page.locator("main").inner_text()
    assert not overflows(page)
    assert page.context.cookies() == []


def test_a_pasted_list_is_answered_number_by_number_and_machines_read_the_same(officer, house):
    page = at_the_desk.send_list(officer, LIST)

    for number, state in ANSWERS.items():
        assert STATES[state][officer.language] in at_the_desk.row(page, number), number
    assert page.locator("tbody tr").count() == 8
    assert IN_FORCE in at_the_desk.row(page, "ABSCH-IRCC-ZA-100016-1")
    assert not overflows(page)
    answered = twin(house, page)
    assert {each["number"]: each["status"] for each in answered["results"]} == ANSWERS
    by_number = {each["number"]: each for each in answered["results"]}
    assert by_number["ABSCH-IRCC-ZA-100007-1"]["reason"] == {"en": "The species was identified."}
    assert by_number["ABSCH-IRCC-ZA-100007-1"]["ended_on"] == "2026-05-04"
    assert by_number["ABSCH-IRCC-ZA-100008-1"]["reason"] == {"en": "The terms were broken."}
    assert by_number["ABSCH-IRCC-ZA-100008-1"]["ended_on"] == "2026-06-08"
    assert by_number["ABSCH-IRCC-ZA-100009-1"]["expires_on"] == "2026-06-30"


def test_the_receipt_of_a_table_is_kept_and_asked_again(officer, visitor, house):
    page = at_the_desk.choose_files(officer, {"consignments.csv": TABLE.encode()})

    code = at_the_desk.receipt_code(page)
    assert page.locator("tbody tr").count() == 2
    assert at_the_desk.verdict_is_on_the_first_screen(page)
    assert STATES["in force"][officer.language] in at_the_desk.row(page, IN_FORCE)
    assert STATES["revoked"][officer.language] in at_the_desk.row(page, "ABSCH-IRCC-ZA-100008-1")

    colleague = visitor("zh" if officer.language == "ar" else "ar", officer.browser, 360, officer.scripts)
    again = at_the_desk.open_receipt(colleague, code.lower().replace("-", " "))

    assert again.url == f"{house.base}/{colleague.language}/verify/receipt/{code}"
    assert STATES["in force"][colleague.language] in at_the_desk.row(again, IN_FORCE)
    assert STATES["revoked"][colleague.language] in at_the_desk.row(again, "ABSCH-IRCC-ZA-100008-1")
    assert not overflows(again)


def test_a_receipt_is_printed_with_its_code_and_every_answer(visitor, house):
    house.make_room_for(lists=1)
    officer = visitor("en")
    page = at_the_desk.send_list(officer, LIST)

    printed = text_of(page.pdf())

    assert at_the_desk.receipt_code(page) in printed
    assert all(number in printed for number in ANSWERS)
    assert "Revoked on" in printed
    assert "The terms were broken." in printed


# --- files ---


def test_a_genuine_paper_is_called_genuine_and_in_force(officer, paper):
    give = at_the_desk.drop_files if officer.scripts else at_the_desk.choose_files

    page = give(officer, {"in-force.pdf": paper("in-force")})

    said = at_the_desk.row(page, "in-force.pdf")
    assert STATES["in force"][officer.language] in said
    assert IN_FORCE in said
    assert STATES["altered"][officer.language] not in said
    assert officer.state() == "all in force"
    assert at_the_desk.verdict_is_on_the_first_screen(page)
    assert not overflows(page)


def test_papers_are_told_apart_by_their_bytes_and_by_what_became_of_them(officer, paper, house):
    shown = {name: paper(name.partition(".")[0]) for name in FILES}
    forged = {"one-byte.pdf": one_byte_changed(paper("in-force")), "pasted.pdf": with_number_pasted(paper("another"))}

    page = at_the_desk.choose_files(officer, shown | forged | {"training.pdf": paper("training")})

    for name, (_genuine, state, number) in FILES.items():
        said = at_the_desk.row(page, name)
        assert STATES[state][officer.language] in said, name
        assert STATES["altered"][officer.language] not in said, name
        assert number in said, name
    for name in forged:
        assert STATES["altered"][officer.language] in at_the_desk.row(page, name), name
    assert IN_FORCE in at_the_desk.row(page, "one-byte.pdf")
    assert STATES["in force"][officer.language] not in at_the_desk.row(page, "one-byte.pdf")
    assert STATES["training"][officer.language] in at_the_desk.row(page, "training.pdf")
    assert STATES["altered"][officer.language] not in at_the_desk.row(page, "training.pdf")
    assert officer.state() == "not all in force"
    assert not overflows(page)
    files = [(each["file"]["state"], each["status"]) for each in twin(house, page)["results"]]
    assert files[:4] == [(genuine, state) for genuine, state, _number in FILES.values()]
    assert files[4:] == [("altered", "in force"), ("altered", "in force"), ("elsewhere", "training")]


def test_a_file_chosen_as_people_choose_it_is_named_before_it_is_sent(visitor, house, tmp_path):
    house.make_room_for(lists=1)
    officer = visitor("en", "chromium", 360)
    (tmp_path / "from-a-ship.pdf").write_bytes((house.folder / "in-force.pdf").read_bytes())
    page = officer.open("/verify")

    with page.expect_file_chooser() as choosing:
        page.locator("[name=files]").click()
    choosing.value.set_files(tmp_path / "from-a-ship.pdf")
    page.get_by_role("listitem").filter(has_text="from-a-ship.pdf").wait_for()
    officer.follow(at_the_desk.button(page, "files"))

    assert STATES["in force"]["en"] in at_the_desk.row(page, "from-a-ship.pdf")


def test_a_paper_of_the_training_registry_cannot_be_taken_for_a_certificate(paper, visitor, house):
    said = text_of(paper("training"))
    officer = visitor("en", "chromium", 360)

    page = officer.page
    answer = page.goto(f"{house.base}/certificate/ABSTRG-IRCC-ZA-100006-1")

    assert "TRAINING" in said
    assert "ABSTRG-IRCC-ZA-100006-1" in said
    assert "ABSCH-IRCC" not in said
    assert answer.status == 404
    assert officer.state() == "training"
    assert at_the_desk.verdict_is_on_the_first_screen(page)


def one_byte_changed(pdf):
    """Return the file with one bit of the byte in its middle turned."""
    changed = bytearray(pdf)
    changed[len(changed) // 2] ^= 1
    return bytes(changed)


def with_number_pasted(pdf):
    """Return the other certificate as somebody would have it pass for this one: in its title, and written across it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    writer.add_metadata({"/Title": f"{IN_FORCE} · Certificate", "/Keywords": IN_FORCE})
    across = FreeText(text=IN_FORCE, rect=(60, 700, 320, 730), font_size="18pt")
    writer.add_annotation(page_number=0, annotation=across)
    forged = io.BytesIO()
    writer.write(forged)
    return forged.getvalue()
