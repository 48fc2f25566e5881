"""The gaps in a database's pages, where SQLite may leave copies of rows that it has moved elsewhere."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

LEAF, INNER = 0x0D, 0x05  # of a table (https://www.sqlite.org/fileformat.html, section 1.6)


def plant_in_gaps(database: Path, table: str, word: str) -> int:
    """Write the word into the gap of each of the table's pages that has room for it, and return in how many.

    The write-ahead log must hold none of these pages.
    """
    with closing(sqlite3.connect(database)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        question = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
        root = connection.execute(question, [table]).fetchone()[0]
    held, planted = bytearray(database.read_bytes()), 0
    for number in _leaves(held, size, root):
        start = (number - 1) * size
        cells, content = _number(held, start + 3), _number(held, start + 5)
        room = range(start + 8 + 2 * cells, start + content)
        if len(room) > len(word.encode()):
            held[room.stop - len(word.encode()) : room.stop] = word.encode()
            planted += 1
    with database.open("r+b") as file:
        file.write(held)
    return planted


def _leaves(held: bytes, size: int, number: int) -> Iterator[int]:
    start = (number - 1) * size
    if held[start] == LEAF:
        yield number
    elif held[start] == INNER:
        for cell in range(_number(held, start + 3)):
            place = start + _number(held, start + 12 + 2 * cell)
            yield from _leaves(held, size, _number(held, place, 4))
        yield from _leaves(held, size, _number(held, start + 8, 4))


def _number(held: bytes, place: int, length: int = 2) -> int:
    return int.from_bytes(held[place : place + length], "big")
