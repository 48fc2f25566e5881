"""A list of numbers, however it was written: one on each line, a table of any columns, the text of a letter."""

import csv
import re
from collections import Counter
from collections.abc import Iterator

from absch.certificates.verification.refusals import TooManyNumbers
from absch.certificates.verification.typed import printable, western

MOST = 10_000
SEPARATORS = "\t;,|"
SAMPLE = 50  # lines looked at to find the separator

_NUMBER = re.compile(
    r"(?<![A-Z0-9])[A-Z]{3,6}-[A-Z0-9]{2,8}-[A-Z]{2,4}-[0-9]{6,7}(?:-[1-9][0-9]{0,4})?(?![A-Z0-9]|-[A-Z0-9])", re.I
)
_BEGINNING = re.compile(r"\s*(?:ABS(?:CH|TRG|STG|DEV)|CHM)\b", re.I)
_WORDS = re.compile(r"[^\W\d_]+")


def text_of(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or, failing that, Latin-1, with or without a byte order mark."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    if content[:512].count(b"\0") > len(content[:512]) // 4:
        return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def asked_in(text: str) -> list[str]:
    """Return what is asked, in its order and with its repetitions: every row is answered, but blank ones.

    Left out are a row of headings, Excel's `sep=`, and lines of prose without a digit.
    Raises TooManyNumbers beyond 10,000.
    """
    text = text.replace("\0", "").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = [cells for cells in _rows(text) if any(letter.isalnum() for cell in cells for letter in cell)]
    if rows and rows[0][0].lower().startswith("sep="):
        rows = rows[1:]
    column = _column_of_numbers(rows)
    asked: list[str] = []
    for place, cells in enumerate(rows):
        found = list(_found_in(cells))
        if not found and not (place == 0 and len(rows) > 1 and _is_heading(cells)) and not _is_prose(cells):
            cell = cells[column] if column < len(cells) and cells[column] else next(filter(None, cells))
            found = [printable(cell)]
        asked += filter(None, found)
        if len(asked) > MOST:
            raise TooManyNumbers(most=MOST)
    return asked


def _rows(text: str) -> Iterator[list[str]]:
    lines = text.split("\n")
    counts = {each: sum(each in line for line in lines[:SAMPLE]) for each in SEPARATORS}
    separator = max(counts, key=lambda each: counts[each])
    if not counts[separator]:
        yield from ([_unquoted(line)] for line in lines)
        return
    try:
        # A quotation mark that is never closed takes the rest of the file with it: then lines are taken as they are.
        rows = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    yield from ([_unquoted(cell) for cell in row] for row in rows)


def _unquoted(cell: str) -> str:
    # A spreadsheet's way to keep a text a text: ="ABSCH-…"
    return cell.strip().removeprefix("=").strip().strip("\"'").strip()


def _found_in(cells: list[str]) -> Iterator[str]:
    for cell in cells:
        plain = western(cell)
        found = [match[0] for match in _NUMBER.finditer(plain)]
        if len(found) == 1 and len(found[0]) == len(plain.strip()):
            yield printable(cell)
        elif found:
            yield from found
        elif _BEGINNING.match(plain) and any(each.isdigit() for each in plain):
            yield printable(cell)


def _column_of_numbers(rows: list[list[str]]) -> int:
    """Return the place at which most rows have their number; the first for none."""
    places = Counter(
        place for cells in rows[:500] for place, cell in enumerate(cells) if _NUMBER.search(western(cell)) is not None
    )
    return min(places, key=lambda each: (-places[each], each)) if places else 0


def _is_heading(cells: list[str]) -> bool:
    return not any(each.isdigit() for cell in cells for each in cell)


def _is_prose(cells: list[str]) -> bool:
    text = " ".join(cells)
    return len(_WORDS.findall(text)) >= 4 and not any(each.isdigit() for each in text)
