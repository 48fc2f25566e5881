"""Lists as people have them: every row is answered, in its order, with its repetitions."""

import pytest

from absch.certificates.verification.lists import asked_in, text_of
from absch.certificates.verification.refusals import TooManyNumbers

ONE, TWO = "ABSCH-IRCC-KE-100002-1", "ABSCH-IRCC-ZA-100003-2"

SHAPES = {
    "one on each line": (f"{ONE}\n{TWO}\n", [ONE, TWO]),
    "windows line ends and blank lines": (f"\r\n{ONE}\r\n\r\n{TWO}\r\n", [ONE, TWO]),
    "old Macintosh line ends": (f"{ONE}\r{TWO}", [ONE, TWO]),
    "repeated": (f"{TWO}\n{ONE}\n{TWO}", [TWO, ONE, TWO]),
    "in one line, with commas": (f"{ONE}, {TWO}", [ONE, TWO]),
    "in one line, with blanks": (f"{ONE} {TWO}", [ONE, TWO]),
    "comma and headings": (f"holder,number\nAcme,{ONE}\nBase,{TWO}\n", [ONE, TWO]),
    "semicolon, number last": (f"a;b;c\n1,5;x;{ONE}\n2,5;y;{TWO}\n", [ONE, TWO]),
    "tab": (f"{ONE}\tx\n{TWO}\ty", [ONE, TWO]),
    "quoted": (f'"number","note"\n"{ONE}","a, b"\n"{TWO}","say ""no"""\n', [ONE, TWO]),
    "quotation mark never closed": (f'{ONE},"a\n{TWO},b\n', [ONE, TWO]),
    "excel's first line": (f"sep=;\nnumber;x\n{ONE};1\n", [ONE]),
    "excel's formula": (f'="{ONE}",1\n="{TWO}",2', [ONE, TWO]),
    "byte order mark": (f"\ufeff{ONE}", [ONE]),
    "no headings": (f"1,{ONE}\n2,{TWO}", [ONE, TWO]),
    "two in a row": (f"{ONE},{TWO}\n{TWO},{ONE}", [ONE, TWO, TWO, ONE]),
    "a row with none": (f"n,number\n1,{ONE}\n2,nothing 7\n", [ONE, "nothing 7"]),
    "misread": ("ABSCH-IRCC-KE-1OOOO2-1\n", ["ABSCH-IRCC-KE-1OOOO2-1"]),
    "as typed": ("  absch ircc ke 100002 1 \n", ["absch ircc ke 100002 1"]),
    "a letter": (
        f"Dear colleague,\nwe hold {ONE}, and also ({TWO}).\nWith our best regards\n",
        [
            ONE,
            TWO,
        ],
    ),
    "zero bytes": (f"\0{ONE}\0", [ONE]),
    "only blanks": (" \n\t\n ,,, \n", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_is_read_whatever_its_shape(shape):
    text, expected = SHAPES[shape]

    asked = asked_in(text)

    # Two words of a greeting are a row like any other.
    assert [each for each in asked if each != "Dear colleague"] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_file_is_read_whatever_its_encoding(encoding):
    content = f"título;número\né;{ONE}\n".encode(encoding)

    assert asked_in(text_of(content)) == [ONE]


def test_ten_thousand_are_read_and_one_more_is_refused():
    assert len(asked_in(f"{ONE}\n" * 10_000)) == 10_000
    with pytest.raises(TooManyNumbers):
        asked_in(f"{ONE}\n" * 10_001)


def test_a_line_without_end_is_shortened():
    assert [len(each) for each in asked_in("7" * 100_000)] == [100]
