"""Look for words in every file of a folder, in whatever form they may lie there.

A word has no blank: it is long and odd enough to be found nowhere by chance. What spans two pages of a database is
found by the words around it.
"""

import gzip
import re
import sqlite3
import zipfile
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from email import message_from_bytes, policy
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import brotli

DEEPEST = 4
LARGEST = 64 * 1024 * 1024  # bytes of one unpacked member
ZLIB_BEGINS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
# The spellings whose lines are broken, by mail above all.
BROKEN = ("UTF-8", "base64", "quoted-printable")
SOFT_BREAK = re.compile(rb"=\r?\n")
BREAKS = re.compile(rb"\r?\n[ \t]?")


class Found(NamedTuple):
    """Where a word was found: the file, how to get to the place in it ("gzip, mail part"), and how it was spelt."""

    file: str
    within: str
    spelling: str
    word: str


def found_in(folder: Path, words: list[str]) -> list[Found]:
    """Return every word found in any file below the folder."""
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        places = dict.fromkeys(found_in_file(path, words))
        found += [Found(str(path.relative_to(folder)), *each) for each in places]
    return found


def found_in_file(path: Path, words: list[str]) -> Iterator[tuple[str, str, str]]:
    held = path.read_bytes()
    yield from _found_in_bytes(held, words, "")
    if held.startswith(b"SQLite format 3\0"):
        for value in stored_values(path):
            yield from _found_in_bytes(value, words, "stored value", packed_only=True)


def _found_in_bytes(
    held: bytes, words: list[str], within: str, *, packed_only: bool = False, depth: int = 0
) -> Iterator[tuple[str, str, str]]:
    unbroken = {SOFT_BREAK.sub(b"", held), BREAKS.sub(b"", held)} - {held}
    for word in words if not packed_only else ():
        for spelling, spelt in spellings(word):
            if spelt in held or (spelling in BROKEN and any(spelt in form for form in unbroken)):
                yield within, spelling, word
    if depth < DEEPEST:
        for how, member in members(held):
            yield from _found_in_bytes(member, words, f"{within}, {how}".strip(", "), depth=depth + 1)


@cache
def spellings(word: str) -> tuple[tuple[str, bytes], ...]:
    """Return every way to write the word down, by name."""
    utf8 = word.encode()
    escaped = "".join(each if each.isascii() else _json(each) for each in word)
    wholly = "".join(map(_json, word))
    percent = "".join(f"%{byte:02X}" for byte in utf8)
    printable = "".join(f"={byte:02X}" for byte in utf8)
    decimal, hexadecimal = "".join(f"&#{ord(each)};" for each in word), "".join(f"&#x{ord(each):x};" for each in word)
    ways = {
        "UTF-8": [utf8],
        "UTF-16LE": [word.encode("utf-16-le")],
        "UTF-16BE": [word.encode("utf-16-be")],
        "JSON": [each for text in (escaped, wholly) for each in (text, _upper(text, r"\\u[0-9a-f]{4}"))],
        "JSON in JSON": [text.replace("\\", "\\\\") for text in (escaped, wholly, _upper(wholly, r"\\u[0-9a-f]{4}"))],
        "percent": [quote(word, safe=""), quote(word, safe="").lower(), percent, percent.lower()],
        "quoted-printable": [_printable(word), _printable(word).lower(), printable, printable.lower()],
        "HTML, decimal": [decimal, word.encode("ascii", "xmlcharrefreplace")],
        "HTML, hexadecimal": [
            hexadecimal,
            _upper(hexadecimal, r"&#x[0-9a-f]+"),
            "".join(each if each.isascii() else f"&#x{ord(each):x};" for each in word),
            "".join(each if each.isascii() else f"&#x{ord(each):X};" for each in word),
        ],
        "HTML": [escape(word)],
        "hexadecimal": [utf8.hex(), utf8.hex().upper()],
        "base64": [each for held in (utf8, word.encode("utf-16-le")) for each in _base64(held)],
    }
    return tuple({(name, _bytes(way)): None for name, some in ways.items() for way in some})


def _json(sign: str) -> str:
    units = sign.encode("utf-16-be")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))


def _upper(text: str, pattern: str) -> str:
    """Write the digits of each escape in upper case, and leave its sign ("u", "x") as it is."""
    return re.sub(pattern, lambda match: match[0][:2] + match[0][2:].upper().replace("X", "x", 1), text)


def _printable(word: str) -> str:
    return "".join(each if each.isascii() else "".join(f"={byte:02X}" for byte in each.encode()) for each in word)


def _base64(held: bytes) -> Iterator[bytes]:
    """Yield what must stand in base64 wherever the bytes begin: three alignments, the signs shared with others cut."""
    for before in range(3):
        for encode in (b64encode, urlsafe_b64encode):
            first, last = -(-before * 8 // 6), (before + len(held)) * 8 // 6
            yield encode(b"\0" * before + held)[first:last]


def _bytes(way: str | bytes) -> bytes:
    return way.encode() if isinstance(way, str) else way


def members(held: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (how, bytes) of what is packed in these bytes, wherever in them it begins."""
    for place in _places(held, b"\x1f\x8b\x08"):
        yield from _unpacked("gzip", held[place:], 31)
    for begins in ZLIB_BEGINS:
        for place in _places(held, begins):
            yield from _unpacked("zlib", held[place:], 15)
    if b"PK\x03\x04" in held:
        yield from _zipped(held)
    yield from _brotli(held)
    if b"\nMIME-Version:" in held[:4096] or b"\nContent-Type:" in held[:4096]:
        yield from _mailed(held)


def _places(held: bytes, begins: bytes) -> Iterator[int]:
    place = held.find(begins)
    while place >= 0:
        yield place
        place = held.find(begins, place + 1)


def _unpacked(how: str, packed: bytes, window: int) -> Iterator[tuple[str, bytes]]:
    unpacked, reader = b"", zlib.decompressobj(window)
    try:
        # Piece by piece: what follows the member, or is damaged in it, must not hide what comes before.
        for place in range(0, len(packed), 4096):
            unpacked += reader.decompress(packed[place : place + 4096], LARGEST)
            if reader.eof or len(unpacked) > LARGEST:
                break
    except zlib.error:
        pass
    if unpacked:
        yield how, unpacked


def _brotli(held: bytes) -> Iterator[tuple[str, bytes]]:
    """Brotli has no sign by which it could be found inside something else: the bytes are it, or are not."""
    try:
        unpacked = brotli.decompress(held)
    except brotli.error:
        return
    yield "brotli", unpacked


def _zipped(held: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(BytesIO(held)) as archive:
            for each in archive.infolist():
                yield "zip", each.filename.encode() + b"\n" + archive.read(each)
    except (zipfile.BadZipFile, NotImplementedError):
        pass


def _mailed(held: bytes) -> Iterator[tuple[str, bytes]]:
    mail = message_from_bytes(held, policy=policy.default)
    yield "mail header", "\n".join(f"{name}: {value}" for name, value in mail.items()).encode()
    for part in mail.walk():
        yield "mail part header", "\n".join(f"{name}: {value}" for name, value in part.items()).encode()
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield "mail part", content
            yield "mail part", content.decode(part.get_content_charset() or "utf-8", errors="replace").encode()


def stored_values(path: Path) -> Iterator[bytes]:
    """Yield every value of bytes or text that a SQLite database holds, put together from the pages it lies on."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.text_factory = bytes
    try:
        tables = [
            name.decode() for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                yield from (each for each in row if isinstance(each, bytes))
    finally:
        connection.close()


def packed(text: bytes) -> dict[str, bytes]:
    """Return the bytes packed in every way that is looked into: what the search itself is tried with."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writing:
        writing.writestr("member.txt", text)
    return {
        "gzip": gzip.compress(text),
        "zlib": zlib.compress(text),
        "zip": archive.getvalue(),
        "brotli": brotli.compress(text),
    }
