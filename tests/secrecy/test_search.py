"""The search itself finds a word however it is planted: otherwise its silence would prove nothing."""

import base64
import quopri
import sqlite3
from email.message import EmailMessage
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.secrecy.search import found_in, packed, stored_values

WORDS = {"ASCII": "quokka-zanzibar.17", "Arabic": "زعفرانالجبل", "Chinese": "滇金丝猴箭竹藻"}
AROUND = "Nothing of note, {} and so on."

# {how: (the text of the file, made by other means than the search's own)}
PLANTED = {
    "UTF-8": lambda word: AROUND.format(word).encode(),
    "UTF-16LE": lambda word: AROUND.format(word).encode("utf-16-le"),
    "UTF-16BE": lambda word: AROUND.format(word).encode("utf-16-be"),
    "JSON, lower": lambda word: "".join(rf"\u{ord(each):04x}" for each in word).encode(),
    "JSON, upper": lambda word: "".join(rf"\u{ord(each):04X}" for each in word).encode(),
    "JSON in JSON": lambda word: "".join(rf"\\u{ord(each):04x}" for each in word).encode(),
    "percent": lambda word: quote(AROUND.format(word)).encode(),
    "percent, lower": lambda word: quote(AROUND.format(word)).lower().encode(),
    "percent, every byte": lambda word: "".join(f"%{byte:02X}" for byte in word.encode()).encode(),
    "base64, first alignment": lambda word: base64.b64encode(word.encode()),
    "base64, second alignment": lambda word: base64.b64encode(b"1" + word.encode() + b"end"),
    "base64, third alignment": lambda word: base64.b64encode(b"12" + word.encode() + b"end"),
    "base64 in lines": lambda word: base64.encodebytes(b"1" * 50 + word.encode() + b"2" * 90),
    "base64 for addresses": lambda word: base64.urlsafe_b64encode(b"\xff\xfe\xfd" + word.encode()),
    "base64 of UTF-16LE": lambda word: base64.b64encode(word.encode("utf-16-le")),
    "quoted-printable": lambda word: quopri.encodestring(AROUND.format(word).encode()),
    "quoted-printable, broken": lambda word: quopri.encodestring(b"x" * 70 + word.encode() + b"x" * 70),
    "HTML, decimal": lambda word: "".join(f"&#{ord(each)};" for each in word).encode(),
    "HTML, hexadecimal": lambda word: "".join(f"&#x{ord(each):x};" for each in word).encode(),
    "HTML, upper": lambda word: "".join(f"&#x{ord(each):X};" for each in word).encode(),
    "HTML, where needed": lambda word: escape(word).encode("ascii", "xmlcharrefreplace"),
    "hexadecimal": lambda word: word.encode().hex().encode(),
    "broken into lines": lambda word: f"{word[:5]}\r\n {word[5:]}".encode(),
}


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize("how", PLANTED)
def test_a_planted_word_is_found(how, script, tmp_path):
    (tmp_path / "planted").write_bytes(PLANTED[how](WORDS[script]))
    (tmp_path / "other").write_bytes(PLANTED[how]("eine-andere-rede"))

    found = found_in(tmp_path, [WORDS[script]])

    assert {(each.file, each.word) for each in found} == {("planted", WORDS[script])}


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize("how", ["gzip", "zlib", "zip", "brotli"])
def test_a_word_is_found_in_what_is_packed_once_and_twice(how, script, tmp_path):
    once = packed(AROUND.format(WORDS[script]).encode())[how]
    (tmp_path / "once").write_bytes(once if how == "brotli" else b"before" + once + b"after")
    (tmp_path / "twice").write_bytes(packed(once)["gzip"])

    found = found_in(tmp_path, [WORDS[script]])

    assert {each.file for each in found} == {"once", "twice"}


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize("where", ["header", "text", "enclosure", "name of an enclosure"])
def test_a_word_is_found_in_a_mail(where, script, tmp_path):
    said = dict.fromkeys(("header", "text", "enclosure", "name of an enclosure"), "nothing")
    said[where] = AROUND.format(WORDS[script])
    mail = EmailMessage()
    mail["Subject"] = said["header"]
    mail.set_content("A long line before it. " * 9 + said["text"])
    mail.add_attachment(packed(said["enclosure"].encode())["gzip"], "application", "gzip", filename="enclosed")
    mail.add_attachment(b"nothing", "application", "json", filename=f"{said['name of an enclosure']}.json")
    (tmp_path / "letter.eml").write_bytes(mail.as_bytes())

    found = found_in(tmp_path, [WORDS[script]])

    assert {each.file for each in found} == {"letter.eml"}


@pytest.mark.parametrize("script", WORDS)
def test_a_packed_word_is_found_in_a_database_though_its_pages_lie_apart(script, tmp_path):
    text = "".join(f"{number} " for number in range(9000)) + WORDS[script]
    database = sqlite3.connect(tmp_path / "database")
    database.execute("CREATE TABLE one (text)")
    database.execute("CREATE TABLE other (text)")
    database.execute("INSERT INTO one VALUES (?)", [packed(text.encode())["brotli"]])
    database.commit()
    database.close()

    ((stored,),) = [[*stored_values(tmp_path / "database")]]
    assert len(stored) > 2 * 4096  # pages
    assert {each.within for each in found_in(tmp_path, [WORDS[script]])} == {"stored value, brotli"}


def test_nothing_is_found_where_nothing_is(tmp_path):
    (tmp_path / "file").write_text("zanzibar 17 زعفران 滇金丝猴")

    assert found_in(tmp_path, list(WORDS.values())) == []
    assert found_in(Path(tmp_path / "nowhere"), list(WORDS.values())) == []
