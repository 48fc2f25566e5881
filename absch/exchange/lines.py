"""Read a file of documents, one a line: a bare document, or a line as an export writes it."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _

from absch.kernel.refusals import Refusal
from absch.kernel.wire import NotADocument, read_document

LONGEST_LINE = 4 * 1024 * 1024  # bytes, without the line's end
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class LineTooLong(Refusal):
    code = "line-too-long"
    status = 413
    sentence = _("This line is longer than %(limit)s bytes. One document stands on each line.")


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield number, counted from 1, and bytes of each line that is not blank.

    Never more than one line is held: of one that is too long, only the first 4 MB and a byte are given.
    """
    number = 0
    while received := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = received
        while not rest.endswith(b"\n") and (rest := stream.readline(LONGEST_LINE)):
            pass
        if number == 1:
            received = received.removeprefix(BYTE_ORDER_MARK)
        if received.strip():
            yield number, received.removesuffix(b"\n")


def document_in(received: bytes) -> dict[str, Any]:
    """Return the document of a line. Raises LineTooLong and Unreadable."""
    if len(received) > LONGEST_LINE:
        raise LineTooLong(limit=LONGEST_LINE)
    found = read_document(received)
    if "header" in found or "document" not in found:
        return found
    if not isinstance(found["document"], dict):
        raise NotADocument()
    return found["document"]
