from io import BytesIO

import pytest

from absch.exchange.lines import LONGEST_LINE, LineTooLong, document_in, lines_of
from absch.kernel.wire import NotADocument, NotJson, RepeatedKey, UnsafeNumber, UnsafeText

A_DOCUMENT = {"header": {"identifier": "contact-example"}}


def test_blank_lines_are_counted_and_passed_over():
    stream = BytesIO(b'\n{"a": 1}\n  \t\n\r\n{"b": 2}')

    assert list(lines_of(stream)) == [(2, b'{"a": 1}'), (5, b'{"b": 2}')]


def test_an_empty_file_has_no_lines():
    assert list(lines_of(BytesIO(b""))) == []


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it():
    stream = BytesIO(b'\xef\xbb\xbf{"a": 1}\n')

    assert list(lines_of(stream)) == [(1, b'{"a": 1}')]


def test_a_line_may_have_four_megabytes_and_not_one_byte_more():
    longest, too_long = b"a" * LONGEST_LINE, b"b" * (LONGEST_LINE + 1)
    stream = BytesIO(longest + b"\n" + too_long + b"b" * 9_000_000 + b"\n{}\n")

    first, second, third = lines_of(stream)

    assert first == (1, longest)
    assert (second[0], len(second[1])) == (2, LONGEST_LINE + 1)
    assert third == (3, b"{}")
    with pytest.raises(LineTooLong):
        document_in(second[1])


def test_a_line_is_a_document_or_holds_one_as_an_export_does():
    bare = b'{"header": {"identifier": "contact-example"}}'
    of_an_export = b'{"number": "ABSCH-CON-SCBD-100001-1", "revision": 1, "document": ' + bare + b"}"

    assert document_in(bare) == A_DOCUMENT
    assert document_in(of_an_export) == A_DOCUMENT


@pytest.mark.parametrize(
    ("received", "refusal"),
    [
        (b'{"title": "\xff"}', NotJson),
        (b'{"title": ', NotJson),
        (b"[1, 2]", NotADocument),
        (b'"text"', NotADocument),
        (b'{"document": 7}', NotADocument),
        (b'{"title": 1, "title": 2}', RepeatedKey),
        (b'{"zoom": NaN}', UnsafeNumber),
        (b'{"zoom": 9007199254740993}', UnsafeNumber),
        (b'{"title": "\\u0000"}', UnsafeText),
        (b'{"title": "\\ud800"}', UnsafeText),
    ],
    ids=lambda each: each.decode(errors="replace")[:20] if isinstance(each, bytes) else each.__name__,
)
def test_what_is_no_document_is_refused(received, refusal):
    with pytest.raises(refusal):
        document_in(received)
