"""Pack the fonts of a PDF. Chinese glyphs keep their numbers, so that most of such a font is a long row of offsets."""

import zlib
from itertools import repeat
from operator import and_, sub
from typing import Any

WORTH_PACKING = 100_000  # bytes
OFFSET = 3  # bytes of an offset in a font of this size
UP = b"\2"


def pack_fonts(_document: object, pdf: Any) -> None:
    """Store each large OpenType font as differences, which deflate to a tenth (ISO 32000-1, section 7.4.4.4)."""
    import pydyf  # with WeasyPrint, and only then

    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.extra.get("Subtype") == "/OpenType":
            font = b"".join(each.stream)
            if len(font) > WORTH_PACKING:
                each.stream, each.compress = [zlib.compress(differences(font), 6)], False
                each.extra |= {
                    "Filter": "/FlateDecode",
                    "DecodeParms": pydyf.Dictionary({"Predictor": 12, "Columns": OFFSET}),
                }


def differences(data: bytes) -> bytes:
    """Return rows of three bytes less the row before, each behind the sign of that filter (PNG, section 9.2)."""
    padded = data + bytes(-len(data) % OFFSET)
    changed = padded[:OFFSET] + bytes(map(and_, map(sub, padded[OFFSET:], padded), repeat(255)))
    rows = bytearray(UP * (len(padded) // OFFSET * (OFFSET + 1)))
    for column in range(OFFSET):
        rows[column + 1 :: OFFSET + 1] = changed[column::OFFSET]
    return bytes(rows)
