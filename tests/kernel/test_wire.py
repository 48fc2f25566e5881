import pytest

from absch.kernel.wire import (
    NotADocument,
    NotJson,
    RepeatedKey,
    TooDeep,
    UnsafeNumber,
    UnsafeText,
    read_document,
)


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b'{"a": 1, "a": 2}', RepeatedKey),
        (b'{"a": {"b": 1, "b": 1}}', RepeatedKey),
        (b'{"a": NaN}', UnsafeNumber),
        (b'{"a": -Infinity}', UnsafeNumber),
        (b'{"a": 1e999}', UnsafeNumber),
        (b'{"a": 9007199254740992}', UnsafeNumber),
        (b'{"a": -9007199254740992}', UnsafeNumber),
        (b'{"a": ' + b"9" * 100_000 + b"}", UnsafeNumber),
        (b'{"a": "\\u0000"}', UnsafeText),
        (b'{"a": "\\ud800"}', UnsafeText),
        (b'{"\\udfff": 1}', UnsafeText),
        (b'{"a": "\xff"}', NotJson),
        (b'{"a": ', NotJson),
        (b"", NotJson),
        (b"[]", NotADocument),
        (b'"text"', NotADocument),
        (b'{"a": ' + b"[" * 60 + b"]" * 60 + b"}", TooDeep),
        (b"[" * 100_000, TooDeep),
    ],
)
def test_what_cannot_be_kept_exactly_is_refused(sent, refusal):
    with pytest.raises(refusal):
        read_document(sent)


def test_the_largest_safe_integer_and_a_surrogate_pair_are_kept():
    assert read_document('{"a": 9007199254740991, "b": "\\ud83c\\udf31"}') == {"a": 9007199254740991, "b": "🌱"}
