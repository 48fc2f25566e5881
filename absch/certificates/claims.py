"""Which number a PDF claims to be about, read without trusting it: no parser of PDF sees it, and work is bounded."""

import re
import zlib
from collections.abc import Iterator

from absch.kernel.numbers import ENVIRONMENT_PREFIXES, read_number

LONGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_STREAMS = 2000
LONGEST_STREAM = 1024 * 1024  # bytes, unpacked
LONGEST_WHOLE = 16 * 1024 * 1024

_NUMBER = re.compile(
    rb"(?:%s)-IRCC-[A-Z]{2,4}-[0-9]{6,7}-[1-9][0-9]{0,4}(?![0-9])" % "|".join(ENVIRONMENT_PREFIXES).encode()
)
_STREAM = re.compile(rb"stream\r?\n")
_HEX = re.compile(rb"<(?:[0-9A-Fa-f]{2}\s*){20,400}>")


def number_in(pdf: bytes) -> str | None:
    """Return the number that stands in the file's title, description or enclosed record; None where none does.

    What is no PDF, or is longer than 20 MB, claims nothing.
    """
    if len(pdf) > LONGEST_FILE or b"%PDF-" not in pdf[:1024]:
        return None
    for text in _texts(pdf):
        if (match := _NUMBER.search(text)) and (number := read_number(match[0].decode())):
            return str(number)
    return None


def _texts(pdf: bytes) -> Iterator[bytes]:
    """Yield what can be read of the file: as it is, without the zero bytes of UTF-16, as hexadecimal, unpacked."""
    yield pdf
    yield pdf.replace(b"\0", b"")
    for match in _HEX.finditer(pdf):
        yield bytes.fromhex(match[0][1:-1].decode()).replace(b"\0", b"")
    whole = 0
    for place, match in enumerate(_STREAM.finditer(pdf)):
        if place >= MOST_STREAMS or whole >= LONGEST_WHOLE:
            return
        try:
            unpacked = zlib.decompressobj().decompress(pdf[match.end() : match.end() + LONGEST_STREAM], LONGEST_STREAM)
        except zlib.error:
            continue
        whole += len(unpacked)
        yield unpacked
        yield unpacked.replace(b"\0", b"")
